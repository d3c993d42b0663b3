"""Finding the column: best first from the home page, or from the addresses that were given."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from crawler.column import (
    Candidate,
    ColumnView,
    What,
    candidates,
    empty_behind_icon,
    is_article,
    view_column,
)
from crawler.details import read_detail
from crawler.pages.page import Page
from crawler.visit.addresses import place
from crawler.visit.tools import SiteTools
from disclosure.vocabulary import Kind, Outcome

DEEPEST = 4
_MOST_FRAMES = 3
_LITTLE = 60
_KIND_OF = {What.PERMIT_LIST: Kind.PERMIT, What.PENALTY_LIST: Kind.PENALTY}
_WANTED = {What.COLUMN, What.SECTION, *_KIND_OF}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A place that may be the column or one of its lists: how it was reached and what stands there."""

    page: Page
    view: ColumnView | None  # None where the page could not be read
    kind: Kind | None
    name: str
    link: Candidate | None = None
    on: Page | None = None
    """The page on which the link stood."""
    depth: int = 0
    article: bool = False
    """The place is no list but one article that holds the decisions themselves (PORTALS §3.16)."""

    @property
    def read(self) -> bool:
        return self.view is not None

    @property
    def shows_list(self) -> bool:
        return self.view is not None and (self.view.has_rows or self.view.total_zero or self.article)

    @property
    def empty(self) -> bool:
        """A page with nothing but its frame: an icon with nothing behind it."""
        return self.read and not self.shows_list and not self.lists_inside and empty_behind_icon(self.page)

    @property
    def about_the_work(self) -> bool:
        """News of the work, or one article about it: read, and no column."""
        return self.view is not None and (self.view.is_news or is_article(self.page))

    @property
    def lists_inside(self) -> tuple[Candidate, ...]:
        if self.view is None:
            return ()
        here = place(self.page.url)
        return tuple(found for found in self.view.inner if found.what in _KIND_OF and place(found.ask.url) != here)


@dataclass
class Search:
    """What a search found and looked at."""

    home: Page | None
    column: Lead | None = None
    lists: list[Lead] = field(default_factory=list)
    empty: Lead | None = None
    unread: list[Lead] = field(default_factory=list)
    sections: list[Page] = field(default_factory=list)
    tried: list[str] = field(default_factory=list)
    cut_short: bool = False

    @property
    def kinds(self) -> set[Kind]:
        return {lead.kind for lead in self.lists if lead.kind}


async def look_at(tools: SiteTools, link: Candidate, *, on: Page, depth: int = 0, kind: Kind | None = None) -> Lead:
    """Follow a candidate link."""
    page, view = await view_place(tools, await tools.open(link.ask))
    return Lead(
        page=page,
        view=view,
        kind=kind or _KIND_OF.get(link.what),
        name=link.text or link.why,
        link=link,
        on=on,
        depth=depth,
        article=holds_decisions(page, view),
    )


def holds_decisions(page: Page, view: ColumnView | None) -> bool:
    """Whether a page that is no list shows decisions itself: one article with a table, a single record."""
    if view is None or view.has_rows or view.total_zero:
        return False
    return bool(read_detail(page, row=None, kind=None).records)


async def view_place(tools: SiteTools, page: Page) -> tuple[Page, ColumnView | None]:
    """What stands at an address, looking through a frame that shows the list of another host
    (广东省财政厅, PORTALS §3.13). The view is None where the page could not be read."""
    if page.outcome is not Outcome.OK:
        return page, None
    view = view_column(page)
    if view.has_rows or view.total_zero or not view.frames:
        return page, view
    unread: Page | None = None
    for ask in view.frames[:_MOST_FRAMES]:
        framed = await tools.open(ask)
        if framed.outcome is not Outcome.OK:
            unread = unread or framed
            continue
        inside = view_column(framed)
        if inside.has_rows or inside.total_zero or inside.query:
            return framed, inside
    # what stands in a frame that could not be read may be the list: the page is not empty, it is unread
    return (unread, None) if unread is not None and view.content_chars < _LITTLE else (page, view)


async def search_from_home(tools: SiteTools, home: Page) -> Search:
    """Best first over the links of the home page and the sections below it."""
    search = Search(home=home, tried=[home.url])
    order = count()
    queue: list[tuple[float, int, Candidate, Page, int]] = []
    seen = {place(home.url)}

    def push(page: Page, depth: int) -> None:
        for link in candidates(page):
            if link.what in _WANTED and place(link.ask.url) not in seen:
                seen.add(place(link.ask.url))
                heapq.heappush(queue, (_rank(link, depth), next(order), link, page, depth))

    push(home, 0)
    while queue and not _enough(search, [entry[2] for entry in queue]):
        if len(search.tried) >= tools.options.search_page_limit or tools.fetcher.exhausted:
            search.cut_short = True
            break
        _, _, link, on, depth = heapq.heappop(queue)
        lead = await look_at(tools, link, on=on, depth=depth)
        search.tried.append(lead.page.url)
        if not lead.read:
            search.unread.append(lead)
        elif link.what is What.SECTION:
            search.sections.append(lead.page)
            if depth + 1 < DEEPEST:
                push(lead.page, depth + 1)
        else:
            _take(search, lead)
    return search


def _take(search: Search, lead: Lead) -> None:
    if lead.kind is not None:
        if lead.shows_list:
            search.lists.append(lead)
        elif lead.empty:
            search.empty = search.empty or lead
    elif lead.shows_list or lead.lists_inside:
        search.column = search.column or lead
    elif lead.empty:
        search.empty = search.empty or lead
    elif not lead.about_the_work:
        search.unread.append(lead)


def _rank(link: Candidate, depth: int) -> float:
    """Lower is sooner: what names the column before what names a list before sections, near before far."""
    step = {What.COLUMN: 0.0, What.PERMIT_LIST: 100.0, What.PENALTY_LIST: 100.0}.get(link.what, 200.0)
    return step + depth * 50.0 - link.score


def _enough(search: Search, waiting: Sequence[Candidate]) -> bool:
    if search.column is not None:
        return True
    both = len(search.kinds) == len(Kind)
    return both and not any(link.what is What.COLUMN for link in waiting)
