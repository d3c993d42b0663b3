"""Where a click or a form in the browser leads, robots.txt holds as well as for what is asked without one."""

from __future__ import annotations

from collections.abc import Callable

from playwright.async_api import Request
from scrapy.crawler import Crawler

from crawler.manners import manners_of

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
