"""Playwright's driver, a program of its own that takes a second and 60 MB: started with the first page that needs a
browser, and not at all for the sites that need none."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from playwright.async_api import Browser, BrowserContext
from playwright.async_api import Error as PlaywrightError
from scrapy_playwright.provider import PlaywrightBrowserProvider

logger = logging.getLogger(__name__)

_PARTING = 15.0
"""Seconds that a driver has to end, before it is left to its own."""


class DriverWhenAsked(PlaywrightBrowserProvider):  # type: ignore[misc]
    """PLAYWRIGHT_BROWSER_PROVIDER of the crawl."""

    async def start(self) -> None:
        """Asked of every crawl at its start."""

    async def launch_browser(self) -> Browser:
        """scrapy-playwright sees to it that this is asked once at a time."""
        await self._begin()
        browser: Browser = await super().launch_browser()
        return browser

    async def launch_persistent_context(self, context_kwargs: dict[str, Any]) -> BrowserContext:
        await self._begin()
        context: BrowserContext = await super().launch_persistent_context(context_kwargs)
        return context

    async def abandon(self) -> None:
        """The driver is dead, or as good as that: the next browser is started by another."""
        self.browser_type = None
        try:
            async with asyncio.timeout(_PARTING):
                await self.close()
        except (PlaywrightError, RuntimeError, OSError, TimeoutError) as error:
            logger.warning("the old driver did not part in good order: %r", error)
        self.playwright_context_manager = self.playwright = None

    async def _begin(self) -> None:
        if self.browser_type is None:
            await super().start()
