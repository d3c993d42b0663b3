"""What `gongshi validate` finds: problems with their cells, and the figures of each table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from disclosure.judgement import Rate
from disclosure.tables import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One broken rule in one cell. `row`, `column` (from 0) are None for a column that is missing as a whole.

    `value` is what the cell holds, numbers and names of natural persons masked.
    """

    file: str
    sheet: str
    cell: str
    row: int | None
    column: int | None
    field: str
    severity: str
    rule: str
    title: str
    value: str
    advice: str
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFindings:
    """One table: `faulty` rows break a rule of severity error; `wrong_codes` is None without a column of codes."""

    file: str
    sheet: str
    edition: str
    edition_title: str
    recognised: bool
    rows: int
    faulty: int
    wrong_codes: int | None
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFindings:
    """One input file, or one in an archive (`member`: its name there). `trouble`: why nothing, or a part, of it could
    not be judged. `sources` are its tables as read, for the copy."""

    path: Path
    name: str
    member: str = ""
    tables: tuple[TableFindings, ...] = ()
    trouble: str = ""
    sources: tuple[Table, ...] = ()

    @property
    def problems(self) -> list[Problem]:
        return [problem for table in self.tables for problem in table.problems]


def compliance(tables: Sequence[TableFindings]) -> Rate:
    """合规率: rows without errors ÷ rows."""
    rows = sum(table.rows for table in tables)
    return Rate(rows - sum(table.faulty for table in tables), rows, "没有错误的行÷全部行（提示不计）")


def wrong_codes(tables: Sequence[TableFindings]) -> Rate:
    """五项代码差错率: rows whose five codes are wrongly filled ÷ rows of tables that have such columns."""
    counted = [table for table in tables if table.wrong_codes is not None]
    rule = "五项代码填写有误或一项未填的行÷有五项代码列的行（《指南》6.4）"
    return Rate(sum(table.wrong_codes or 0 for table in counted), sum(table.rows for table in counted), rule)


def severities(problems: Sequence[Problem]) -> Counter[str]:
    return Counter(problem.severity for problem in problems)
