"""Reading one listing: page after page back to the period's start, every row's detail, every attachment."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import unquote

from crawler.details import Detail, RecordDraft, read_attachment, read_detail, records_in_list
from crawler.listings import Family, ListPage, ListRow, choose_family
from crawler.messages import say
from crawler.pages.page import Ask, Page
from crawler.visit.tools import SiteTools
from disclosure.errors import UnreadableFileError
from disclosure.vocabulary import Kind, Outcome

_ENDING = re.compile(r"\.[A-Za-z]{2,5}$")
_BLANK_RETRIES = 3
_DETAILS_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class ReadRecord:
    """A record as read, with the page it was read on and the kept copy of it."""

    draft: RecordDraft
    url: str
    evidence: str


@dataclass
class ListingReading:
    """What a listing gave. `complete` stays true only while nothing was missed."""

    url: str
    family: str = ""
    records: list[ReadRecord] = field(default_factory=list)
    rows_seen: int = 0
    total: int | None = None
    complete: bool = True
    why: list[str] = field(default_factory=list)
    shortfalls: Counter[tuple[str, str]] = field(default_factory=Counter)

    def miss(self, reason: str) -> None:
        self.complete = False
        self.why.append(reason)

    def fell_short(self, key: str, why: str = "") -> None:
        """Count one row that could not be read; said once, with the count, at the end."""
        self.complete = False
        self.shortfalls[key, why] += 1

    @property
    def reason(self) -> str:
        counted = [say("listing", key, count=n, why=why) for (key, why), n in self.shortfalls.items()]
        return "；".join([*self.why, *counted])


async def read_listing(tools: SiteTools, page: Page, kind: Kind | None) -> ListingReading:
    """Read the list that starts on `page`. Rows listed before the period are passed over: a decision of
    the period cannot have been published before it."""
    reading = ListingReading(url=page.url)
    family = choose_family(page)
    reading.family = family.name
    current, part = page, family.start(page)
    reading.total = part.total
    tools.evidence.keep_page(page)
    walk = _Walk(tools.options.period_start)
    number = 1
    while True:
        fresh = walk.fresh(part.rows)
        reading.rows_seen += len(fresh)
        await _read_rows(tools, reading, current, [row for row in fresh if walk.due(row)], kind)
        tools.tell("listing", kind=kind.chinese if kind else "公示")
        if part.broken:
            reading.miss(part.broken)
        if part.following is None or walk.past_the_start:
            break
        if not fresh and number > 1:
            if reading.total is None or reading.rows_seen < reading.total:
                reading.miss(say("listing", "repeated"))
            break
        number += 1
        current = await _next_page(tools, part.following.ask)
        if current.outcome is not Outcome.OK:
            key = "budget" if current.outcome is Outcome.OUT_OF_BUDGET else "page_failed"
            reading.miss(say("listing", key, page=number, why=current.reason))
            break
        part = _go_on(family, current, part)
    if reading.total and reading.rows_seen < reading.total and not walk.past_the_start and reading.complete:
        reading.miss(say("listing", "capped", total=reading.total, seen=reading.rows_seen))
    return reading


def read_article(tools: SiteTools, page: Page, kind: Kind | None) -> ListingReading:
    """An article that holds the decisions itself stands for the whole list."""
    reading = ListingReading(url=page.url, family="article")
    copy = tools.evidence.keep_page(page)
    detail = read_detail(page, row=None, kind=kind)
    reading.records = [ReadRecord(draft, page.url, copy) for draft in detail.records]
    reading.rows_seen = len(reading.records)
    tools.records += len(reading.records)
    return reading


async def _next_page(tools: SiteTools, ask: Ask) -> Page:
    if ask.method == "GET":
        return await tools.open(ask)
    page = await tools.fetcher.page(ask)
    if page.outcome is not Outcome.OK:
        tools.failures.append(page)
    return page


def _go_on(family: Family, page: Page, part: ListPage) -> ListPage:
    assert part.following is not None
    return family.go_on(page, part.following.state)


class _Walk:
    """Which rows are new, which are due, and when the list has gone back past the period's start."""

    def __init__(self, start: date) -> None:
        self._start = start
        self._seen: set[object] = set()
        self._last: date | None = None
        self._in_order = True
        self.past_the_start = False

    def fresh(self, rows: tuple[ListRow, ...]) -> list[ListRow]:
        new = []
        for row in rows:
            key = (row.ask.key if row.ask else None, row.text or row.title, row.listed_on)
            if key not in self._seen:
                self._seen.add(key)
                new.append(row)
        dated = [row.listed_on for row in new if row.listed_on]
        for day in dated:
            # pinned rows stand out of order at the top; a list out of order is read to its end
            if self._last and day > self._last:
                self._in_order = False
            self._last = day
        all_old = bool(dated) and len(dated) == len(new) and max(dated) < self._start
        self.past_the_start = self._in_order and all_old
        return new

    def due(self, row: ListRow) -> bool:
        return row.listed_on is None or row.listed_on >= self._start


