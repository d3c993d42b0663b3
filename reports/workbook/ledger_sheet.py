"""台账核查: the ledger of annex 4 (黔发改财金〔2018〕1048号), the assessor's yellow columns filled."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from disclosure.assessment import AssessmentFile, DepartmentFile
from disclosure.document_number import normalise
from disclosure.judgement import RowMatch
from disclosure.records import LedgerRow, PublishedRecord
from reports.heading import SchemeHeading
from reports.view.rows import status_note
from reports.wording.words import label, word
from reports.workbook.sheet import Cell, Column, Link, Sheet

# The day the department pushed the row through its own ministry's system, where a ledger has the column.
_PUSHED = "pushed_on"


def write_ledger(book: Any, looks: dict[str, Any], file: AssessmentFile, heading: SchemeHeading) -> None:
    sheet = Sheet(book, looks, "台账核查", _columns(heading))
    number = 0
    for department in file.departments:
        decided = _decision_dates(file, department)
        for match in department.audit.matches if department.audit else ():
            number += 1
            sheet.line(_line(number, match, decided))
    sheet.close()


def _columns(heading: SchemeHeading) -> tuple[Column, ...]:
    return (
        Column("序号", 6, "centre"),
        Column("行政许可决定书文号", 26),
        Column("项目名称/案件名称", 34),
        Column("行政决定日期", 13),
        Column("向省信用平台报送日期", 13),
        Column("厅网站“双公示”系统推送日期", 14),
        Column("行政许可作出时间", 13, "assessor"),
        Column("上网公示时间", 13, "assessor"),
        Column(heading.in_time_question(), 14, "assessor"),
        Column("备注", 30, "assessor"),
        Column("部门", 24),
        Column("类别", 10, "centre"),
        Column("行政相对人", 24),
        Column("核查结果", 16, "centre"),
        Column("间隔工作日", 10, "number"),
        Column("公示网址", 34),
        Column("匹配依据", 14, "centre"),
        Column("平台有无", 9, "centre"),
        Column("台账文件", 26),
        Column("工作表", 14),
        Column("行号", 7, "centre"),
    )


_DecisionDates = Mapping[tuple[str, str], date]


def _decision_dates(file: AssessmentFile, department: DepartmentFile) -> _DecisionDates:
    """Decision dates as the sites show them, by address and document number."""
    sites = [site for site in (department.portal, file.credit) if site]
    records = (record for site in sites for record in site.records)
    return {_key(record): record.decision_date for record in records if record.decision_date}


def _key(record: PublishedRecord) -> tuple[str, str]:
    return record.url, normalise(record.document_number or "")


def _line(number: int, match: RowMatch, decided: _DecisionDates) -> tuple[Cell, ...]:
    row = match.row
    on_site = decided.get((match.matched_url or "", normalise(row.document_number or "")))
    return (
        number,
        row.document_number,
        row.project,
        row.decision_date,
        row.reported_on,
        _pushed(row),
        on_site,
        match.published_on,
        word("in_time", match.status),
        "；".join(part for part in (status_note(match), row.remark) if part),
        row.department,
        row.kind.chinese,
        row.party,
        str(label("row_status", match.status)),
        match.working_days,
        Link(match.matched_url or "", match.matched_url),
        word("matched_by", match.matched_by) if match.matched_by else None,
        None if match.on_platform is None else "有" if match.on_platform else "无",
        row.file,
        row.sheet,
        row.row,
    )


def _pushed(row: LedgerRow) -> Cell:
    return row.values.get(_PUSHED) or None
