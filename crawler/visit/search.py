"""Finding the column: best first over the links of the home page and the sections below it."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from crawler.column import (
    Candidate,
    What,
    candidates,
    is_article,
    links_of,
    other_channels,
    unaddressed,
    view_column,
)
from crawler.column.surely import are_surely_decisions
from crawler.listings import read_list
from crawler.pages.frames import frames_of
from crawler.pages.page import Page
from crawler.visit.addresses import place
from crawler.visit.places import KIND_OF, Lead, holds_decisions, look_at, view_place
from crawler.visit.pressed import press
from crawler.visit.tools import SiteTools
from disclosure.vocabulary import Kind, Outcome

__all__ = ["Lead", "Search", "holds_decisions", "look_at", "search_from_home", "view_place"]

DEEPEST = 4
HOME_SIGNAL = "home_without_column"
SECTION_SIGNAL = "section_without_links"
_MOST_FRAMES = 3
_FEW_LINKS = 8
_MOST_RENDERED_SECTIONS = 3
_MOST_OTHER_CHANNELS = 20
_MOST_CHANNELS_BELOW = 12
_MOST_PRESSED = 3
_GONE = {404, 410}
_WANTED = {What.COLUMN, What.SECTION, *KIND_OF}
_ENTRY = re.compile(
    r"^(?:点击)?(?:进入|跳过|enter)?(?:本|网|官方)?"
    r"(?:站|网站|首页|主页|门户|中文版?|简体(?:中文)?版?|动画|index|home|skip)?[>»\s]*$",
    re.IGNORECASE,
)


@dataclass
class Search:
    """What a search found and looked at. `home_in_doubt`: why the home page may not have been seen whole."""

    home: Page | None
    column: Lead | None = None
    lists: list[Lead] = field(default_factory=list)
    empty: Lead | None = None
    unread: list[Lead] = field(default_factory=list)
    sections: list[Page] = field(default_factory=list)
    tried: list[str] = field(default_factory=list)
    cut_short: bool = False
    home_in_doubt: str = ""

    @property
    def kinds(self) -> set[Kind]:
        return {lead.kind for lead in self.lists if lead.kind}

    @property
    def found(self) -> bool:
        return self.column is not None or bool(self.lists)


async def search_from_home(tools: SiteTools, home: Page) -> Search:
    """Search until the column, or a list of each kind, is found, or nothing is left to look at."""
    home = await _past_the_splash(tools, home)
    tree = _Tree(tools, Search(home=home, tried=[home.url]))
    await tree.add(home, depth=0)
    await tree.run()
    tree.take_what_a_section_shows()
    if tree.leads_nowhere and not home.rendered:
        # before "absent" is said, the home page is looked at as a person sees it
        await tree.look_again_at_home(home)
    if tree.leads_nowhere:
        await tree.press_names()
    if tree.leads_nowhere:
        await tree.look_into_other_channels()
        tree.take_what_a_section_shows()
    return tree.search


async def _past_the_splash(tools: SiteTools, home: Page) -> Page:
    """A page that only welcomes leads to the home page proper."""
    links = links_of(home)
    if len(links) >= _FEW_LINKS:
        return home
    for link in links:
        if link.text and _ENTRY.match(link.text.strip()) and place(link.ask.url) != place(home.url):
            page = await tools.open(link.ask)
            if page.outcome is Outcome.OK and len(links_of(page)) >= _FEW_LINKS:
                return page
    return home


@dataclass
class _Tree:
    """The part of a site that was walked, and the links that wait, best first."""

    tools: SiteTools
    search: Search
    queue: list[tuple[float, int, Candidate, Page, int]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    order: Iterator[int] = field(default_factory=count)
    rendered_sections: int = 0
    showing: Lead | None = None
    """A section that shows decisions itself, though its name (信用公示) does not say so."""

    async def add(self, page: Page, *, depth: int) -> None:
        """Take up the links of a page, and of what it shows in frames, which a person sees as one page."""
        self.seen.add(place(page.url))
        self._push(page, on=page, depth=depth)
        for ask in frames_of(page)[:_MOST_FRAMES]:
            framed = await self.tools.open(ask)
            self.search.tried.append(framed.url)
            if framed.outcome is Outcome.OK:
                self._push(framed, on=page, depth=depth)
            elif depth == 0:
                self.search.home_in_doubt = framed.reason

    def _push(self, page: Page, *, on: Page, depth: int) -> None:
        for link in candidates(page):
            if link.what in _WANTED and place(link.ask.url) not in self.seen:
                self.seen.add(place(link.ask.url))
                heapq.heappush(self.queue, (_rank(link, depth), next(self.order), link, on, depth))

    async def run(self) -> None:
        search = self.search
        while self.queue and not self._enough():
            if len(search.tried) >= self.tools.options.search_page_limit or self.tools.fetcher.exhausted:
                search.cut_short = True
                break
            _, _, link, on, depth = heapq.heappop(self.queue)
            lead = await look_at(self.tools, link, on=on, depth=depth)
            search.tried.append(lead.page.url)
            if not lead.read:
                search.unread.append(lead)
            elif link.what is What.SECTION:
                self._hold(lead)
                await self._section(lead.page, depth)
            else:
                await self._take(lead)

    async def _section(self, page: Page, depth: int) -> None:
        if depth + 1 >= DEEPEST:
            self.search.sections.append(page)
            return
        page = await self._with_links(page)
        self.search.sections.append(page)
        await self.add(page, depth=depth + 1)

    async def _with_links(self, page: Page) -> Page:
        """A section whose links a script draws is looked at in the browser, a few times at most."""
        links = [link for link in links_of(page) if link.region == "body"]
        scripted = next(page.tree.iter("script"), None) is not None
        if len(links) > 1 or page.rendered or not scripted or self.rendered_sections >= _MOST_RENDERED_SECTIONS:
            return page
        self.rendered_sections += 1
        shown = await self.tools.render(page, page.ask, SECTION_SIGNAL)
        return shown if shown.outcome is Outcome.OK else page

    async def _take(self, lead: Lead) -> None:
        search = self.search
        if lead.shows_list and lead.kind is not None:
            search.lists.append(lead)
        elif lead.kind is None and (lead.shows_list or lead.lists_inside):
            search.column = search.column or lead
        elif lead.empty:
            search.empty = search.empty or lead
        elif lead.kind is not None and lead.lists_inside and lead.depth + 1 < DEEPEST:
            await self.add(lead.page, depth=lead.depth + 1)
        elif not (lead.other_matter if lead.kind is not None else lead.about_the_work):
            search.unread.append(lead)

    def _enough(self) -> bool:
        if self.search.column is not None:
            return True
        both = len(self.search.kinds) == len(Kind)
        return both and not any(entry[2].what is What.COLUMN for entry in self.queue)

    @property
    def leads_nowhere(self) -> bool:
        """Nothing was found, and nothing failed that might have shown it: "absent" is about to be said."""
        return not self.search.found and not self.search.unread and not self.search.cut_short

    def _hold(self, lead: Lead) -> None:
        if self.showing is None and lead.view is not None and lead.view.has_rows:
            self.showing = lead if are_surely_decisions(read_list(lead.page).rows) else None

    def take_what_a_section_shows(self) -> None:
        """Where nothing is named as the column, the section whose rows are decisions is it."""
        if self.leads_nowhere and self.showing is not None:
            self.search.column = self.showing

    async def look_into_other_channels(self) -> None:
        """An assessor opens the site's other channels too before he says that there is no column: those of the home
        page, and those of its sections that speak of publicity."""
        home = self.search.home
        if home is None:
            return
        own = [(link, home) for link in other_channels(home) if place(link.ask.url) not in self.seen]
        below = [(link, page) for page in self.search.sections for link in other_channels(page) if link.score > 0]
        for link, on in (*own[:_MOST_OTHER_CHANNELS], *below[:_MOST_CHANNELS_BELOW]):
            if not self.leads_nowhere or self.showing is not None or self.tools.fetcher.exhausted:
                return
            if place(link.ask.url) in self.seen:
                continue
            self.seen.add(place(link.ask.url))
            page = await self.tools.open(link.ask)
            self.search.tried.append(page.url)
            if page.outcome is Outcome.OK and not is_article(page):
                self._hold(Lead(page=page, view=view_column(page), kind=None, name=link.text, link=link, on=on))
                self.search.sections.append(page)
                self._push(page, on=page, depth=1)
                await self.run()
            elif page.outcome is not Outcome.OK and link.score > 0 and page.status not in _GONE:
                self.search.unread.append(Lead(page=page, view=None, kind=None, name=link.text, link=link, on=on))

    async def look_again_at_home(self, home: Page) -> None:
        shown = await self.tools.render(home, home.ask, HOME_SIGNAL)
        if shown.outcome is not Outcome.OK:
            self.search.home_in_doubt = shown.reason
            self.tools.failures.append(shown)
            return
        self.search.home = shown
        self._push(shown, on=shown, depth=0)
        await self.run()

    async def press_names(self) -> None:
        """A name of the column that has no address is pressed, as a person would: a script may open it, or nothing."""
        home = self.search.home
        if home is None:
            return
        for named in unaddressed(home)[:_MOST_PRESSED]:
            if not self.leads_nowhere or self.tools.fetcher.exhausted:
                return
            link = named.link
            page, way, came = await press(self.tools, link, home)
            self.search.tried.append(page.url)
            kind = KIND_OF.get(link.what)
            lead = Lead(page=page, view=None, kind=kind, name=link.text, link=link, on=home)
            if way is not None:
                self.seen.add(place(way.ask.url))
                heapq.heappush(self.queue, (_rank(way, 0), next(self.order), way, home, 0))
                await self.run()
            elif came:
                self.search.unread.append(lead)
            elif kind is None and named.is_entry:
                self.search.empty = self.search.empty or lead


def _rank(link: Candidate, depth: int) -> float:
    """Lower is sooner: what names the column before what names a list before sections, near before far."""
    step = {What.COLUMN: 0.0, What.PERMIT_LIST: 100.0, What.PENALTY_LIST: 100.0}.get(link.what, 200.0)
    return step + depth * 50.0 - link.score
