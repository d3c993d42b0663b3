"""What a visit to a site gives: verdicts with their grounds, listings, records, evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from disclosure.records import PublishedRecord
from disclosure.sought import Searched
from disclosure.vocabulary import EvidenceKind, Kind, NoticedKind, Outcome, SiteRole, SiteStatus, Subject, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One kept file: `path` is relative to the output folder (evidence/…), sha256 of its bytes."""

    path: str
    kind: EvidenceKind
    url: str
    sha256: str
    taken_at: datetime
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One verdict. `reason` is a Chinese sentence for the report; `tried` the addresses looked at."""

    subject: Subject
    verdict: Verdict
    reason: str
    url: str | None = None
    on_home: bool | None = None
    searchable: bool | None = None
    items: int | None = None
    evidence: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """How one record listing was read. `complete` is false when it was longer than what could be read,
    or broke off; only a complete listing can prove that a row is not published."""

    kind: Kind
    url: str
    family: str
    found: int
    complete: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowserLoad:
    """One page that a browser opened, with the named signal that asked for it."""

    url: str
    signal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """One thing seen on the way; `said` is a Chinese sentence that reprints no personal data; `evidence` the path of
    the kept page."""

    kind: NoticedKind
    url: str
    said: str
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One page that was tried: how that ended (`reason` in Chinese where it failed), when (UTC without a zone), and
    the archive's record of the answer ("" where none came)."""

    url: str
    outcome: Outcome
    at: datetime
    record: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One of the times at which a site was looked at (UTC without a zone), and how far it could be read then."""

    started_at: datetime
    finished_at: datetime
    status: SiteStatus
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteReport:
    """Everything one visit gave. `department` is None for the region's credit site, whose records carry
    the department each is about. `searched`: decisions that it was asked for one by one.

    `attempts`: the pages that the findings' `tried` name, each look's in turn. `looks`: when the site was looked at;
    with two of them the report is what both agree on (disclosure.second_look). `confirm_from`: only the first look was
    taken yet, the second may not be earlier; None where none is outstanding."""

    role: SiteRole
    department: str | None
    url: str
    status: SiteStatus
    outcome: Outcome
    reason: str
    findings: tuple[Finding, ...] = ()
    listings: tuple[Listing, ...] = ()
    records: tuple[PublishedRecord, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    noticed: tuple[Noticed, ...] = ()
    searched: tuple[Searched, ...] = ()
    pages: int = 0
    browser_loads: tuple[BrowserLoad, ...] = ()
    started_at: datetime | None = None
    finished_at: datetime | None = None
    attempts: tuple[Attempt, ...] = ()
    looks: tuple[Look, ...] = ()
    confirm_from: datetime | None = None

    def finding(self, subject: Subject) -> Finding | None:
        return next((found for found in self.findings if found.subject is subject), None)

    def listing(self, kind: Kind) -> Listing | None:
        """The listings of one kind as one: complete only if each is; None where the kind has none."""
        parts = [part for part in self.listings if part.kind is kind]
        if not parts:
            return None
        return Listing(
            kind=kind,
            url=parts[0].url,
            family="+".join(sorted({part.family for part in parts})),
            found=sum(part.found for part in parts),
            complete=all(part.complete for part in parts),
            reason="；".join(dict.fromkeys(part.reason for part in parts if part.reason)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteProgress:
    """One line of what a crawl is doing at a site, for people watching. `waits_until`: the time of its second look,
    UTC without a zone."""

    department: str
    doing: str
    pages: int = 0
    records: int = 0
    finished: bool = False
    verdicts: Mapping[str, str] | None = None
    until: date | None = None
    waits_until: datetime | None = None
