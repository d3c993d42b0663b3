"""A visited site in words: its status, its verdicts, the listings read."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure.findings import Finding, SiteReport
from disclosure.targets import Target
from disclosure.vocabulary import SiteRole, SiteStatus, Subject, Verdict
from reports.view.evidence import EvidenceShelf, EvidenceView, web_address
from reports.view.looks import finding_looks, looks_sentence
from reports.wording.words import Label, label, truth, word


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    subject: str
    verdict: Label
    reason: str
    url: str
    link: str
    on_home: Label
    searchable: Label
    items: str
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingView:
    kind: str
    url: str
    link: str
    found: int
    complete: Label
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    role: str
    status: Label
    reason: str
    url: str
    link: str
    pages: int
    browser_pages: int
    looks: str
    """When it was looked at."""
    findings: tuple[FindingView, ...]
    listings: tuple[ListingView, ...]


def site_status(site: SiteReport | None, target: Target | None = None) -> str:
    """The status by its name; `unvisited` where there is an address and nobody went there."""
    if site is not None:
        return site.status.value
    return "unvisited" if target is None or target.urls else SiteStatus.NONE.value


def unvisited_reason(target: Target) -> str:
    if target.urls:
        return word("phrase", "unvisited")
    return target.remark or word("phrase", "no_address")


def finding_of(site: SiteReport | None, subject: Subject) -> Finding:
    """The finding, or an `unknown` that says why there is none."""
    found = site.finding(subject) if site else None
    if found:
        return found
    reason = site.reason if site and site.status is not SiteStatus.OK else ""
    fallback = word("phrase", "no_finding" if site else "unvisited")
    return Finding(subject=subject, verdict=Verdict.UNKNOWN, reason=reason or fallback)


def subjects_of(site: SiteReport | None) -> tuple[Subject, ...]:
    """What is looked at on a site: on the credit site only the column, and what else was found there
    (RULEBOOK, What is looked at, where)."""
    if site is None or site.role is SiteRole.PORTAL:
        return tuple(Subject)
    return tuple(one for one in Subject if one is Subject.COLUMN or site.finding(one))


def view_site(site: SiteReport | None, target: Target, shelf: EvidenceShelf) -> SiteView:
    url = site.url if site else next(iter(target.urls), "")
    return SiteView(
        role=word("site_role", site.role if site else SiteRole.PORTAL),
        status=label("site_status", site_status(site, target)),
        reason=site.reason if site else unvisited_reason(target),
        url=url,
        link=web_address(url),
        pages=site.pages if site else 0,
        browser_pages=len(site.browser_loads) if site else 0,
        looks=looks_sentence(site),
        findings=tuple(_finding(site, finding_of(site, subject), shelf) for subject in subjects_of(site)),
        listings=_listings(site),
    )


def _finding(site: SiteReport | None, finding: Finding, shelf: EvidenceShelf) -> FindingView:
    return FindingView(
        subject=word("subject", finding.subject),
        verdict=label("verdict", finding.verdict),
        reason=finding.reason + finding_looks(site, finding),
        url=finding.url or "",
        link=web_address(finding.url),
        on_home=truth(finding.on_home),
        searchable=truth(finding.searchable),
        items="" if finding.items is None else str(finding.items),
        evidence=shelf.show(finding.evidence),
    )


def _listings(site: SiteReport | None) -> tuple[ListingView, ...]:
    return tuple(
        ListingView(
            kind=listing.kind.chinese,
            url=listing.url,
            link=web_address(listing.url),
            found=listing.found,
            complete=label("completeness", "yes" if listing.complete else "no"),
            reason=listing.reason,
        )
        for listing in (site.listings if site else ())
    )
