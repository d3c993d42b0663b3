"""What stands at an address that may be the column or one of its lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from crawler.column import Candidate, ColumnView, What, empty_behind_icon, is_article, view_column
from crawler.column.view import is_of_other_matter
from crawler.details import read_detail
from crawler.listings import read_list
from crawler.listings.grids_beside import grids_beside
from crawler.pages.page import Page
from crawler.pages.signals import may_be_filled
from crawler.visit.addresses import place
from crawler.visit.asking import unfolded
from crawler.visit.borrowed import with_called_scripts
from crawler.visit.tools import SiteTools
from disclosure.vocabulary import Kind, Outcome

EMPTY_SIGNAL = "looks_empty"
_MOST_FRAMES = 3
_DEEPEST_FRAME = 3
_PUBLISHES = re.compile("公示|公告|公开|公布|结果|决定")
_LITTLE = 60
_MUCH = 200
_BESIDE = "stands_beside"
KIND_OF = {What.PERMIT_LIST: Kind.PERMIT, What.PENALTY_LIST: Kind.PENALTY}


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
        if self.view is None:
            return False
        return self.view.has_rows or self.view.total_zero or self.article or self._is_divided

    @property
    def _is_divided(self) -> bool:
        """No rows of its own but parts that surely are parts: years and months; channels below one that is named as
        the list of a kind (行政许可 > 食品经营许可, 药品经营许可)."""
        if self.view is None or self.lists_inside:
            return False
        channels = self.kind is not None and not self.view.rows and len(self.view.parts) > 1
        return channels or any(part.by_time for part in self.view.parts)

    @property
    def empty(self) -> bool:
        """A page with nothing but its frame: an icon with nothing behind it."""
        return self.read and not self.shows_list and not self.lists_inside and empty_behind_icon(self.page)

    @property
    def about_the_work(self) -> bool:
        """News of the work, or one article about it: read, and no column."""
        return self.view is not None and (self.view.is_news or is_article(self.page))

    @property
    def other_matter(self) -> bool:
        """Read, and surely no list of decisions: entries of another kind (办事指南), or a text."""
        if self.view is None or self.view.shell or self.view.frames:
            return False
        if self.about_the_work:
            return True
        if self.view.rows > 1 and _PUBLISHES.search(self.name):
            # entries under 行政许可公示 that nobody understands prove nothing: only those surely of another kind do
            return is_of_other_matter(read_list(self.page).rows)
        return self.view.rows > 1 or self.view.content_chars > _MUCH

    @property
    def lists_inside(self) -> tuple[Candidate, ...]:
        if self.view is None:
            return ()
        here = place(self.page.url)
        lists = (found for found in self.view.inner if found.what in KIND_OF)
        return tuple(found for found in lists if found.ask.clicks or found.ask.form or place(found.ask.url) != here)


async def look_at(tools: SiteTools, link: Candidate, *, on: Page, depth: int = 0, kind: Kind | None = None) -> Lead:
    """Follow a candidate link."""
    page, view = await view_place(tools, await tools.open(link.ask))
    return Lead(
        page=page,
        view=view,
        kind=kind or KIND_OF.get(link.what),
        name=link.text or link.why,
        link=link,
        on=on,
        depth=depth,
        article=holds_decisions(page, view),
    )


def lists_on(lead: Lead) -> list[Lead]:
    """The lists that stand side by side where a lead leads, each as a lead of its own; the lead where it is one."""
    grids = grids_beside(lead.page) if lead.view is not None and lead.view.has_rows else ()
    for grid in grids:
        grid.page.memo[_BESIDE] = True
    apart = [replace(lead, page=grid.page, view=view_column(grid.page), kind=grid.kind or lead.kind) for grid in grids]
    return apart or [lead]


def stands_beside(page: Page) -> bool:
    """Whether the list is one of several on its page: a click on 下一页 may turn the other's."""
    return _BESIDE in page.memo


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
    page = await with_called_scripts(tools, page)
    page, view = await unfolded(tools, page, view_column(page))
    if view is None or view.has_rows:
        return page, view
    if view.frames and not view.total_zero:
        framed, inside = await _through_frames(tools, page, view)
        return framed, beside_the_frame(page, view, framed, inside)
    if page.ask.method == "GET" and _looks_unfilled(page, view):
        # "nothing behind the icon" and "no records" weigh on somebody: what a person sees in a browser decides
        shown = await with_called_scripts(tools, await tools.render(page, page.ask, EMPTY_SIGNAL))
        return (shown, view_column(shown)) if shown.outcome is Outcome.OK else (shown, None)
    return page, view


def _looks_unfilled(page: Page, view: ColumnView) -> bool:
    """A page that says it has nothing, or shows no list, though a script may put one there."""
    bare = view.total_zero or not (view.leads_to_both or view.query or view.parts or is_article(page))
    scripts = next(page.tree.iter("script"), None) is not None
    return (bare and may_be_filled(page)) or (empty_behind_icon(page) and not page.rendered and scripts)


def beside_the_frame(page: Page, view: ColumnView, framed: Page, inside: ColumnView | None) -> ColumnView | None:
    """What the frame shows, with the ways to the other lists that stand around it."""
    if inside is None or inside is view:
        return inside
    known = {found.what for found in inside.inner}
    here = {place(page.url), place(framed.url)}
    around = [one for one in view.inner if one.what not in known and place(one.ask.url) not in here]
    return replace(inside, inner=(*inside.inner, *around)) if around else inside


async def _through_frames(
    tools: SiteTools, page: Page, view: ColumnView, depth: int = 1
) -> tuple[Page, ColumnView | None]:
    unread: Page | None = None
    for ask in view.frames[:_MOST_FRAMES]:
        framed = await tools.open(ask)
        if framed.outcome is not Outcome.OK:
            unread = unread or framed
            continue
        inside = view_column(framed)
        if inside.has_rows or inside.total_zero or inside.query or any(found.what in KIND_OF for found in inside.inner):
            return framed, inside
        if inside.frames and depth < _DEEPEST_FRAME:
            framed, deeper = await _through_frames(tools, framed, inside, depth + 1)
            if deeper is None:
                unread = unread or framed
            elif deeper is not inside:
                return framed, deeper
    # what stands in a frame that could not be read may be the list: the page is not empty, it is unread
    return (unread, None) if unread is not None and view.content_chars < _LITTLE else (page, view)
