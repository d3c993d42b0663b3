"""The crawl's one browser: begun anew with every session kept; no page and no visit holds up another."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser as PlaywrightBrowser
from scrapy.crawler import Crawler

from crawler.browser import tab_calls
from crawler.browser.browser import BrowserFailureError
from crawler.browser.handler import lately, origin
from crawler.pages.page import Ask
from crawler.sessions import session_file
from disclosure.vocabulary import Outcome
from tests.crawler.browser.browser_processes import of_browser
from tests.crawler.browser.browsing import Visiting, browse_elsewhere
from tests.crawler.loopback import Answer, Site, endless, serving

HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE = "<html><body><h1>某局</h1><p>机关工作动态</p></body></html>"
BUSY = "<html><body><h1>忙</h1><script>setTimeout(() => { for (;;) ; }, 50)</script></body></html>"
FED = "<html><body><h1>某局</h1><p>正在接收</p><script>fetch('/feed')</script></body></html>"


def counting(handler: BaseHTTPRequestHandler) -> Answer:
    """Says how often this visitor came, by a cookie that changes with every answer; shows what was kept in the page."""
    cookies = dict(part.split("=", 1) for part in (handler.headers.get("Cookie") or "").split("; ") if "=" in part)
    times = int(cookies.get("times", 0)) + 1
    said = f"<html><body><h1>第{times}次</h1><p id='kept'></p><script>"
    said += "const before = localStorage.getItem('kept') || '0'; kept.textContent = '存' + before;"
    said += "localStorage.setItem('kept', +before + 1);</script></body></html>"
    return 200, {**HTML, "Set-Cookie": f"times={times}; Path=/"}, said.encode()


async def _visits(visiting: Visiting, crawler: Crawler) -> dict[str, Any]:
    """Two visits at once, ten loads in all, of which the second is of a host with a session that a person opened."""
    urls = crawler.settings["TEST_URLS"]
    browsers: dict[int, PlaywrightBrowser] = {}
    most_contexts = 0

    async def visit(url: str) -> list[str]:
        nonlocal most_contexts
        tools, shown = visiting(url), []
        for _ in range(5):
            async with tools.browser.open(Ask(url=url), "evidence") as opened:
                browser = opened.tab.context.browser
                assert browser is not None
                browsers[id(browser)] = browser
                most_contexts = max(most_contexts, len(browser.contexts))
                shown.append((await opened.as_page()).text)
        return shown

    shown = await asyncio.gather(*map(visit, urls))
    assert crawler.stats is not None
    return {
        "shown": shown,
        "open": sum(browser.is_connected() for browser in browsers.values()),
        "browsers": len(browsers),
        "most_contexts": most_contexts,
        "anew": crawler.stats.get_value("gongshi/browser_begun_anew"),
    }


def test_a_browser_begun_anew_keeps_cookies_and_passed_sessions_and_leaves_no_old_one(tmp_path: Path) -> None:
    plain, passed = Site({"/": counting}), Site({"/": counting})
    with serving(plain, passed):
        path = session_file(tmp_path, passed.url)
        path.parent.mkdir()
        host = passed.url.removeprefix("http://").partition(":")[0]
        cookie = {"name": "times", "value": "100", "domain": host, "path": "/", "expires": -1}
        cookie |= {"httpOnly": False, "secure": False, "sameSite": "Lax"}
        kept = {"cookies": [cookie], "origins": [], "user_agent": "某人的浏览器"}
        path.write_text(json.dumps(kept), encoding="utf-8")
        settings = {"BROWSER_LOADS": 3, "TEST_URLS": [plain.url, passed.url]}
        said = browse_elsewhere(tmp_path, _visits, settings)
    own, session = said["shown"]
    assert [f"第{n}次" in text for n, text in enumerate(own, 1)] == [True] * 5, "the visit's cookies live on"
    assert [f"第{n}次" in text for n, text in enumerate(session, 101)] == [True] * 5, "so does a person's session"
    assert [f"存{n}<" in text for n, text in enumerate(own)] == [True] * 5, "and what pages keep in the browser"
    assert said["anew"] == 3
    assert said["browsers"] == 4
    assert said["open"] <= 1, "the old ones are gone"
    assert said["most_contexts"] == 2, "one for those without a session, one for the session"


def test_what_sites_of_long_ago_kept_in_the_browser_is_not_carried_on() -> None:
    origins = [{"origin": "http://a.example", "localStorage": []}, {"origin": "https://b.example:8443"}]
    state: Any = {"cookies": [{"name": "times"}], "origins": origins}
    kept = lately(state, {origin("https://B.example:8443/sgs/?page=1")})
    assert kept == {"cookies": state["cookies"], "origins": origins[1:]}


async def _stubborn(visiting: Visiting, crawler: Crawler) -> dict[str, Any]:
    """A page whose script never yields, one that feeds for ever, and one as it should be."""
    tab_calls.CALL_SECONDS = 3.0
    tools = visiting("某局")
    said: dict[str, Any] = {}
    for name in ("busy", "busy", "fed", "good"):
        began = time.monotonic()
        try:
            page = await tools.browser.render(Ask(url=f"{crawler.settings['TEST_URL']}{name}"), "evidence")
            found = page.outcome
        except BrowserFailureError as error:
            found = error.outcome
        said.setdefault(name, []).append((found, time.monotonic() - began))
    return said


def test_a_page_that_never_answers_costs_its_time_once_and_the_next_is_shown(tmp_path: Path) -> None:
    with serving(site := Site({"/busy": BUSY, "/fed": FED, "/feed": endless, "/good": PAGE})):
        settings = {"TEST_URL": site.url}
        said = browse_elsewhere(tmp_path, _stubborn, settings, request_timeout=2.0, obey_robots=False)
    (first, seconds), (again, no_time) = said["busy"]
    assert first is again is Outcome.TIMEOUT
    assert seconds < 20
    assert no_time < 0.5
    assert [found for found, _ in said["fed"]] == [Outcome.OK], "what it shows counts, whatever it goes on loading"
    assert [found for found, _ in said["good"]] == [Outcome.OK]


async def _within_each_other(visiting: Visiting, crawler: Crawler) -> list[str]:
    """As many visits as may have a tab at once and more, each opening a second tab while its first stands open."""
    url = crawler.settings["TEST_URL"]

    async def visit(number: int) -> str:
        browser = visiting(f"第{number}局").browser
        async with browser.open(Ask(url=url), "evidence"):
            await asyncio.sleep(1)  # so that all have their first
            async with browser.open(Ask(url=url), "evidence") as second:
                return (await second.as_page()).text

    return list(await asyncio.gather(*map(visit, range(4))))


def test_visits_do_not_wait_for_each_others_tabs(tmp_path: Path) -> None:
    with serving(site := Site({"/": PAGE})):
        settings = {"TEST_URL": site.url, "BROWSER_LOADS": 3}
        said = browse_elsewhere(tmp_path, _within_each_other, settings, obey_robots=False)
    assert ["某局" in text for text in said] == [True] * 4


async def _killed_amid(visiting: Visiting, crawler: Crawler) -> list[Outcome]:
    """Three pages; the process that the test names is killed while the second stands open."""
    tools, found = visiting("某局"), []
    for number in range(3):
        try:
            async with tools.browser.open(Ask(url=crawler.settings["TEST_URL"]), "evidence") as opened:
                if number == 1:
                    [process] = of_browser(os.getpid(), crawler.settings["TEST_KILLS"])
                    os.kill(process, signal.SIGKILL)
                found.append((await opened.as_page()).outcome)
        except BrowserFailureError as error:
            found.append(error.outcome)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="finds the browser's processes below the crawl's in /proc")
@pytest.mark.parametrize("which", ["browser", "driver"])
def test_a_page_that_loses_its_browser_says_so_and_the_next_is_shown_by_another(tmp_path: Path, which: str) -> None:
    with serving(site := Site({"/": PAGE})):
        settings = {"TEST_URL": site.url, "TEST_KILLS": which}
        found = browse_elsewhere(tmp_path, _killed_amid, settings, obey_robots=False)
    assert found == [Outcome.OK, Outcome.NO_BROWSER, Outcome.OK]
