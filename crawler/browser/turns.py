"""Whose turn it is in the browser, and when the browser is begun anew."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from scrapy.crawler import Crawler

from crawler.browser.handler import browser_of

TABS_A_VISIT = 2


class BrowserTurns:
    """The turns of one crawl. A visit has its turn from its first open tab to its last: while it clicks its way
    through a list, a row may have to be looked at in a tab of its own, and two visits that each wait for the other's
    tab would wait for ever.

    After BROWSER_LOADS loads no visit gets a new turn until the others have ended theirs; then the browser is begun
    anew.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._at_once = crawler.settings.getint("BROWSER_VISITS_AT_ONCE")
        self._loads_left = self._lifetime = crawler.settings.getint("BROWSER_LOADS")
        self._tabs: Counter[object] = Counter()
        self._changed = asyncio.Condition()

    @asynccontextmanager
    async def turn(self, visit: object) -> AsyncIterator[None]:
        """A tab for `visit`, as soon as there is one."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._may(visit))
            self._tabs[visit] += 1
            self._loads_left -= 1
        try:
            yield
        finally:
            async with self._changed:
                try:
                    await self._ended(visit)
                finally:
                    self._changed.notify_all()

    def _may(self, visit: object) -> bool:
        if visit in self._tabs:
            return self._tabs[visit] < TABS_A_VISIT
        return len(self._tabs) < self._at_once and self._loads_left > 0

    async def _ended(self, visit: object) -> None:
        self._tabs[visit] -= 1
        if not self._tabs[visit]:
            del self._tabs[visit]
        if self._loads_left <= 0 and not self._tabs:
            self._loads_left = self._lifetime
            await browser_of(self._crawler).begin_anew()


def turns_of(crawler: Crawler) -> BrowserTurns:
    """The turns of a crawl."""
    kept: BrowserTurns | None = getattr(crawler, "gongshi_turns", None)
    if kept is None:
        kept = BrowserTurns(crawler)
        crawler.gongshi_turns = kept  # type: ignore[attr-defined]
    return kept
