"""The tables a notice prints of its own (殷信用办〔2024〕14号, 附件1、2), by the columns its scheme names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.rates.six_rates import add_up
from audit.schemes.scheme import PrintedColumn, PrintedTable
from disclosure.assessment import AssessmentFile, DepartmentFile
from disclosure.judgement import Rate
from disclosure.targets import Target
from reports.heading import SchemeHeading
from reports.wording.figures import percent, rate_of
from reports.wording.words import word

# Which count makes which rate: a notice's rates are printed from the counts beside them.
_COUNTED = {"late": "late", "omission": "omitted", "compliance": "qualified"}
_DEFAULT_COUNTS = ("late", "omitted", "permit", "penalty", "total")
_DEFAULT_RATES = ("late", "omission", "compliance")

Cell = int | str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformLine:
    """`cells` in the order of the heads: counts, and rates as printed."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformTable:
    title: str
    first_head: str
    heads: tuple[str, ...]
    lines: tuple[PlatformLine, ...]
    total: PlatformLine


def platform_tables(file: AssessmentFile, heading: SchemeHeading) -> tuple[PlatformTable, ...]:
    """None under schemes that judge by the sites; else the scheme's own tables (one of the usual columns where it
    names none) that have any unit. Totals are summed from the lines and their rates made anew: the notice's own total
    row carries 98.80 and 1.07, which 747/756 and 8/756 do not give (golden/README, check 3)."""
    if not heading.on_platform:
        return ()
    tables = (heading.rules.tables if heading.rules else ()) or (_usual_table(),)
    groups = {table: [one for one in file.departments if _table_of(one.target, tables) is table] for table in tables}
    return tuple(_table(table, group, heading) for table, group in groups.items() if group)


def _table_of(target: Target, tables: Sequence[PrintedTable]) -> PrintedTable | None:
    """The one that names the unit's level or the ending of its name; else the one for all others."""
    own = next((table for table in tables if _names(table, target)), None)
    return own or next((table for table in tables if not table.levels and not table.endings), None)


def _names(table: PrintedTable, target: Target) -> bool:
    return any(level in target.level for level in table.levels) or target.name.endswith(table.endings)


def _usual_table() -> PrintedTable:
    counts = tuple(PrintedColumn(head=word("count", name), count=name) for name in _DEFAULT_COUNTS)
    rates = tuple(PrintedColumn(head=word("short_rate", name), rate=name) for name in _DEFAULT_RATES)
    return PrintedTable(title="“双公示”工作情况统计表", unit_head="部门", columns=(*counts, *rates), clause="")


def _table(table: PrintedTable, group: Sequence[DepartmentFile], heading: SchemeHeading) -> PlatformTable:
    audits = [department.audit for department in group]
    counts = [dict(audit.counts) if audit else {} for audit in audits]
    rates = [audit.rates if audit else {} for audit in audits]
    total: Counter[str] = Counter()
    for line in counts:
        total.update(line)
    names = [column.rate for column in table.columns if column.rate]
    whole = _cells(table, total, add_up(rates, names), heading)
    return PlatformTable(
        title=table.title,
        first_head=table.unit_head,
        heads=tuple(column.head for column in table.columns),
        lines=tuple(
            PlatformLine(name=one.target.name, cells=_cells(table, line, known, heading))
            for one, line, known in zip(group, counts, rates, strict=True)
        ),
        total=PlatformLine(name=f"{table.unit_head}总计", cells=whole),
    )


def _cells(
    table: PrintedTable, counts: Mapping[str, int], rates: Mapping[str, Rate], heading: SchemeHeading
) -> tuple[Cell, ...]:
    return tuple(
        percent(_rate(column.rate, counts, rates), heading.zero_prints) if column.rate else counts.get(column.count, 0)
        for column in table.columns
    )


def _rate(name: str, counts: Mapping[str, int], rates: Mapping[str, Rate]) -> Rate:
    """Of the table's own counts where they make it, so that a reader can do the sum; else the audited rate."""
    count = _COUNTED.get(name)
    if count is not None and {count, "total"} <= set(counts):
        return Rate(counts[count], counts["total"])
    return rate_of(rates, name)
