"""Playwright's driver, a program of its own that takes a second and 60 MB: started with the first page that needs a
browser, and not at all for the sites that need none."""

from __future__ import annotations

from typing import Any

from playwright.async_api import Browser, BrowserContext
from scrapy_playwright.provider import PlaywrightBrowserProvider


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

    async def _begin(self) -> None:
        if self.browser_type is None:
            await super().start()
