"""The table platform notices print (殷信用办〔2024〕14号, 附件1、2): departments, then townships."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from disclosure.assessment import AssessmentFile, DepartmentFile
from disclosure.judgement import Rate
from disclosure.targets import Target
from reports.figures import percent
from reports.heading import SchemeHeading
from reports.words import catalogue, word

COUNTS = ("late", "omitted", "qualified", "permit", "penalty", "total")
# Which count makes which rate, in the order the notice prints them.
_RATES = {"late": "late", "omission": "omitted", "compliance": "qualified"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformLine:
    """`counts` in the order of COUNTS, `rates` as printed."""

    name: str
    counts: tuple[int, ...]
    rates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformTable:
    title: str
    first_head: str
    heads: tuple[str, ...]
    lines: tuple[PlatformLine, ...]
    total: PlatformLine


def platform_tables(file: AssessmentFile, heading: SchemeHeading) -> tuple[PlatformTable, ...]:
    """None under schemes that judge by the sites; else the departments' table and, if there are any, the
    townships'. Totals are summed from the lines and their rates made anew: the notice's own total row
    carries 98.80 and 1.07, which 747/756 and 8/756 do not give (golden/README, check 3)."""
    if not heading.on_platform:
        return ()
    townships = [department for department in file.departments if is_township(department.target)]
    others = [department for department in file.departments if not is_township(department.target)]
    groups = (("部门", others), ("乡镇", townships))
    return tuple(_table(name, group, heading) for name, group in groups if group)


def is_township(target: Target) -> bool:
    words = catalogue()["level"]
    by_level = any(word in target.level for word in words["township_words"])
    return by_level or target.name.endswith(tuple(words["township_endings"]))


def heads() -> tuple[str, ...]:
    return tuple(word("count", name) for name in COUNTS) + tuple(f"双公示{word('short_rate', name)}" for name in _RATES)


def _table(unit: str, group: Sequence[DepartmentFile], heading: SchemeHeading) -> PlatformTable:
    counts = [dict(department.audit.counts) if department.audit else {} for department in group]
    total: Counter[str] = Counter()
    for line in counts:
        total.update({name: line.get(name, 0) for name in COUNTS})
    lines = [_line(one.target.name, line, heading) for one, line in zip(group, counts, strict=True)]
    return PlatformTable(
        title=f"{unit}“双公示”工作情况统计表",
        first_head=unit,
        heads=heads(),
        lines=tuple(lines),
        total=_line(f"{unit}总计", total, heading),
    )


def _line(name: str, counts: Mapping[str, int], heading: SchemeHeading) -> PlatformLine:
    whole = counts.get("total", 0)
    rates = (Rate(counts.get(count, 0), whole) for count in _RATES.values())
    return PlatformLine(
        name=name,
        counts=tuple(counts.get(count, 0) for count in COUNTS),
        rates=tuple(percent(rate, heading.zero_prints) for rate in rates),
    )
