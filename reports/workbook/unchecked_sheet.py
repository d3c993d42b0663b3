"""未能核查: what a person still has to look at, with a column to sign off each."""

from __future__ import annotations

from typing import Any

from disclosure.assessment import AssessmentFile
from reports.heading import SchemeHeading
from reports.view.unchecked import unchecked_items
from reports.workbook.sheet import Column, Link, Sheet

_COLUMNS = (
    Column("部门或文件", 30),
    Column("未能核查的事项", 28),
    Column("原因", 46),
    Column("请人工办理", 46),
    Column("网址", 36),
    Column("人工核查结论（签注）", 26, "assessor"),
)


def write_unchecked(book: Any, looks: dict[str, Any], file: AssessmentFile, _: SchemeHeading) -> None:
    sheet = Sheet(book, looks, "未能核查", _COLUMNS)
    for item in unchecked_items(file):
        sheet.line((item.department, item.thing, item.reason, item.advice, Link(item.url, item.url), None))
    sheet.close()
