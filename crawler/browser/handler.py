"""The one browser of a crawl: scrapy-playwright's, for http and https together, and begun anew now and then."""

from __future__ import annotations

import asyncio
import logging
import re
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Browser, Page, StorageState
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import TimeoutError as PlaywrightTimeoutError
from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy_playwright.handler import DEFAULT_CONTEXT_NAME, ScrapyPlaywrightDownloadHandler

logger = logging.getLogger(__name__)

CRASHED = re.compile(r"has been closed|crashed|Connection closed|disconnected|handler is closed", re.IGNORECASE)
"""In what Playwright says: the page is not there any more, or what it was in."""
_GRACE = 5.0
"""Seconds that a page which answered in time has to say what it shows; one whose script never yields never does."""
_PARTING = 15.0
"""Seconds that a browser has to say its cookies and to end, before it is left to its own."""


class OneBrowser(ScrapyPlaywrightDownloadHandler):  # type: ignore[misc]
    """DOWNLOAD_HANDLERS of the crawl. Scrapy asks for one a scheme, and two would run two browsers of 200 MB each.

    A load that takes longer than DOWNLOAD_TIMEOUT and a little grace ends with Playwright's TimeoutError.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        # a page closed at its time limit would be loaded again unseen; crawler.browser.browser itself asks once more
        self.config.target_closed_max_retries = 0
        self._seconds = crawler.settings.getfloat("DOWNLOAD_TIMEOUT") + _GRACE
        self._states: dict[str, StorageState] = {}
        self._loaded: set[str] = set()
        self._reviving = asyncio.Lock()
        self._closed = False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> OneBrowser:
        kept: OneBrowser | None = getattr(crawler, "gongshi_browser", None)
        if kept is None:
            kept = cls(crawler)
            crawler.gongshi_browser = kept  # type: ignore[attr-defined]
        return kept

    async def close(self) -> None:
        if not self._closed:
            self._closed = True
            await super().close()

    async def begin_anew(self) -> None:
        """End the browser; the next page starts another, in which every context has the cookies and the storage that it
        had. To be called while no tab is open."""
        await self._maybe_future_from_coro(self._part())

    async def _part(self) -> None:
        browser: Browser | None = self.__dict__.pop("browser", None)
        wrappers = dict(self.context_wrappers)
        self.context_wrappers.clear()
        if browser is None:
            return
        try:
            async with asyncio.timeout(_PARTING):
                for name, wrapper in wrappers.items():
                    state = await wrapper.context.storage_state()
                    self._states[name] = lately(state, self._loaded) if name == DEFAULT_CONTEXT_NAME else state
                await browser.close()
        except (PlaywrightError, RuntimeError, TimeoutError) as error:
            logger.warning("the old browser did not part in good order: %r", error)
        self._loaded.clear()
        self.stats.inc_value("gongshi/browser_begun_anew")

    async def _create_browser_context(
        self, name: str, context_kwargs: dict[str, Any] | None, spider: Spider | None = None
    ) -> Any:
        given = dict(context_kwargs or {})
        if name in self._states:
            given["storage_state"] = self._states[name]
        return await super()._create_browser_context(name, given, spider)

    async def _create_page(self, request: Request, spider: Spider) -> Page:
        """A driver that is dead says nothing of it: only calls fail. The page then gets a new driver and browser."""
        try:
            page: Page = await super()._create_page(request, spider)
        except (PlaywrightError, RuntimeError) as error:  # the event loop's word where the driver's pipe is closed
            if not CRASHED.search(str(error)):
                raise
            async with self._reviving:
                await self._leave_the_dead(error)
            page = await super()._create_page(request, spider)
        return page

    async def _leave_the_dead(self, error: Exception) -> None:
        if "browser" in self.__dict__:
            try:
                async with asyncio.timeout(_PARTING):
                    await (await self.browser.new_context()).close()
            except (PlaywrightError, RuntimeError, TimeoutError):
                self.context_wrappers.clear()
                del self.browser
            else:
                return  # it was the context or the tab, or another page has had a new browser meanwhile
        logger.warning("the browser's driver is gone (%s): another is started", str(error).splitlines()[0])
        await self.browser_provider.abandon()

    async def _browser_disconnected_callback(self, browser: Browser) -> None:
        """A browser that crashed. What it had open is gone with it: there is nothing to be closed any more."""
        if browser is self.__dict__.get("browser"):
            self.context_wrappers.clear()
            del self.browser

    async def _download_request_with_page(self, request: Request, page: Page, spider: Spider) -> Response:
        try:
            async with asyncio.timeout(self._seconds):
                response: Response = await super()._download_request_with_page(request, page, spider)
        except TimeoutError as error:
            raise PlaywrightTimeoutError(f"Timeout {self._seconds:g} s exceeded: the page does not answer") from error
        self._loaded |= {origin(request.url), origin(response.url)}
        return response


def lately(state: StorageState, loaded: set[str]) -> StorageState:
    """All cookies, but of what pages keep in the browser only that of the origins lately loaded: a browser opens each
    origin to give it back, and a crawl passes hundreds."""
    return {**state, "origins": [one for one in state["origins"] if one["origin"] in loaded]}


def origin(url: str) -> str:
    """Scheme, host and port, as browsers write them."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()


def browser_of(crawler: Crawler) -> OneBrowser:
    """The one browser of a crawl."""
    return OneBrowser.from_crawler(crawler)
