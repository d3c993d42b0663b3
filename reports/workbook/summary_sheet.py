"""汇总: one line a department, every rate with its numerator and denominator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from audit.bounds import total_bounds
from disclosure.assessment import AssessmentFile, DepartmentFile
from disclosure.judgement import RATE_NAMES
from reports.heading import SchemeHeading
from reports.view.overview import OverviewRow, overview
from reports.wording.figures import rate_of, sum_of_points
from reports.wording.words import word
from reports.workbook.sheet import Cell, Column, Sheet

_FIRST = (
    Column("序号", 6, "centre"),
    Column("部门", 28),
    Column("单位归属", 14),
    Column("级别", 8, "centre"),
    Column("网站", 13, "centre"),
    Column("专栏", 16, "centre"),
    Column("首页可见", 10, "centre"),
    Column("可查询", 10, "centre"),
    Column("目录", 13, "centre"),
    Column("许可记录", 10, "centre"),
    Column("处罚记录", 10, "centre"),
    Column("台账", 12, "centre"),
    Column("台账条数", 10, "centre"),
    Column("核实条数", 10, "centre"),
)
_LAST = (
    Column("得分", 9, "points"),
    Column("满分", 9, "points"),
    Column("得分下限", 9, "points"),
    Column("得分上限", 9, "points"),
)


def write_summary(book: Any, looks: dict[str, Any], file: AssessmentFile, heading: SchemeHeading) -> None:
    title = f"{heading.title}　{file.assessment.period.label}　基准日 {file.assessment.as_of}"
    sheet = Sheet(book, looks, "汇总", (*_FIRST, *_rate_columns(), *_LAST), title)
    rows = zip(overview(file, heading), file.departments, strict=True)
    sheet.lines([*_first(row), *_rates(department), *_points(department, heading)] for row, department in rows)
    sheet.close()


def _rate_columns() -> Iterator[Column]:
    for name in RATE_NAMES:
        short = word("short_rate", name)
        yield from (
            Column(f"{short}分子", 8, "number"),
            Column(f"{short}分母", 8, "number"),
            Column(short, 10, "percent"),
        )


def _first(row: OverviewRow) -> tuple[Cell, ...]:
    labels = (row.site, row.column, row.on_home, row.searchable, row.catalogue)
    counts = (
        _count(row.permit),
        _count(row.penalty),
        str(row.ledger),
        _count(row.rows),
        _count(row.verified),
    )
    return (row.number, row.name, row.region, row.level, *map(str, labels), *counts)


def _count(text: str) -> Cell:
    return int(text) if text.isdecimal() else text


def _rates(department: DepartmentFile) -> Iterator[Cell]:
    rates = department.audit.rates if department.audit else {}
    for name in RATE_NAMES:
        rate = rate_of(rates, name)
        yield from (rate.numerator, rate.denominator, rate)


def _points(department: DepartmentFile, heading: SchemeHeading) -> tuple[Cell, ...]:
    """Points and full points of what was scored; and between which ends the whole lies, with what was not."""
    scores = department.audit.scores if department.audit else ()
    if not scores or heading.rules is None:
        return (*(sum_of_points(scores) or (None, None)), None, None)
    bounds = total_bounds(heading.rules, scores, of_region=False)
    upper = word("phrase", "no_upper_end") if bounds.upper is None else bounds.upper
    return (*(sum_of_points(scores) or (None, None)), bounds.lower, upper)
