"""Consequences of what was so in several periods one after another (殷信用办〔2024〕14号 三、三: 连续两次以上)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.rankings.results import PeriodResult, UnitResult
from audit.rankings.spans import Span, before, span, told
from audit.rates.six_rates import rate_above
from audit.schemes.consequences import running_head
from audit.schemes.scheme import Consequence, Scheme
from audit.wording import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """`sure` false: an earlier period that decides it is not there."""

    unit: str
    label: str
    says: str
    sure: bool


def repeated_consequences(scheme: Scheme, results: Sequence[PeriodResult]) -> tuple[Repeated, ...]:
    """For each period, each unit to which a running consequence applies then."""
    by_days: dict[Span, dict[str, UnitResult]] = {}
    for result in results:
        by_days.setdefault(span(result.period), {}).update({unit.name: unit for unit in result.units})
    rules = [rule for rule in scheme.consequences if rule.running > 1]
    return tuple(
        found
        for days in sorted(by_days)
        for unit in by_days[days].values()
        for rule in rules
        if (found := _judged(rule, unit, days, by_days)) is not None
    )


def _judged(
    rule: Consequence, unit: UnitResult, days: Span, by_days: Mapping[Span, Mapping[str, UnitResult]]
) -> Repeated | None:
    if not _applies(rule, unit):
        return None
    unknown = []
    one: Span | None = days
    for _ in range(rule.running - 1):
        one = before(one) if one else None
        then = by_days.get(one, {}).get(unit.name) if one else None
        if then is None:
            unknown.append(told(one) if one else say("ranking.previous"))
        elif not _applies(rule, then):
            return None
    key = "ranking.repeated_open" if unknown else "ranking.follows"
    says = say(key, says=rule.says, clause=rule.clause, periods="、".join(unknown))
    return Repeated(unit=unit.name, label=told(days), says=says, sure=not unknown)


def _applies(rule: Consequence, unit: UnitResult) -> bool:
    if rule.rate is not None:
        return rate_above(unit.rates.get(rule.rate), rule.above)
    if rule.count is not None:
        return unit.counts.get(rule.count, 0) > rule.above
    # answers of the statistics file are not kept; that period's audit said whether it applied
    return any(said.startswith(running_head(rule)) for said in unit.consequences)
