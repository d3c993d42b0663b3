"""Where a click or a form in the browser leads: robots.txt holds as well as for what is asked without one, and what
the form sends arrives as the browser sends it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from playwright.async_api import Request
from scrapy.crawler import Crawler
from scrapy_playwright.headers import use_scrapy_headers

from crawler.manners.hosts import manners_of

CrawlerGiver = Callable[[], Crawler | None]


def robots_gate(crawler: CrawlerGiver) -> Callable[[Request], bool]:
    """For PLAYWRIGHT_ABORT_REQUEST: whether a page that the browser is about to go to is forbidden. What a page itself
    is made of (pictures, scripts, frames) belongs to the page, as for every visitor."""

    def forbidden(request: Request) -> bool:
        running = crawler()
        if running is None or not running.settings.getbool("ROBOTSTXT_OBEY") or not request.is_navigation_request():
            return False
        if request.frame.parent_frame is not None:
            return False
        host = manners_of(running).of(request.url)
        allowed = host.rules is None or host.rules.allowed(request.url, running.settings["USER_AGENT"])
        if not allowed:
            host.forbade()
        return not allowed

    return forbidden


_OF_A_FORM = ("content-type", "origin", "referer")


async def browser_headers(
    *, browser_type_name: str, playwright_request: Request, scrapy_request_data: Mapping[str, Any]
) -> dict[str, str]:
    """For PLAYWRIGHT_PROCESS_REQUEST_HEADERS: Scrapy's headers, and those without which a server cannot read the form
    that a page (or a frame in it) sends by POST."""
    headers: dict[str, str] = await use_scrapy_headers(
        browser_type_name=browser_type_name,
        playwright_request=playwright_request,
        scrapy_request_data=scrapy_request_data,
    )
    if playwright_request.method == "POST":
        own = await playwright_request.all_headers()
        headers |= {name: own[name] for name in _OF_A_FORM if name in own}
    return headers
