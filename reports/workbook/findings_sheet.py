"""专栏与目录: every verdict with its ground, address and screenshot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from disclosure.assessment import AssessmentFile
from disclosure.findings import Finding, SiteReport
from reports.heading import SchemeHeading
from reports.view.looks import finding_looks, tried_lines
from reports.view.site import finding_of, site_status, subjects_of
from reports.view.unchecked import CREDIT_SITE
from reports.wording.words import label, truth, word
from reports.workbook.sheet import Cell, Column, Link, Sheet

_COLUMNS = (
    Column("部门", 28),
    Column("网站", 14, "centre"),
    Column("核查内容", 16, "centre"),
    Column("结论", 18, "centre"),
    Column("首页可见", 10, "centre"),
    Column("可查询", 10, "centre"),
    Column("目录项数", 10, "number"),
    Column("依据", 50),
    Column("网址", 36),
    Column("证据一", 30),
    Column("证据二", 30),
    Column("查看过的网址", 50),
)
_MOST_LETTERS = 32_000
"""Excel takes 32,767 in a cell."""


def write_findings(book: Any, looks: dict[str, Any], file: AssessmentFile, _: SchemeHeading) -> None:
    sheet = Sheet(book, looks, "专栏与目录", _COLUMNS)
    for department in file.departments:
        status = str(label("site_status", site_status(department.portal, department.target)))
        sheet.lines(_lines(department.target.name, status, department.portal))
    if file.credit:
        sheet.lines(_lines(CREDIT_SITE, str(label("site_status", file.credit.status)), file.credit))
    sheet.close()


def _lines(name: str, status: str, site: SiteReport | None) -> Iterator[tuple[Cell, ...]]:
    return (_line(name, status, site, finding_of(site, subject)) for subject in subjects_of(site))


def _line(name: str, status: str, site: SiteReport | None, finding: Finding) -> tuple[Cell, ...]:
    first, second = (*finding.evidence, "", "")[:2]
    return (
        name,
        status,
        word("subject", finding.subject),
        str(label("verdict", finding.verdict)),
        str(truth(finding.on_home)),
        str(truth(finding.searchable)),
        finding.items,
        finding.reason + finding_looks(site, finding),
        Link(finding.url or "", finding.url),
        Link(first, first),
        Link(second, second),
        "\n".join(tried_lines(site, finding))[:_MOST_LETTERS],
    )
