"""公示记录: every published record read."""

from __future__ import annotations

from typing import Any

from disclosure.assessment import AssessmentFile
from disclosure.records import PublishedRecord
from reports.data_files.row_tables import all_records
from reports.heading import SchemeHeading
from reports.wording.words import word
from reports.workbook.sheet import Cell, Column, Link, Sheet

_COLUMNS = (
    Column("部门", 26),
    Column("类别", 10, "centre"),
    Column("决定书文号", 28),
    Column("行政相对人", 28),
    Column("项目名称/案件名称", 40),
    Column("决定日期", 13),
    Column("公示日期", 13),
    Column("公示日期出处", 14, "centre"),
    Column("网站", 14, "centre"),
    Column("网址", 40),
    Column("证据", 30),
)


def write_records(book: Any, looks: dict[str, Any], file: AssessmentFile, _: SchemeHeading) -> None:
    sheet = Sheet(book, looks, "公示记录", _COLUMNS)
    sheet.lines(_line(record) for record in all_records(file))
    sheet.close()


def _line(record: PublishedRecord) -> tuple[Cell, ...]:
    return (
        record.department,
        record.kind.chinese,
        record.document_number,
        record.party,
        record.project,
        record.decision_date,
        record.published_on,
        word("date_source", record.published_on_source) if record.published_on_source else None,
        word("site_role", record.site_role),
        Link(record.url, record.url),
        Link(record.evidence or "", record.evidence),
    )
