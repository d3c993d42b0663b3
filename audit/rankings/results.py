"""What a ranking needs to know of one assessment, whether it comes from the store or from a result.json."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from disclosure.assessment import AssessmentFile, DepartmentFile
from disclosure.judgement import Rate, Score
from disclosure.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitResult:
    """One unit of the list in one period. `consequences`: the sentences of that period's audit."""

    name: str
    region: str
    level: str
    scores: tuple[Score, ...] = ()
    rates: Mapping[str, Rate]
    counts: Mapping[str, int]
    consequences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodResult:
    """One assessment. `name`: whose it is as a whole (the region, else the folder); `scores`: the region's."""

    name: str
    scheme: str
    period: Period
    as_of: date
    units: tuple[UnitResult, ...]
    scores: tuple[Score, ...] = ()


def result_of(file: AssessmentFile, folder: str = "") -> PeriodResult | None:
    """None where nothing was audited. `folder`: the name where the list has not one region."""
    if file.audit is None:
        return None
    regions = list(dict.fromkeys(one.target.region for one in file.departments if one.target.region))
    return PeriodResult(
        name=regions[0] if len(regions) == 1 else folder or "、".join(regions),
        scheme=file.assessment.scheme,
        period=file.assessment.period,
        as_of=file.assessment.as_of,
        units=tuple(_unit(department) for department in file.departments),
        scores=file.audit.scores,
    )


def _unit(department: DepartmentFile) -> UnitResult:
    audit, target = department.audit, department.target
    return UnitResult(
        name=target.name,
        region=target.region,
        level=target.level,
        scores=audit.scores if audit else (),
        rates=audit.rates if audit else {},
        counts=audit.counts if audit else {},
        consequences=audit.consequences if audit else (),
    )


def latest_of_each(results: Iterable[PeriodResult]) -> tuple[PeriodResult, ...]:
    """Of several assessments of the same units and days the one made for the latest day, in the order of periods."""
    kept: dict[tuple[date, date, str, frozenset[str]], PeriodResult] = {}
    for result in sorted(results, key=lambda one: one.as_of):
        units = frozenset(unit.name for unit in result.units)
        kept[result.period.start, result.period.end, result.name, units] = result
    return tuple(sorted(kept.values(), key=lambda one: (one.period.start, one.period.end, one.name)))
