"""统计表: the scheme's own table, where rows are judged by the platform (殷信用办〔2024〕14号)."""

from __future__ import annotations

from typing import Any

from disclosure.assessment import AssessmentFile
from reports.heading import SchemeHeading
from reports.view.platform_table import PlatformTable, platform_tables
from reports.workbook.sheet import Column, Sheet


def write_platform_tables(book: Any, looks: dict[str, Any], file: AssessmentFile, heading: SchemeHeading) -> None:
    for table in platform_tables(file, heading):
        _write(book, looks, table, file.assessment.period.label)


def _write(book: Any, looks: dict[str, Any], table: PlatformTable, period: str) -> None:
    heads = (Column(head, 11, "number") for head in table.heads)
    columns = (Column("序号", 6, "centre"), Column(table.first_head, 30), *heads)
    sheet = Sheet(book, looks, f"{table.first_head}统计表", columns, f"{table.title}（{period}）")
    for at, line in enumerate(table.lines, 1):
        sheet.line((at, line.name, *line.cells))
    sheet.line(("", table.total.name, *table.total.cells), "total")
    sheet.close()
