"""One site's visit gone through again."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date
from pathlib import Path

from crawler.archive.reader import ArchiveReader
from crawler.evidence import EvidenceFolder
from crawler.journal import Journal
from crawler.noticed import Notebook
from crawler.options import CrawlOptions
from crawler.replay.answers import ArchivedAnswers
from crawler.replay.network import no_network
from crawler.replay.tabs import ArchivedTabs
from crawler.spiders.departments import CREDIT_OWNER
from crawler.visit.reading_ahead import ReadingAhead
from crawler.visit.site import visit_credit_site, visit_department
from crawler.visit.tokens import Tokens
from crawler.visit.tools import SiteTools
from disclosure.findings import Evidence, SiteReport
from disclosure.sought import Sought
from disclosure.targets import Target
from disclosure.vocabulary import EvidenceKind


class KnownEvidence(EvidenceFolder):
    """What the visit kept then, under the same names. Nothing is written."""

    def __init__(self, owner: str, known: tuple[Evidence, ...]) -> None:
        super().__init__(owner, writer=None)
        self._known = {one.path: one for one in known}

    def _entry(self, path: str, kind: EvidenceKind, url: str, digest: str, caption: str) -> Evidence:
        known = self._known.get(path)
        return known or super()._entry(path, kind, url, digest, caption)


def replay_site(
    out: Path,
    archive: ArchiveReader,
    report: SiteReport,
    target: Target | None,
    *,
    departments: tuple[str, ...],
    wanted: tuple[Sought, ...] = (),
    period_start: date,
    as_of: date,
) -> SiteReport | None:
    """The report that today's rules give on what the visit of `report` was answered (`target` None: the credit site,
    for records of `departments`, its query asked for `wanted`); None where the archive has no journal of the visit."""
    owner = target.name if target is not None else CREDIT_OWNER
    capture = archive.visit(owner)
    if capture is None:
        return None
    told = Journal.from_bytes(archive.read(capture).body)
    options = _options(out, told, period_start, as_of)
    evidence = KnownEvidence(owner, report.evidence)
    fetcher = ArchivedAnswers(options, archive, told, Notebook(evidence.keep_page))
    reading = ReadingAhead()
    tools = SiteTools(
        owner=owner,
        options=options,
        fetcher=fetcher,
        browser=ArchivedTabs(fetcher, options, archive, told),
        evidence=evidence,
        tokens=Tokens(fetcher),
        reading=reading,
        on_progress=lambda _: None,
        departments=departments,
    )

    async def visit() -> SiteReport:
        with no_network():
            try:
                if target is not None:
                    return await visit_department(target, tools)
                return await visit_credit_site(report.url, departments, tools, wanted)
            finally:
                reading.close()

    again = asyncio.run(visit())
    return replace(again, started_at=report.started_at, finished_at=report.finished_at)


def _options(out: Path, told: Journal, period_start: date, as_of: date) -> CrawlOptions:
    """What the crawl might spend then, so that it ends where it did."""
    limits = dict(told.limits)
    browser = Path("archive") if limits.pop("browser") else None
    return CrawlOptions(out=out, period_start=period_start, as_of=as_of, browser=browser, **limits)
