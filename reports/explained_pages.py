"""The pages a score rests on: what was looked at, where, and what was found there."""

from __future__ import annotations

from collections.abc import Iterator

from audit.schemes.scheme import Formula, RecordInPeriod, Several, VerdictCases
from disclosure.assessment import AssessmentFile, DepartmentFile
from disclosure.findings import SiteReport
from disclosure.vocabulary import SiteRole, Subject
from reports.view.looks import finding_looks, tried_lines
from reports.wording.words import word

_MOST_PAGES = 10


def explained_pages(file: AssessmentFile, formula: Formula, department: DepartmentFile | None) -> Iterator[str]:
    """Lines for the screen; none for what is scored by rows or by what others supply. `department` None: the region,
    whose own site is the credit site."""
    match formula:
        case Several():
            for one in formula.formulas:
                yield from explained_pages(file, one, department)
        case VerdictCases() if formula.subject != "ledger":
            yield from _finding(_site(file, formula.where, department), Subject(formula.subject))
        case RecordInPeriod():
            site = _site(file, formula.where, department)
            listings = site.listings if site else ()
            yield from (
                f"查看的列表：{one.url}（{one.found}条，{'已读全' if one.complete else '未读全'}）{one.reason}"
                for one in listings
            )
        case _:
            return


def _site(file: AssessmentFile, where: SiteRole, department: DepartmentFile | None) -> SiteReport | None:
    if where is SiteRole.CREDIT:
        return file.credit
    return department.portal if department else None


def _finding(site: SiteReport | None, subject: Subject) -> Iterator[str]:
    found = site.finding(subject) if site else None
    if site is None or found is None:
        yield "查看的网页：没有访问"
        return
    yield f"查看的网站：{site.url}（{word('site_status', site.status)}）"
    yield f"判定：{word('verdict', found.verdict)}。{found.reason}{finding_looks(site, found)}"
    if found.url:
        yield f"所在网页：{found.url}"
    others = [line for url, line in zip(found.tried, tried_lines(site, found), strict=True) if url != found.url]
    yield from (f"另查看：{line}" for line in others[:_MOST_PAGES])
    if len(others) > _MOST_PAGES:
        yield f"另查看：…… 其余 {len(others) - _MOST_PAGES} 页见 report.html"
