"""Reading one listing: page after page back to the period's start, and whether it may vouch for what is not there."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, replace

from crawler.column import is_menu, view_column
from crawler.details import read_detail
from crawler.listings import Family, ListPage, ListRow, choose_family, read_list
from crawler.listings.blocks import follow, stands_empty
from crawler.listings.ending import shows_a_part, sign_of_more
from crawler.listings.totals import says_empty
from crawler.messages import say
from crawler.pages.page import Ask, Page
from crawler.pages.visible import body_text
from crawler.visit.asking import asked_for, narrowed
from crawler.visit.clicking import BrowserFailureError, clicked_pages
from crawler.visit.places import stands_beside
from crawler.visit.reading import ListingReading, ReadRecord
from crawler.visit.rows import RowReader, read_article_page
from crawler.visit.tools import SiteTools
from crawler.visit.walk import Walk
from disclosure.vocabulary import Kind, Outcome

__all__ = ["ListingReading", "ReadRecord", "read_article", "read_listing"]

_CIPHERED = re.compile("加密")


async def read_listing(
    tools: SiteTools, page: Page, kind: Kind | None, seen: set[object] | None = None
) -> ListingReading:
    """Read the list that starts on `page`. `seen`: rows that other parts of the same list showed.

    It is complete only where it was read to its end, or past the period's start in order, and where nothing on it
    says that it shows a part. What plain HTTP cannot follow is clicked through in the browser.
    """
    reading = ListingReading(url=page.url)
    tools.evidence.keep_page(page)
    list_walk = _ListWalk(tools, reading, RowReader(tools, reading, kind), Walk(tools.options.period_start, seen))
    doubt = await list_walk.by_requests(page)
    if doubt.may_click and page.ask.method == "GET" and not stands_beside(page):
        doubt = await list_walk.by_clicks(page.ask, doubt)
    if doubt.why:
        reading.miss(doubt.why)
    walk = list_walk.walk
    reading.proved = not doubt.why and (walk.past_the_start or reading.all_seen or reading.pages > 1)
    part = "" if walk.past_the_start else shows_a_part(page, reaches_back=walk.reaches_back)
    part = part or ("" if walk.past_the_start else narrowed(page, tools.options.period_start))
    if part and not reading.all_seen:
        reading.miss(say("listing", "part_only", why=part))
    if asked_for(page):  # whose rows and total are the question's, not the list's
        reading.miss(asked_for(page))
    return reading


async def read_article(tools: SiteTools, page: Page, kind: Kind | None) -> ListingReading:
    """An article that holds the decisions itself stands for the whole list."""
    reading = ListingReading(url=page.url, family="article", pages=1)
    outcome = await read_article_page(tools, page, read_detail(page, row=None, kind=kind), kind)
    reading.records = outcome.records
    for key, why in outcome.shortfalls:
        reading.fell_short(key, why)
    more = sign_of_more(page, walked=1)
    if more:
        reading.miss(more)
    reading.rows_seen = len(reading.records)
    tools.records += len(reading.records)
    return reading


@dataclass(frozen=True, slots=True)
class _Doubt:
    """Why the list may not have been read to its end ("" for no doubt), and whether a browser may get further."""

    why: str = ""
    may_click: bool = False


@dataclass
class _ListWalk:
    """One list being read: by requests, and where those end too early by clicks."""

    tools: SiteTools
    reading: ListingReading
    rows: RowReader
    walk: Walk

    async def by_requests(self, page: Page) -> _Doubt:
        family = choose_family(page)
        self.reading.family = family.name
        part = _without_ways_on(page, family.start(page))
        self.reading.total = part.total
        while True:
            fresh = self._look_at(part)
            async with self._reading(page, fresh):
                if self.walk.past_the_start:
                    return _Doubt()
                doubt = self._stopped(page, part, fresh=len(fresh))
                if doubt is not None:
                    return doubt
                page, part, failed = await self._next(family, page, part)
            if failed is not None:
                return failed

    def _look_at(self, part: ListPage) -> list[ListRow]:
        """Count a page of the list; its rows that are new."""
        fresh = self.walk.fresh(part.rows)
        self.reading.pages += 1
        self.reading.rows_seen += len(fresh)
        return fresh

    @asynccontextmanager
    async def _reading(self, page: Page, fresh: list[ListRow]) -> AsyncIterator[None]:
        """Read a page's new rows while the list's next page is asked for; before that where nothing is known of them
        yet or some could not be read: a host that may be complaining is not asked for more meanwhile."""
        if self.rows.tries_one_first:
            await self._read(page, fresh)
            yield
            return
        rows = asyncio.ensure_future(self._read(page, fresh))
        try:
            yield
        except BaseException:
            rows.cancel()
            await asyncio.wait([rows])
            raise
        await rows

    async def _read(self, page: Page, fresh: list[ListRow]) -> None:
        """Read what a page's new rows lead to, as far as it may be of the period."""
        await self.rows.read(page, [row for row in fresh if self.walk.due(row)])
        kind = self.rows.kind
        self.tools.tell("listing", kind=kind.chinese if kind else "公示")

    def _stopped(self, page: Page, part: ListPage, *, fresh: int) -> _Doubt | None:
        """Why reading by requests ends on this page; None where it goes on."""
        if part.broken:
            return _Doubt(part.broken, may_click=not _CIPHERED.search(part.broken))
        if self.reading.pages > 1 and not fresh:
            return self._nothing_new(page, part)
        if part.following is not None:
            return None
        return self._ended(page)

    def _nothing_new(self, page: Page, part: ListPage) -> _Doubt:
        if self.reading.all_seen:
            return _Doubt()
        if part.rows:
            return _Doubt(say("listing", "repeated"), may_click=True)
        # an empty page after the last one is how some lists end (山西 xzcfList.jspx?pageNo=)
        is_data = page.text.lstrip("\ufeff \r\n\t;")[:1] in ("{", "[")
        if self.reading.total is None and (is_data or says_empty(body_text(page)) or stands_empty(page)):
            return _Doubt()
        return _Doubt(say("listing", "blank_page", page=self.reading.pages), may_click=True)

    def _ended(self, page: Page) -> _Doubt:
        seen, total = self.reading.rows_seen, self.reading.total
        if total is not None and seen >= total:
            return _Doubt()
        why = sign_of_more(page, walked=self.reading.pages)
        if total:
            # pages that were turned and then ended show a person in a browser no more of them
            return _Doubt(
                say("listing", "capped", total=total, seen=seen), may_click=self.reading.pages == 1 or bool(why)
            )
        return _Doubt(say("listing", "goes_on", why=why) if why else "", may_click=bool(why))

    async def _next(self, family: Family, before: Page, part: ListPage) -> tuple[Page, ListPage, _Doubt | None]:
        assert part.following is not None
        ask, state = part.following.ask, part.following.state
        page = await self._fetch(ask)
        following = await self._going_on(family, page, before, state)
        if following is not None and not following.rows and not self.reading.all_seen:
            page = await self.tools.fetcher.page(ask, again=True)  # blank at first, as details are (PORTALS §4)
            following = await self._going_on(family, page, before, state)
        if following is None:
            budget = page.outcome is Outcome.OUT_OF_BUDGET
            why = say("listing", "budget" if budget else "page_failed", page=self.reading.pages + 1, why=page.reason)
            # an address made up wrongly, not a site that is down: a person's way may still lead on
            return page, part, _Doubt(why, may_click=self.reading.pages == 1 and page.status in {403, 404, 405, 500})
        return page, following, None

    async def _going_on(self, family: Family, page: Page, before: Page, state: object) -> ListPage | None:
        """What a later page of the list shows; None where it did not come."""
        if page.outcome is not Outcome.OK:
            return None
        follow(page, before)
        return _without_ways_on(page, await self.tools.reading.go_on(family, page, state))

    async def _fetch(self, ask: Ask) -> Page:
        if ask.method == "GET":
            return await self.tools.open(ask)
        page = await self.tools.tokens.page(ask)
        if page.outcome is not Outcome.OK:
            self.tools.failures.append(page)
        return page

    async def by_clicks(self, ask: Ask, doubt: _Doubt) -> _Doubt:
        """From the first page on in the browser. The doubt stays where the browser gets no further either."""
        why = doubt.why
        try:
            async with aclosing(clicked_pages(self.tools, ask)) as pages:
                async for page, said in pages:
                    why = said
                    part = read_list(page)
                    fresh = self._look_at(part)
                    await self._read(page, fresh)
                    if self.walk.past_the_start or self.reading.all_seen:
                        return _Doubt()
                    if fresh:
                        self.reading.family = f"{self.reading.family.removesuffix('+clicks')}+clicks"
        except BrowserFailureError as error:
            return _Doubt(f"{doubt.why}（{error.reason}）")
        total = self.reading.total
        if not why and total and self.reading.rows_seen < total:
            return _Doubt(say("listing", "capped", total=total, seen=self.reading.rows_seen))
        return _Doubt(why if not why else doubt.why)


def _without_ways_on(page: Page, part: ListPage) -> ListPage:
    """A list that says it has none shows none: what looks like its rows are the tabs beside it."""
    return replace(part, rows=()) if part.rows and is_menu(part.rows) and view_column(page).total_zero else part
