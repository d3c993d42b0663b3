"""Chromium for one site visit: opened only on a named signal, each load on record."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

import scrapy
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page as Tab
from playwright.async_api import Response as BrowserResponse
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from crawler.failures import failure
from crawler.fetch import Fetcher
from crawler.messages import say
from crawler.options import CrawlOptions
from crawler.pages.blocks import classify
from crawler.pages.decode import UndecodableError, decode
from crawler.pages.page import Ask, Page
from crawler.pages.signals import browser_signal
from disclosure.findings import BrowserLoad
from disclosure.vocabulary import Outcome

SETTLE_MS = 5_000
TALLEST_FULL_SHOT = 6_000
_LOOKS = 8
_PATIENCE = 2
_PAUSE = 0.25
_DATA_TYPES = {"xhr", "fetch", "script"}

# finds the element by its raw address or a CSS selector, draws a red frame around it, says whether found
_FRAME = """([href, css]) => {
  const byHref = href && [...document.querySelectorAll('a,area,iframe,[onclick],option,link')].find(
    e => ['href', 'src', 'onclick', 'value'].some(name => e.getAttribute(name) === href));
  let found = byHref || (css && document.querySelector(css));
  if (!found) return false;
  const seen = e => { const r = e.getBoundingClientRect(); return r.width > 4 && r.height > 4; };
  if (!seen(found)) found = [...found.querySelectorAll('*')].find(seen) || found.parentElement || found;
  found.scrollIntoView({block: 'center', inline: 'center'});
  found.style.setProperty('outline', '4px solid #d0021b', 'important');
  found.style.setProperty('outline-offset', '3px', 'important');
  return true;
}"""


_CLICK = """css => {
  const found = document.querySelector(css);
  if (!found) throw new Error('nothing to click');
  if (found.target) found.target = '_self';
  const form = found.closest('form');
  if (form && form.target) form.target = '_self';
  found.click();
}"""


class BrowserFailureError(Exception):
    """A page that the browser could not show, as an outcome with its sentence."""

    def __init__(self, outcome: Outcome, reason: str) -> None:
        super().__init__(reason)
        self.outcome = outcome
        self.reason = reason


@dataclass
class OpenTab:
    """A page that stands open in the browser."""

    tab: Tab
    ask: Ask
    status: int
    fetcher: Fetcher
    answers: list[BrowserResponse] = field(default_factory=list)

    async def as_page(self) -> Page:
        """The DOM as it is now, with the data that scripts fetched."""
        text = await _content(self.tab)
        outcome, reason = classify(self.status, {}, text, b"")
        return Page(
            url=self.tab.url,
            ask=self.ask,
            status=self.status,
            text=text,
            content_type="text/html",
            fetched_at=_now(),
            outcome=outcome,
            reason=reason,
            rendered=True,
            traffic=tuple([page for answer in self.answers if (page := await _data_page(answer))]),
        )

    async def click(self, css: str) -> None:
        """Click an element as its own script takes it, and wait for what that brings. Raises BrowserFailureError."""
        self.answers.clear()
        await self.fetcher.own_turn(self.tab.url)
        await self._act(self.tab.evaluate(_CLICK, css))

    async def switch(self, css: str) -> None:
        """Click a tab and wait until it shows something else. Raises BrowserFailureError."""
        before = await _content(self.tab)
        await self.click(css)
        for _ in range(_LOOKS):
            if self.answers and await _content(self.tab) != before:
                break
            await asyncio.sleep(_PAUSE)
        await settle(self.tab)

    async def type_and_send(self, *, box: str, button: str, text: str) -> None:
        """Type into a text box and press its button (Enter where there is none). Raises BrowserFailureError."""
        self.answers.clear()
        await self._act(self.tab.locator(box).first.fill(text, timeout=SETTLE_MS, force=True))
        await self.fetcher.own_turn(self.tab.url)
        if button:
            await self._act(self.tab.evaluate(_CLICK, button))
        else:
            await self._act(self.tab.locator(box).first.press("Enter", timeout=SETTLE_MS))

    async def _act(self, doing: Awaitable[object]) -> None:
        try:
            await doing
        except PlaywrightError as error:
            # a click that sends the reader on ends the script that made it
            if "context was destroyed" not in str(error) and "navigation" not in str(error).lower():
                raise BrowserFailureError(Outcome.NO_BROWSER, say("outcome", "not_clicked")) from error
        await settle(self.tab)
        self.fetcher.asked_now(self.tab.url)

    async def screenshot(self, *, href: str = "", css: str = "") -> tuple[bytes, bool]:
        """A picture of the page, the found element framed; and whether it was found to be framed."""
        framed = bool(href or css) and bool(await self.tab.evaluate(_FRAME, [href, css]))
        height = await self.tab.evaluate("document.documentElement.scrollHeight")
        return await self.tab.screenshot(full_page=height <= TALLEST_FULL_SHOT), framed


class Browser:
    """Opens tabs on behalf of one site visit, each with the named signal that asked for it."""

    def __init__(self, fetcher: Fetcher, options: CrawlOptions) -> None:
        self._fetcher = fetcher
        self._options = options
        self._never_loaded: dict[str, BrowserFailureError] = {}
        self.loads: list[BrowserLoad] = []

    async def render(self, ask: Ask, signal: str) -> Page:
        """The rendered page; raises BrowserFailureError."""
        async with self.open(ask, signal) as opened:
            page = await opened.as_page()
            for _ in range(_PATIENCE):  # a slow interface answers after everything else stands
                if browser_signal(page) is None:
                    break
                await settle(opened.tab)
                page = await opened.as_page()
            return page

    @asynccontextmanager
    async def open(self, ask: Ask, signal: str) -> AsyncIterator[OpenTab]:
        """A tab with the page loaded and settled; closed at the end. Raises BrowserFailureError."""
        await self._fetcher.in_visiting_hours()
        self._check_budget()
        if self._fetcher.is_shut(ask.url):
            raise BrowserFailureError(Outcome.SOFT_BLOCK, say("outcome", "soft_block"))
        if known := self._never_loaded.get(ask.url):  # it costs its time limit once a visit
            raise BrowserFailureError(known.outcome, known.reason)
        self.loads.append(BrowserLoad(url=ask.url, signal=signal))
        answers: list[BrowserResponse] = []
        request = scrapy.Request(ask.url, method="GET", dont_filter=True, meta=self._meta(answers))
        opened = None
        try:
            response = await self._fetcher.download(request)
            opened = OpenTab(response.meta["playwright_page"], ask, response.status, self._fetcher, answers)
            self._fetcher.asked_now(ask.url)
            await settle(opened.tab)
            for css in ask.clicks:
                await opened.switch(css)
            yield opened
        except BrowserFailureError:
            raise
        except PlaywrightError as error:
            failed = self._failed(error)
            if opened is None and failed.outcome is Outcome.TIMEOUT:
                self._never_loaded[ask.url] = failed
            raise failed from error
        except Exception as error:
            if request.meta.get("playwright_page") is None:
                raise self._failed(error) from error
            raise
        finally:
            tab = request.meta.get("playwright_page")
            if tab is not None and not tab.is_closed():
                await tab.close()

    def _meta(self, answers: list[BrowserResponse]) -> dict[str, object]:
        def remember(answer: BrowserResponse) -> None:
            if answer.request.resource_type in _DATA_TYPES and len(answers) < 100:
                answers.append(answer)

        return {
            "playwright": True,
            "playwright_include_page": True,
            "playwright_page_goto_kwargs": {"wait_until": "domcontentloaded"},
            "playwright_page_event_handlers": {"response": remember},
            "dont_cache": True,
            "dont_retry": True,
        }

    def note(self, url: str, signal: str) -> None:
        """Put one more page shown in an open tab on record. Raises BrowserFailureError where the limit is reached."""
        self._check_budget()
        self.loads.append(BrowserLoad(url=url, signal=signal))

    def _check_budget(self) -> None:
        if self._options.browser is None:
            raise BrowserFailureError(Outcome.NO_BROWSER, say("outcome", "no_browser", detail="未安装"))
        if len(self.loads) >= self._options.browser_load_limit or self._fetcher.seconds_left <= 0:
            raise BrowserFailureError(Outcome.OUT_OF_BUDGET, say("outcome", "out_of_budget"))

    def _failed(self, error: Exception) -> BrowserFailureError:
        outcome, reason = failure(
            error, seconds=self._options.request_timeout, limit_bytes=self._options.max_page_bytes
        )
        return BrowserFailureError(outcome, reason)


async def settle(tab: Tab) -> None:
    """Wait until the page has stopped asking for things; a page that never stops costs this time once."""
    try:
        await tab.wait_for_load_state("networkidle", timeout=SETTLE_MS)
    except PlaywrightTimeoutError:
        await asyncio.sleep(0)


async def _content(tab: Tab) -> str:
    try:
        return await tab.content()
    except PlaywrightError:  # on its way to another page
        await settle(tab)
        return await tab.content()


async def _data_page(answer: BrowserResponse) -> Page | None:
    """A data answer that a script fetched, with the request that gave it; None for code and failures."""
    request = answer.request
    content_type = (await answer.all_headers()).get("content-type", "")
    if request.resource_type == "script" and "callback" not in request.url.lower():
        return None
    try:
        body = await answer.body()
    except PlaywrightError:  # gone with a navigation: nothing was shown from it either
        return None
    return Page(
        url=answer.url,
        ask=Ask(
            url=request.url,
            method=request.method,
            body=request.post_data_buffer,
            headers=_own_headers(await request.all_headers()),
        ),
        status=answer.status,
        text=_text(body, content_type),
        body=body,
        content_type=content_type,
        fetched_at=_now(),
    )


def _text(body: bytes, content_type: str) -> str:
    try:
        return decode(body, content_type)
    except UndecodableError:
        return ""


def _own_headers(headers: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """The headers that a plain request must repeat for the same answer."""
    wanted = ("content-type", "x-requested-with", "accept", "referer")
    return tuple((name, headers[name]) for name in wanted if name in headers)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
