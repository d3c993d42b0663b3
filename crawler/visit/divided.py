"""Reading a list with its parts: years and months, matters, boxes of a few rows with 更多 beside each."""

from __future__ import annotations

from dataclasses import dataclass, field

from crawler.column import Part
from crawler.messages import say
from crawler.pages.page import Page
from crawler.visit.addresses import place
from crawler.visit.listing import ListingReading, read_article, read_listing
from crawler.visit.places import holds_decisions, view_place
from crawler.visit.tools import SiteTools
from disclosure.vocabulary import Kind, Outcome

_DEEPEST = 3
_MOST_PARTS = 60


@dataclass
class _Division:
    """What was gone through of one divided list: addresses, names of spans, rows."""

    tools: SiteTools
    kind: Kind | None
    places: set[str] = field(default_factory=set)
    spans: set[str] = field(default_factory=set)
    rows: set[object] = field(default_factory=set)
    opened: int = 0

    async def read(self, page: Page, depth: int) -> ListingReading:
        """The list on `page`, if it shows one, and its parts."""
        self.places.add(place(page.url))
        page, view = await view_place(self.tools, page)
        if view is None:
            reading = ListingReading(url=page.url, family="unread")
            reading.miss(say("listing", "part_unread", why=page.reason))
            return reading
        if view.has_rows or view.total_zero:
            reading = await read_listing(self.tools, page, self.kind, self.rows)
        elif holds_decisions(page, view):
            return await read_article(self.tools, page, self.kind)
        else:
            reading = ListingReading(url=page.url, family="parts", pages=1)
        if depth < _DEEPEST:
            await self._parts(reading, view.parts, depth)
        return reading

    async def _parts(self, reading: ListingReading, parts: tuple[Part, ...], depth: int) -> None:
        before = frozenset(self.spans)
        for part in parts:
            if not self._is_due(part, reading, before):
                continue
            if self.opened >= _MOST_PARTS:
                reading.miss(say("listing", "too_many_parts", count=_MOST_PARTS))
                return
            self.opened += 1
            self.spans |= {part.name} if part.by_time else set()
            page = await self.tools.open(part.ask)
            if page.outcome is not Outcome.OK:
                reading.miss(say("listing", "part_failed", name=part.name, why=page.reason))
                continue
            if place(page.url) not in self.places:
                reading.take_in(await self.read(page, depth + 1))

    def _is_due(self, part: Part, reading: ListingReading, before: frozenset[str]) -> bool:
        """A span before the period is passed over, any span of a list that was itself read to its end, and one that
        another page (`before`) has named. Two of one name on one page are two lists: 2018年5月 under 行政许可, and
        again under 行政处罚."""
        if place(part.ask.url) in self.places or part.name in before:
            return False
        if part.by_time and reading.proved:
            return False
        return part.until is None or part.until >= self.tools.options.period_start


async def read_divided(tools: SiteTools, page: Page, kind: Kind | None) -> ListingReading:
    """Read the list that `page` stands for, with all of its parts that may hold records of the period."""
    return await _Division(tools, kind).read(page, 0)
