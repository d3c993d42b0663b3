"""One site's visit gone through again."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from crawler.archive.reader import ArchiveReader
from crawler.evidence.folder import EvidenceFolder
from crawler.journal import Journal, journal_key
from crawler.noticed import Notebook
from crawler.options import CrawlOptions
from crawler.replay.answers import ArchivedAnswers
from crawler.replay.network import no_network
from crawler.replay.tabs import ArchivedTabs
from crawler.replay.visited import Visited
from crawler.visit.errand import Errand
from crawler.visit.reading_ahead import ReadingAhead
from crawler.visit.tokens import Tokens
from crawler.visit.tools import SiteTools
from disclosure.findings import Evidence, SiteReport
from disclosure.second_look import agreed, standing
from disclosure.store import CaptureIndex
from disclosure.vocabulary import EvidenceKind


class KnownEvidence(EvidenceFolder):
    """What the visit kept then, under the same names. Nothing is written."""

    def __init__(self, owner: str, known: tuple[Evidence, ...], look: int) -> None:
        super().__init__(owner, writer=None, look=look)
        self._known = {one.path: one for one in known}

    def _entry(self, path: str, kind: EvidenceKind, url: str, digest: str, caption: str) -> Evidence:
        known = self._known.get(path)
        return known or super()._entry(path, kind, url, digest, caption)


def replay_visit(visited: Visited, *, read_ahead: bool = False) -> SiteReport | None:
    """The report that today's rules give on what the looks of a visit were answered; None where the archive has no
    journal of a look. `read_ahead`: pages may be read in a second process.

    Nobody is waited for: where the site was looked at twice both looks are judged again, and what they agree on."""
    archive = ArchiveReader(visited.out, CaptureIndex.of(*visited.index))
    report, errand = visited.report, visited.errand
    looks = []
    for look in range(1, max(len(report.looks), 1) + 1):
        capture = archive.visit(journal_key(errand.owner, look))
        if capture is None:
            return None
        told = Journal.from_bytes(archive.read(capture).body)
        tools = _tools(visited, errand.owner, look, archive, told, read_ahead=read_ahead)
        looks.append(_at_its_time(asyncio.run(_offline(errand, tools)), report, look))
    again = looks[0] if len(looks) == 1 else agreed(*looks)
    return standing(replace(again, confirm_from=report.confirm_from))


async def _offline(errand: Errand, tools: SiteTools) -> SiteReport:
    with no_network():
        try:
            return await errand.visit(tools)
        finally:
            tools.reading.close()


def _at_its_time(again: SiteReport, report: SiteReport, look: int) -> SiteReport:
    """The times are those of the look, not of the replay."""
    if not report.looks:  # of an earlier version of the program
        return replace(again, started_at=report.started_at, finished_at=report.finished_at, looks=())
    then = report.looks[look - 1]
    own = replace(then, status=again.status, reason=again.reason)
    return replace(again, started_at=then.started_at, finished_at=then.finished_at, looks=(own,))


def _tools(
    visited: Visited, owner: str, look: int, archive: ArchiveReader, told: Journal, *, read_ahead: bool
) -> SiteTools:
    """What a visit works with, out of the archive."""
    options = _options(visited, told)
    evidence = KnownEvidence(owner, visited.report.evidence, look)
    fetcher = ArchivedAnswers(options, archive, told, Notebook(evidence.keep_page))
    return SiteTools(
        owner=owner,
        options=options,
        fetcher=fetcher,
        browser=ArchivedTabs(fetcher, options, archive, told),
        evidence=evidence,
        tokens=Tokens(fetcher),
        reading=ReadingAhead() if read_ahead else ReadingAhead(cores=1),
        on_progress=lambda _: None,
        departments=visited.departments,
        look=look,
    )


def _options(visited: Visited, told: Journal) -> CrawlOptions:
    """What the crawl might spend then, so that it ends where it did."""
    limits = dict(told.limits)
    browser = Path("archive") if limits.pop("browser") else None
    return CrawlOptions(
        out=visited.out, period_start=visited.period_start, as_of=visited.as_of, browser=browser, **limits
    )
