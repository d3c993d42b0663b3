"""What the scheme says follows for a department from its rates and counts."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from audit.figures import rate_text
from audit.rates.six_rates import rate_above
from audit.schemes.known import Known
from audit.schemes.named_figures import rate_name
from audit.schemes.scheme import Consequence, Scheme
from audit.wording import say
from disclosure.vocabulary import Verdict


def consequences_of(scheme: Scheme, known: Known, counts: Mapping[str, int]) -> tuple[str, ...]:
    """Sentences with figure and clause; of what needs earlier periods, what follows if it was so then too."""
    triggered = [rule for rule in scheme.consequences if _applies(rule, known, counts)]
    said = [
        say("consequence.follows", says=rule.says, figure=_figure(rule, known, counts), clause=rule.clause)
        if rule.running == 1
        else say(
            "consequence.if_running",
            head=running_head(rule),
            figure=_figure(rule, known, counts),
            clause=rule.clause,
        )
        for rule in triggered
    ]
    return tuple(dict.fromkeys([*said, *(rule.not_judged for rule in triggered if rule.not_judged)]))


def running_head(rule: Consequence) -> str:
    """How the sentence of a running consequence begins in the period in which it applies."""
    return say("consequence.running_head", running=rule.running, says=rule.says)


def _applies(rule: Consequence, known: Known, counts: Mapping[str, int]) -> bool:
    if rule.unless and known.figures.values.get(rule.unless):
        return False
    if rule.without_ledger:
        return known.ledger is not None and known.ledger.verdict is Verdict.ABSENT
    if rule.rate is not None:
        return rate_above(known.rates.get(rule.rate), rule.above)
    if rule.statistic is not None:
        return known.figures.values.get(rule.statistic, Fraction(0)) > rule.above
    return counts.get(rule.count or "", 0) > rule.above


def _figure(rule: Consequence, known: Known, counts: Mapping[str, int]) -> str:
    if rule.rate is not None:
        return rate_name(rule.rate) + rate_text(known.rates[rule.rate])
    if rule.statistic is not None:
        return known.figures.told[rule.statistic]
    if rule.without_ledger:
        spared = say("consequence.unless", name=rule.unless) if rule.unless else ""
        return "；".join(filter(None, (say("consequence.no_ledger"), spared)))
    return say(f"count.{rule.count}", count=counts[rule.count or ""])