async def _read_rows(
    tools: SiteTools, reading: ListingReading, page: Page, rows: list[ListRow], kind: Kind | None
) -> None:
    plain = [row for row in rows if row.ask is None]
    if plain:
        drafts = records_in_list(plain, page, kind)
        copy = tools.evidence.keep_page(page)
        reading.records += [ReadRecord(draft, page.url, copy) for draft in drafts]
        for _ in range(len(plain) - len(drafts)):
            reading.fell_short("detail_unread")
    linked = [row for row in rows if row.ask is not None]
    gate = asyncio.Semaphore(_DETAILS_AT_ONCE)

    async def one(row: ListRow) -> _RowOutcome:
        async with gate:
            outcome = await _read_row(tools, row, kind)
        return outcome if outcome.records else _from_the_list(tools, outcome, page, row, kind)

    for outcome in await asyncio.gather(*(one(row) for row in linked)):
        reading.records += outcome.records
        for key, why in outcome.shortfalls:
            reading.fell_short(key, why)
    tools.records += len(plain) + len(linked)


@dataclass
class _RowOutcome:
    records: list[ReadRecord] = field(default_factory=list)
    shortfalls: list[tuple[str, str]] = field(default_factory=list)


async def _read_row(tools: SiteTools, row: ListRow, kind: Kind | None) -> _RowOutcome:
    assert row.ask is not None
    outcome = _RowOutcome()
    page = await tools.open(row.ask)
    if page.outcome is not Outcome.OK:
        outcome.shortfalls.append(("detail_failed", page.reason))
        return outcome
    page, detail = await _filled(tools, page, row, kind)
    if detail.records:
        copy = tools.evidence.keep_page(page)
        outcome.records += [ReadRecord(draft, page.url, copy) for draft in detail.records]
        return outcome
    for ask, name in zip(detail.attachments, detail.attachment_names, strict=True):
        await _read_attachment(tools, outcome, page, ask, name, kind)
    nothing = not outcome.records and not outcome.shortfalls
    if nothing and detail.not_a_decision is None:
        outcome.shortfalls.append(("detail_unread", ""))
    return outcome


def _from_the_list(tools: SiteTools, outcome: _RowOutcome, page: Page, row: ListRow, kind: Kind | None) -> _RowOutcome:
    """A row whose detail could not be read still says what the list itself shows of it."""
    drafts = records_in_list([row], page, kind) if outcome.shortfalls else ()
    if not drafts:
        return outcome
    copy = tools.evidence.keep_page(page)
    # without a party the row cannot be told from another's for sure, so the detail is still missed
    known = all(draft.document_number and draft.party for draft in drafts)
    return _RowOutcome(
        records=[ReadRecord(draft, page.url, copy) for draft in drafts],
        shortfalls=[] if known else outcome.shortfalls,
    )


async def _filled(tools: SiteTools, page: Page, row: ListRow, kind: Kind | None) -> tuple[Page, Detail]:
    """Details that come back blank at first are asked again (PORTALS §4)."""
    detail = _detail_of(page, row, kind)
    for _ in range(_BLANK_RETRIES):
        if not detail.blank or row.ask is None:
            break
        page = await tools.fetcher.page(row.ask, again=True)
        detail = _detail_of(page, row, kind)
    return page, detail


def _detail_of(page: Page, row: ListRow, kind: Kind | None) -> Detail:
    """A row may lead straight to a file instead of a page."""
    if not page.text and page.body:
        try:
            return read_attachment(file_name(page.ask, row.title), page.body, page=page, kind=kind)
        except UnreadableFileError:
            return read_detail(page, row=row, kind=kind)
    return read_detail(page, row=row, kind=kind)


async def _read_attachment(  # noqa: PLR0917
    tools: SiteTools, outcome: _RowOutcome, page: Page, ask: Ask, name: str, kind: Kind | None
) -> None:
    answer = await tools.fetcher.page(ask)
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
    outcome.records += [ReadRecord(draft, answer.url, copy) for draft in detail.records]


def file_name(ask: Ask, called: str) -> str:
    """The name of a file with its ending: as the page calls it, else from a filename= in the address's query,
    else from its path."""
    path, _, query = ask.url.partition("?")
    last = unquote(path.rsplit("/", 1)[-1])
    asked = [unquote(value) for _, _, value in (part.partition("=") for part in query.split("&"))]
    named = [name for name in (called, *asked, last) if _ENDING.search(name)]
    return named[0] if named else called or last
