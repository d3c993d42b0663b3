"""Reading the rows of one page of a list: the detail of each, its attachments, or what the row itself says."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field, replace

from crawler.details import Detail, RecordDraft, detail_of, draft_in_title, file_name, read_attachment, records_in_list
from crawler.listings import ListRow
from crawler.pages.page import Ask, Page
from crawler.pages.signals import asks_server
from crawler.pages.visible import body_text
from crawler.visit.interfaces import DetailInterface
from crawler.visit.reading import ListingReading, ReadRecord
from crawler.visit.tools import SiteTools
from disclosure.document_number import normalise
from disclosure.errors import UnreadableFileError
from disclosure.fields import canonical, kind_of_value
from disclosure.party import normalise_party
from disclosure.vocabulary import Kind, Outcome

_SPREADSHEET = re.compile(r"\.(?:xlsx?|et|csv|ods)$", re.IGNORECASE)
BLANK_SIGNAL = "blank_detail"
_BLANK_RETRIES = 3
_DETAILS_AT_ONCE = 8
_LITTLE = 40
_REFUSED = 403


@dataclass
class _RowOutcome:
    records: list[ReadRecord] = field(default_factory=list)
    shortfalls: list[tuple[str, str]] = field(default_factory=list)

    @property
    def another_matter(self) -> bool:
        return not self.records and not self.shortfalls


@dataclass
class RowReader:
    """Reads rows of one list into its reading; `interface` is what was learnt of how details are fetched."""

    tools: SiteTools
    reading: ListingReading
    kind: Kind | None
    interface: DetailInterface = field(default_factory=DetailInterface)
    _begun: bool = field(default=False, init=False)

    @property
    def tries_one_first(self) -> bool:
        """The list's first detail teaches what spares the others a browser; where a host complains, one is enough."""
        return not self._begun or bool(self.reading.shortfalls)

    async def read(self, page: Page, rows: list[ListRow]) -> None:
        """`page` is the page of the list on which the rows stand."""
        plain = [row for row in rows if row.ask is None]
        linked = [row for row in rows if row.ask is not None]
        if plain:
            self._read_plain(page, plain)
        gate = asyncio.Semaphore(_DETAILS_AT_ONCE)

        async def one(row: ListRow) -> _RowOutcome:
            async with gate:
                outcome = await self._read_row(row)
            return outcome if outcome.records else self._from_the_list(outcome, page, row)

        alone = 1 if self.tries_one_first else 0
        self._begun = self._begun or bool(linked)
        first = [await one(row) for row in linked[:alone]]
        for outcome in [*first, *await asyncio.gather(*(one(row) for row in linked[alone:]))]:
            self.reading.records += outcome.records
            self.reading.others += outcome.another_matter
            for key, why in outcome.shortfalls:
                self.reading.fell_short(key, why)
        self.tools.records += len(plain) + len(linked)

    def _read_plain(self, page: Page, rows: list[ListRow]) -> None:
        copy = self.tools.evidence.keep_rows(page, rows)
        by_row = [records_in_list([row], page, self.kind) for row in rows]
        drafts = [draft for found in by_row for draft in found]
        unread = sum(not found and not _is_header(row) for row, found in zip(rows, by_row, strict=True))
        if unread:
            # the table as a whole knows cells that are merged over rows, which a row by itself does not show
            whole = detail_of(page, None, self.kind).records
            if len(whole) > len(drafts):
                unread = max(0, unread - (len(whole) - len(drafts)))
                drafts = list(whole)
        self.reading.records += [ReadRecord(draft, page.url, copy) for draft in drafts]
        for _ in range(unread):
            self.reading.fell_short("detail_unread")

    def _kind(self, row: ListRow) -> Kind | None:
        """What the row is of: the tab over it says more than the page."""
        return kind_of_value(row.values.get("kind", "")) or self.kind

    async def _read_row(self, row: ListRow) -> _RowOutcome:
        assert row.ask is not None
        direct = await self._direct(row)
        if direct is not None:
            outcome = await read_article_page(self.tools, *direct, self._kind(row))
            # the address where a person sees it, not the interface's, which may be one for all
            outcome.records = [replace(read, url=row.ask.url) for read in outcome.records]
            return outcome
        page = await self.tools.open(row.ask, read=lambda page: self.tools.reading.know(page, row, self._kind(row)))
        if page.status == _REFUSED:  # some servers open a record only to who comes from their list
            come = replace(row.ask, headers=(*row.ask.headers, ("referer", self.reading.url)))
            page = await self.tools.fetcher.page(come, again=True, detail=True)
        if page.outcome is not Outcome.OK:
            self.tools.fetcher.notebook.dead(page, row.title)
            return _RowOutcome(shortfalls=[("detail_failed", page.reason)])
        self.tools.fetcher.notebook.tags(page, "article")
        page, detail = await self._filled(page, row)
        if page.rendered and detail.records:
            self.interface.learn(row.ask, page, detail.records)
        outcome = await read_article_page(self.tools, page, detail, self._kind(row))
        page.forget()  # the fetcher may keep it
        return outcome

    async def _direct(self, row: ListRow) -> tuple[Page, Detail] | None:
        """By the interface learnt from the first detail; None where the page must be opened as a person opens it."""
        ask = self.interface.ask_for(row.ask) if row.ask is not None else None
        if ask is None:
            return None
        page = await self.tools.tokens.page(ask, detail=True)
        detail = self.interface.detail_in(page, row, self._kind(row)) if page.outcome is Outcome.OK else None
        return (page, detail) if detail is not None and detail.records else None

    async def _filled(self, page: Page, row: ListRow) -> tuple[Page, Detail]:
        """Details that come back blank at first are asked again (PORTALS §4); those that a script fills are looked
        at in the browser."""
        detail = detail_of(page, row, self._kind(row))
        bare = detail.blank or (not detail.records and _says_nothing(page, detail))
        if bare and row.ask is not None and not page.rendered and asks_server(page):
            shown = await self.tools.render(page, row.ask, BLANK_SIGNAL)
            return (shown, detail_of(shown, row, self._kind(row))) if shown.outcome is Outcome.OK else (page, detail)
        for _ in range(_BLANK_RETRIES):
            if not detail.blank or row.ask is None:
                break
            page = await self.tools.fetcher.page(row.ask, again=True)
            detail = detail_of(page, row, self._kind(row))
        return page, detail

    def _from_the_list(self, outcome: _RowOutcome, page: Page, row: ListRow) -> _RowOutcome:
        """A row whose detail could not be read still says what the list itself shows of it."""
        drafts = records_in_list([row], page, self._kind(row)) if outcome.shortfalls else ()
        if outcome.shortfalls and not drafts:
            named = draft_in_title(row, self._kind(row))
            drafts = (named,) if named is not None else ()
        if not drafts:
            return outcome
        copy = self.tools.evidence.keep_page(page)
        # without a party the row cannot be told from another's for sure, so the detail is still missed
        known = all(draft.document_number and draft.party for draft in drafts)
        return _RowOutcome(
            records=[ReadRecord(draft, page.url, copy) for draft in drafts],
            shortfalls=[] if known else outcome.shortfalls,
        )


