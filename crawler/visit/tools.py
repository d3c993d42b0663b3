"""What a site visit works with, and how it opens a page: plain HTTP first, a browser on a named signal."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from urllib.parse import quote

from scrapy.crawler import Crawler

from crawler.archive import Exchange
from crawler.browser.browser import Browser, BrowserFailureError
from crawler.evidence.folder import EvidenceFolder
from crawler.evidence.writer import evidence_writer_of
from crawler.fetch import Fetcher
from crawler.journal import journal_key
from crawler.messages import say
from crawler.noticed import Notebook
from crawler.options import CrawlOptions
from crawler.pages.frames import redirect_of
from crawler.pages.page import Ask, Page
from crawler.pages.signals import browser_signal
from crawler.visit.reading_ahead import ReadingAhead, reading_of
from crawler.visit.refusals import named
from crawler.visit.tokens import Tokens
from disclosure.captures import CaptureKind
from disclosure.findings import Attempt, SiteProgress
from disclosure.vocabulary import Outcome

_MOST_HOPS = 3
TAB_SIGNAL = "tab_without_address"


@dataclass
class SiteTools:
    """The fetcher, browser and evidence folder of one visit, and where its progress is told."""

    owner: str
    options: CrawlOptions
    fetcher: Fetcher
    browser: Browser
    evidence: EvidenceFolder
    tokens: Tokens
    on_progress: Callable[[SiteProgress], None]
    departments: tuple[str, ...] = ()
    """All departments of the assessment, for telling whose a decision is where several publish together."""
    reading: ReadingAhead = field(default_factory=ReadingAhead)
    asks_for_rows: bool = False
    """The site's query will be asked for the ledgers' rows one by one: it need not be brought to list them all."""
    look: int = 1
    """Which look at the site this is."""
    records: int = 0
    failures: list[Page] = field(default_factory=list)
    attempts: dict[str, Attempt] = field(default_factory=dict)
    """The pages opened beside those of single decisions, by address, each with how that ended last."""
    started_at: datetime = field(default_factory=lambda: datetime.now(UTC).replace(tzinfo=None))

    @classmethod
    def make(
        cls,
        crawler: Crawler,
        options: CrawlOptions,
        owner: str,
        on_progress: Callable[[SiteProgress], None],
        departments: tuple[str, ...] = (),
        *,
        not_before: datetime | None = None,
    ) -> SiteTools:
        """`not_before`: this is the second look, and only what is seen from then on (UTC without a zone) counts."""
        look = 1 if not_before is None else 2
        evidence = EvidenceFolder(owner, evidence_writer_of(crawler), look=look)
        fetcher = Fetcher(crawler, options, Notebook(evidence.keep_page), not_before)
        return cls(
            owner=owner,
            options=options,
            fetcher=fetcher,
            browser=Browser(fetcher, options),
            evidence=evidence,
            tokens=Tokens(fetcher),
            reading=reading_of(crawler),
            on_progress=on_progress,
            departments=departments,
            look=look,
        )

    def tell(self, doing: str, *, finished: bool = False, waits_until: datetime | None = None, **fields: str) -> None:
        again = "" if self.look == 1 or finished else say("doing", "again")
        self.on_progress(
            SiteProgress(
                department=self.owner,
                doing=again + say("doing", doing, **fields),
                pages=self.fetcher.pages,
                records=self.records,
                finished=finished,
                waits_until=waits_until,
            )
        )

    def keep_journal(self) -> None:
        """At the end of the visit: what was asked for goes into the archive, so that the visit can be replayed."""
        journal = self.fetcher.journal
        journal.exhausted = self.fetcher.exhausted
        self.fetcher.archive.keep(
            Exchange(
                kind=CaptureKind.VISIT,
                key=journal_key(self.owner, self.look),
                url=f"urn:gongshi:visit:{quote(journal_key(self.owner, self.look))}",
                at=datetime.now(UTC).replace(tzinfo=None),
                body=journal.as_bytes(),
                content_type="application/json",
            )
        )

    async def open(self, ask: Ask, *, read: Callable[[Page], Awaitable[None]] | None = None) -> Page:
        """The page as a person would see it, or a page whose outcome says why it cannot be seen.

        `read`, for the page of one decision, is told of the answer as it came, to read it ahead.
        """
        page = await self._open(ask, read)
        if read is None:
            self.note_attempt(page)
        return page

    def note_attempt(self, page: Page) -> None:
        """Put on record how opening a page ended."""
        self.attempts[page.url] = Attempt(
            url=page.url, outcome=page.outcome, at=page.fetched_at, record=page.record, reason=page.reason
        )

    async def _open(self, ask: Ask, read: Callable[[Page], Awaitable[None]] | None) -> Page:
        detail = read is not None
        page = await self.fetcher.page(ask, detail=detail, look=not detail)
        if read is not None:
            await read(page)
            self.fetcher.notebook.look(page)  # what there is to see on it has been read with the rest
        for _ in range(_MOST_HOPS):
            onward = redirect_of(page) if page.outcome is Outcome.OK else None
            if onward is None:
                break
            page = await self.fetcher.page(onward, detail=detail)
        if page.outcome is not Outcome.OK:
            self.failures.append(page)
            return page
        signal = TAB_SIGNAL if ask.clicks else browser_signal(page)
        if signal is None or ask.method != "GET":
            return page
        shown = await self.render(page, ask, signal)
        if shown.outcome is not Outcome.OK:
            self.failures.append(shown)
        return shown

    async def render(self, page: Page, ask: Ask, signal: str) -> Page:
        """The page out of the browser; where that fails, `page` with the outcome that says why."""
        try:
            # the fragment of the address is what a single-page application routes by
            rendered = await self.browser.render(ask, signal)
        except BrowserFailureError as error:
            outcome = error.outcome if error.outcome is not Outcome.TIMEOUT else Outcome.SHELL
            return replace(page, outcome=outcome, reason=error.reason)
        if rendered.url in self.attempts:
            self.note_attempt(rendered)
        self.tokens.learn(rendered)
        if rendered.outcome is not Outcome.OK or browser_signal(rendered) is None:
            return rendered
        if not rendered.traffic:
            return replace(rendered, outcome=Outcome.SHELL, reason=say("outcome", Outcome.SHELL))
        return named(rendered)
