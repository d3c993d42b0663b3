"""What the scheme says follows for a department from its rates and counts."""

from __future__ import annotations

from collections.abc import Mapping

from audit.figures import rate_text
from audit.rates import rate_above
from audit.schemes.scheme import Consequence, Scheme
from audit.wording import say
from disclosure.judgement import Rate


def consequences_of(scheme: Scheme, rates: Mapping[str, Rate], counts: Mapping[str, int]) -> tuple[str, ...]:
    """Sentences with figure and clause; of what needs earlier months, that it was not judged."""
    triggered = [rule for rule in scheme.consequences if _applies(rule, rates, counts)]
    said = [
        say("consequence.follows", says=rule.says, figure=_figure(rule, rates, counts), clause=rule.clause)
        for rule in triggered
    ]
    return tuple(dict.fromkeys([*said, *(rule.not_judged for rule in triggered if rule.not_judged)]))


def _applies(rule: Consequence, rates: Mapping[str, Rate], counts: Mapping[str, int]) -> bool:
    if rule.rate is not None:
        return rate_above(rates.get(rule.rate), rule.above)
    return counts.get(rule.count or "", 0) > rule.above


def _figure(rule: Consequence, rates: Mapping[str, Rate], counts: Mapping[str, int]) -> str:
    if rule.rate is not None:
        return say(f"rate.{rule.rate}") + rate_text(rates[rule.rate])
    return say(f"count.{rule.count}", count=counts[rule.count or ""])
