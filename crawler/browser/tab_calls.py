"""Calls into a page of the browser, each with an end: Playwright's own wait for ever on a page whose script never
yields, and on an answer that never ends."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from typing import TypeVar

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page as Tab
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

logger = logging.getLogger(__name__)

Given = TypeVar("Given")
SETTLE_MS = 5_000
CALL_SECONDS = 20.0


async def within(doing: Awaitable[Given]) -> Given:
    """What a call gives; raises Playwright's TimeoutError where it takes longer than CALL_SECONDS."""
    try:
        async with asyncio.timeout(CALL_SECONDS):
            return await doing
    except RuntimeError as error:
        if "handler is closed" not in str(error):  # the event loop's word where the driver's pipe is closed
            raise
        raise PlaywrightError("Connection closed: the driver is gone") from error
    except TimeoutError as error:
        raise PlaywrightTimeoutError(f"Timeout {CALL_SECONDS:g} s exceeded: the page does not answer") from error


async def settle(tab: Tab) -> None:
    """Wait until the page has stopped asking for things; a page that never stops costs this time once."""
    try:
        await within(tab.wait_for_load_state("networkidle", timeout=SETTLE_MS))
    except PlaywrightTimeoutError:
        await asyncio.sleep(0)


async def content(tab: Tab) -> str:
    """The DOM as it is now, as HTML."""
    try:
        return await within(tab.content())
    except PlaywrightTimeoutError:
        raise
    except PlaywrightError:  # on its way to another page
        await settle(tab)
        return await within(tab.content())


async def close(tab: Tab) -> None:
    """Close a tab. One that does not close is left to the browser's end."""
    try:
        await within(tab.close())
    except PlaywrightError as error:
        logger.warning("a tab did not close: %s", str(error).splitlines()[0])
