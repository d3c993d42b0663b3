"""The six rates as exact counts, each with the rule it follows.

A row that could not be checked leaves numerator and denominator: it costs nobody a point (DESIGN, first
promise).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from audit.schemes.scheme import Scheme
from audit.wording import say
from disclosure.judgement import Rate, RowMatch
from disclosure.vocabulary import RowStatus

_DATED = (RowStatus.ON_TIME, RowStatus.LATE, RowStatus.OMITTED)


def is_published(match: RowMatch) -> bool:
    """Found on a site (or the platform), whatever became of its date."""
    return match.matched_by is not None


def publicity_rate(matches: Sequence[RowMatch]) -> Rate:
    """Published ÷ verified ledger rows (指南 6.2). Never above 1: rows and publications are matched one to
    one."""
    counted = [match for match in matches if match.status is not RowStatus.EXCLUDED]
    published = sum(map(is_published, counted))
    absent = sum(match.status is RowStatus.NOT_FOUND for match in counted)
    return _rate(published, published + absent, say("rule.publicity"), len(counted))


def on_time_rate(matches: Sequence[RowMatch], scheme: Scheme) -> Rate:
    """Published within the limit ÷ verified ledger rows, not ÷ published rows (指南 6.3)."""
    count = Counter(match.status for match in matches)
    verified = len(matches) - count[RowStatus.EXCLUDED]
    judged = sum(count[status] for status in (*_DATED, RowStatus.NOT_FOUND))
    return _rate(count[RowStatus.ON_TIME], judged, say("rule.on_time", limit=scheme.timing.limit), verified)


def timing_rates(statuses: Sequence[RowStatus], scheme: Scheme, remark: str = "") -> dict[str, Rate]:
    """`late` and `omission` over the rows that were reported (or published) and whose timing is known."""
    count = Counter(statuses)
    dated = sum(count[status] for status in _DATED)
    rule = say(f"rule.late_{scheme.counting.basis}", limit=scheme.timing.limit) + remark
    outer = scheme.timing.outer_limit
    omission = (
        Rate(0, 0, say("rule.no_outer_limit"))
        if outer is None
        else _rate(count[RowStatus.OMITTED], dated, say("rule.omission", outer=outer) + remark, len(statuses))
    )
    return {"late": _rate(count[RowStatus.LATE], dated, rule, len(statuses)), "omission": omission}


def add_up(rates: Sequence[Mapping[str, Rate]], names: Sequence[str]) -> dict[str, Rate]:
    """Region rates: sums first, then the division (运信用办〔2021〕25号: 各抽查单位合计后相除)."""
    return {name: _added([part[name] for part in rates if name in part]) for name in names}


def _added(parts: Sequence[Rate]) -> Rate:
    rule = next((part.rule for part in parts if part.denominator), parts[0].rule if parts else "")
    if len(parts) > 1:
        rule = "；".join(filter(None, (rule.split("；另有")[0], say("rule.region"))))
    return Rate(sum(part.numerator for part in parts), sum(part.denominator for part in parts), rule)


def _rate(numerator: int, denominator: int, rule: str, of: int) -> Rate:
    unjudged = of - denominator
    return Rate(numerator, denominator, rule + (say("rule.not_judged", rows=unjudged) if unjudged else ""))


def rate_above(rate: Rate | None, limit: Fraction) -> bool:
    """Whether a rate is known and lies above the limit; a rate that could not be had is above nothing."""
    return rate is not None and rate.value is not None and rate.value > limit
