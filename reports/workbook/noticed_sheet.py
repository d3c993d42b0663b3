"""沿途所见: what was seen on the sites besides, with a column for what was done about it."""

from __future__ import annotations

from typing import Any

from disclosure.assessment import AssessmentFile
from disclosure.findings import Noticed
from reports.heading import SchemeHeading
from reports.wording.words import word
from reports.workbook.sheet import Cell, Column, Link, Sheet

_COLUMNS = (
    Column("部门", 28),
    Column("网站", 12, "centre"),
    Column("事项", 20),
    Column("说明", 70),
    Column("网页", 40),
    Column("证据", 32),
    Column("处理情况（签注）", 24, "assessor"),
)


def write_noticed(book: Any, looks: dict[str, Any], file: AssessmentFile, _: SchemeHeading) -> None:
    """No sheet where nothing was seen."""
    sites = [(one.target.name, one.portal) for one in file.departments] + [("（信用门户）", file.credit)]
    seen = [(name, site, one) for name, site in sites if site for one in site.noticed]
    if not seen:
        return
    sheet = Sheet(book, looks, "沿途所见", _COLUMNS)
    sheet.lines(_line(name, word("site_role", site.role), one) for name, site, one in seen)
    sheet.close()


def _line(department: str, site: str, one: Noticed) -> tuple[Cell, ...]:
    kept = Link(one.evidence, one.evidence or None)
    return (department, site, word("noticed", one.kind), one.said, Link(one.url, one.url), kept, None)
