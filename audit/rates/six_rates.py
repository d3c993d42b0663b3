"""The six rates as exact counts, each with the rule it follows.

A row that could not be checked leaves numerator and denominator: it costs nobody a point (DESIGN, first
promise).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from audit.schemes.scheme import Scheme, Timing
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
    return _publicity(Counter(match.status for match in counted), sum(map(is_published, counted)))


def on_time_rate(matches: Sequence[RowMatch], scheme: Scheme) -> Rate:
    """Published within the limit ÷ verified ledger rows, not ÷ published rows (指南 6.3)."""
    return _on_time(Counter(match.status for match in matches), scheme.timing.limit)


def publicity_by_count(count: Mapping[RowStatus, int], published: int, limit: int) -> dict[str, Rate]:
    """`publicity` and `on_time` from how many rows have each status and how many were found."""
    return {"publicity": _publicity(count, published), "on_time": _on_time(count, limit)}


def _publicity(count: Mapping[RowStatus, int], published: int) -> Rate:
    return _rate(published, published + count[RowStatus.NOT_FOUND], say("rule.publicity"), _verified(count))


def _on_time(count: Mapping[RowStatus, int], limit: int) -> Rate:
    judged = sum(count[status] for status in (*_DATED, RowStatus.NOT_FOUND))
    return _rate(count[RowStatus.ON_TIME], judged, say("rule.on_time", limit=limit), _verified(count))


def _verified(count: Mapping[RowStatus, int]) -> int:
    return sum(rows for status, rows in count.items() if status is not RowStatus.EXCLUDED)


def timing_rates(statuses: Sequence[RowStatus], scheme: Scheme, remark: str = "") -> dict[str, Rate]:
    """`late` and `omission` over the rows that were reported (or published) and whose timing is known."""
    return timing_by_count(Counter(statuses), scheme.timing, scheme.counting.basis, remark, of=len(statuses))


def timing_by_count(
    count: Mapping[RowStatus, int],
    timing: Timing,
    basis: str = "publication",
    remark: str = "",
    *,
    of: int | None = None,
) -> dict[str, Rate]:
    """`late` and `omission` from how many rows have each status; `of`: how many were reported or found, where not all
    of them have a known timing."""
    dated = sum(count[status] for status in _DATED)
    of = dated if of is None else of
    rule = say(f"rule.late_{basis}", limit=timing.limit) + remark
    outer = timing.outer_limit
    omission = (
        Rate(0, 0, say("rule.no_outer_limit"))
        if outer is None
        else _rate(count[RowStatus.OMITTED], dated, say("rule.omission", outer=outer) + remark, of)
    )
    return {"late": _rate(count[RowStatus.LATE], dated, rule, of), "omission": omission}


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