def _is_header(row: ListRow) -> bool:
    """A header over the rows that is written as one of them: each cell names its own field."""
    return bool(row.values) and all(canonical(cell) == name for name, cell in row.values.items())


def _says_nothing(page: Page, detail: Detail) -> bool:
    """A page without text or file: what stands on it a script fetches."""
    return not detail.attachments and not detail.not_a_decision and len(body_text(page)) < _LITTLE


async def read_article_page(tools: SiteTools, page: Page, detail: Detail, kind: Kind | None) -> _RowOutcome:
    """The records of a detail page and of the files attached to it.

    Beside records on the page only spreadsheets are opened: a batch may go on in one, while a Word or PDF file is
    mostly the decision itself once more.
    """
    outcome = _RowOutcome()
    if detail.records:
        copy = tools.evidence.keep_page(page)
        outcome.records += [ReadRecord(draft, page.url, copy) for draft in detail.records]
    for ask, name in zip(detail.attachments, detail.attachment_names, strict=True):
        if not detail.records or _SPREADSHEET.search(file_name(ask, name)):
            await _read_attachment(tools, outcome, page, ask, name, kind)
    if not outcome.records and not outcome.shortfalls and detail.not_a_decision is None:
        outcome.shortfalls.append(("detail_unread", ""))
    return outcome


async def _read_attachment(  # noqa: PLR0917
    tools: SiteTools, outcome: _RowOutcome, page: Page, ask: Ask, name: str, kind: Kind | None
) -> None:
    answer = await tools.fetcher.page(ask, detail=True)
    if answer.outcome is not Outcome.OK:
        tools.failures.append(answer)
        outcome.shortfalls.append(("attachment_failed", answer.reason))
        return
    try:
        detail = read_attachment(file_name(ask, name), answer.body, page=page, kind=kind)
    except UnreadableFileError as error:
        outcome.shortfalls.append(("attachment_failed", str(error)))
        return
    copy = tools.evidence.keep_page(answer)
    known = {_same(read.draft) for read in outcome.records}
    fresh = [draft for draft in detail.records if _same(draft) not in known]
    outcome.records += [ReadRecord(draft, answer.url, copy) for draft in fresh]


def _same(draft: RecordDraft) -> object:
    return (normalise(draft.document_number or ""), normalise_party(draft.party or ""), draft.decision_date)
