"""The last way through a list: a browser clicks 下一页, each click on record and within the browser's limit."""

from __future__ import annotations

from collections.abc import AsyncGenerator

from crawler.browser.browser import BrowserFailureError, OpenTab
from crawler.listings.blocks import follow, list_block
from crawler.listings.ending import more_button, sign_of_more
from crawler.listings.pager import next_link, unmarked_pages
from crawler.pages.css import css_of
from crawler.pages.page import Ask, Page
from crawler.pages.visible import Element, shown_in
from crawler.visit.tools import SiteTools
from disclosure.vocabulary import Outcome

OPEN_SIGNAL = "list_goes_on"
CLICK_SIGNAL = "next_page_by_click"
_LOOKS = 12
_PAUSE = 0.25


async def clicked_pages(tools: SiteTools, ask: Ask) -> AsyncGenerator[tuple[Page, str]]:
    """The pages of a list as a person sees them one after the other, each with the reason why it may go on
    ("" on the last one). Raises BrowserFailureError."""
    async with tools.browser.open(ask, OPEN_SIGNAL) as opened:
        page, walked = await opened.as_page(), 1
        while page.outcome is Outcome.OK:
            link = _way_on(page, walked)
            if link is None:
                yield page, sign_of_more(page, walked=walked)
                return
            yield page, "页面还有“下一页”，但程序未能翻过去"
            tools.browser.note(opened.url, CLICK_SIGNAL)
            turned = await _turned(opened, page, css_of(link))
            if turned is None:
                last = await opened.as_page()
                if _way_on(last, walked) is None:  # 加载更多 that is gone after the last rows
                    yield last, sign_of_more(last, walked=walked)
                return
            page, walked = turned, walked + 1
            tools.fetcher.pages += 1


def _way_on(page: Page, walked: int) -> Element | None:
    """下一页, else the number after those walked where none is marked as shown, else 加载更多."""
    ways = (next_link(page), unmarked_pages(page).get(walked + 1), more_button(page))
    return next((way for way in ways if way is not None), None)


async def _turned(opened: OpenTab, before: Page, css: str) -> Page | None:
    """The page after the click; None where it did not change."""
    await opened.click(css)
    for _ in range(_LOOKS):
        await opened.pause(_PAUSE)
        page = await opened.as_page()
        follow(page, before)
        if _rows_text(page) not in {"", _rows_text(before)}:
            return page
    return None


def _rows_text(page: Page) -> str:
    block = list_block(page)
    return "\n".join(shown_in(page, item) for item in block.items) if block is not None else ""


__all__ = ["BrowserFailureError", "clicked_pages"]
