"""Everything that could not be checked, named: which site, which thing, why, and what a person can do.

The first promise lives here: what stands in this list has cost nobody a point.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from disclosure.assessment import AssessmentFile, DepartmentFile
from disclosure.findings import SiteReport
from disclosure.records import SourceFile
from disclosure.targets import Target
from disclosure.vocabulary import Kind, Outcome, RowStatus, SiteRole, SiteStatus, Verdict
from reports.view.evidence import web_address
from reports.view.site import finding_of, subjects_of, unvisited_reason
from reports.wording.words import advice_on, advice_on_outcome, label, word

CREDIT_SITE = "信用门户网站"
_MOST_REASONS = 5
_UNREAD = frozenset({SiteStatus.PARTIAL, SiteStatus.BLOCKED, SiteStatus.UNREACHABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class UncheckedItem:
    """`gap` is false for things that are only to be known: a department that has no site at all."""

    department: str
    thing: str
    reason: str
    advice: str
    url: str = ""
    gap: bool = True

    @property
    def link(self) -> str:
        return web_address(self.url)


def unchecked_items(file: AssessmentFile) -> tuple[UncheckedItem, ...]:
    """In the order of the target list, the credit site and the input files last."""
    visited = sites_visited(file)
    items = [item for one in file.departments for item in unchecked_of(one, visited=visited)]
    if file.credit:
        items += _site(file.credit, CREDIT_SITE)
    elif file.assessment.credit_site:
        items.append(_unvisited_credit_site(file.assessment.credit_site))
    return (*items, *_files(file.audit.files if file.audit else ()))


def anything_unchecked(file: AssessmentFile) -> bool:
    """Whether the run ends with exit code 3 (CONTRACT, Exit codes)."""
    return any(item.gap for item in unchecked_items(file))


def sites_visited(file: AssessmentFile) -> bool:
    """Whether this assessment looks at sites at all: a platform notice may not (殷信用办〔2024〕14号)."""
    return file.credit is not None or any(one.portal or one.target.urls for one in file.departments)


def unchecked_of(department: DepartmentFile, *, visited: bool) -> tuple[UncheckedItem, ...]:
    """`visited`: whether the assessment looks at sites."""
    name = department.target.name
    portal = department.portal
    site = (
        _site(portal, name)
        if portal
        else [_unvisited(department.target)]
        if visited or department.target.remark
        else []
    )
    return (*site, *_ledger(department), *_rows(department))


def _site(site: SiteReport, name: str) -> list[UncheckedItem]:
    whole = _whole_site(site, name)
    if whole and site.status is not SiteStatus.PARTIAL:
        return [whole]
    parts = [*_findings(site, name), *_listings(site, name)]
    return parts or ([whole] if whole else [])


def _whole_site(site: SiteReport, name: str) -> UncheckedItem | None:
    if site.status is SiteStatus.OK:
        return None
    return UncheckedItem(
        department=name,
        thing=f"{word('site_role', site.role)}（{label('site_status', site.status).word}）",
        reason=site.reason or word("phrase", "no_reason"),
        advice=advice_on_outcome(site.outcome),
        url=site.url,
        gap=site.status in _UNREAD,
    )


def _findings(site: SiteReport, name: str) -> Iterator[UncheckedItem]:
    for finding in (finding_of(site, subject) for subject in subjects_of(site)):
        if finding.verdict is Verdict.UNKNOWN:
            yield UncheckedItem(
                department=name,
                thing=word("subject", finding.subject),
                reason=finding.reason,
                advice=advice_on("finding") if site.outcome is Outcome.OK else advice_on_outcome(site.outcome),
                url=finding.url or site.url,
            )


def _listings(site: SiteReport, name: str) -> Iterator[UncheckedItem]:
    for kind in Kind:
        listing = site.listing(kind)
        if listing and not listing.complete:
            yield UncheckedItem(
                department=name,
                thing=f"{kind.chinese}公示列表（读到{listing.found}条）",
                reason=listing.reason or word("phrase", "no_reason"),
                advice=advice_on("listing"),
                url=listing.url,
            )


def _unvisited(target: Target) -> UncheckedItem:
    return UncheckedItem(
        department=target.name,
        thing=word("site_role", SiteRole.PORTAL),
        reason=unvisited_reason(target),
        advice=advice_on("unvisited") if target.urls else advice_on_outcome(Outcome.NO_SITE),
        url=next(iter(target.urls), ""),
        gap=bool(target.urls),
    )


def _unvisited_credit_site(url: str) -> UncheckedItem:
    reason = word("phrase", "unvisited_credit")
    return UncheckedItem(
        department=CREDIT_SITE, thing=CREDIT_SITE, reason=reason, advice=advice_on("unvisited"), url=url
    )


def _ledger(department: DepartmentFile) -> Iterator[UncheckedItem]:
    audit = department.audit
    if audit is None or audit.ledger.verdict is Verdict.UNKNOWN:
        yield UncheckedItem(
            department=department.target.name,
            thing=word("file_use", "ledger"),
            reason=(audit.ledger.reason if audit else "") or word("phrase", "unaudited"),
            advice=advice_on("ledger"),
        )


def _rows(department: DepartmentFile) -> Iterator[UncheckedItem]:
    for status, advice in ((RowStatus.NOT_JUDGED, "rows"), (RowStatus.UNDATED, "undated")):
        matches = department.audit.matches if department.audit else ()
        silent = word("phrase", "undated" if status is RowStatus.UNDATED else "no_reason")
        reasons = Counter(match.note or silent for match in matches if match.status is status)
        for reason, rows in _gathered(reasons):
            yield UncheckedItem(
                department=department.target.name,
                thing=f"台账{rows}条（{label('row_status', status).word}）",
                reason=reason,
                advice=advice_on(advice),
            )


def _gathered(reasons: Counter[str]) -> list[tuple[str, int]]:
    """The commonest reasons; the rest, which may be as many as the rows, in one line."""
    first = reasons.most_common(_MOST_REASONS)
    rest = reasons.total() - sum(rows for _, rows in first)
    return [*first, (word("phrase", "other_reasons"), rest)] if rest else first


def _files(files: Iterable[SourceFile]) -> Iterator[UncheckedItem]:
    for source in files:
        if not source.readable:
            place = f"{source.path}　{source.sheet}".strip()
            yield UncheckedItem(
                department=place,
                thing=f"{word('file_use', source.use)}文件",
                reason=source.note or word("phrase", "no_reason"),
                advice=advice_on("file"),
            )
