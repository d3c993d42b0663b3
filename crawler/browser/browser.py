"""Chromium for one site visit: opened only on a named signal, each load on record."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

import scrapy
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Page as Tab
from playwright.async_api import Response as BrowserResponse
from scrapy.http import Response

from crawler.archive import Archive, Exchange
from crawler.browser.framing import FRAME, Shot
from crawler.browser.handler import CRASHED
from crawler.browser.page_parts import PageParts
from crawler.browser.tab_calls import CALL_SECONDS, SETTLE_MS, close, content, settle, within
from crawler.browser.traffic import fetched_page, shown_page
from crawler.evidence.strip import Label, labelled
from crawler.failures import failure
from crawler.fetch import Fetcher
from crawler.journal import Note, ask_note, key_of
from crawler.messages import say
from crawler.options import CrawlOptions
from crawler.pages.page import Ask, Page
from crawler.pages.signals import browser_signal
from disclosure.captures import Capture, CaptureKind
from disclosure.errors import GongshiError
from disclosure.findings import BrowserLoad
from disclosure.vocabulary import Outcome

logger = logging.getLogger(__name__)

TALLEST_FULL_SHOT = 6_000
_LOOKS = 8
_PATIENCE = 2
_PAUSE = 0.25
_RESTART_SECONDS = 1.0
_DATA_TYPES = {"xhr", "fetch", "script"}

_CLICK = """css => {
  const found = document.querySelector(css);
  if (!found) throw new Error('nothing to click');
  if (found.target) found.target = '_self';
  const form = found.closest('form');
  if (form && form.target) form.target = '_self';
  window.open = address => { if (address) location.href = address; return window; };
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
    """A page that stands open in the browser. What is done in it and what it then shows goes into `note`."""

    tab: Tab
    ask: Ask
    status: int
    fetcher: Fetcher
    answers: list[BrowserResponse]
    note: Note
    _data: dict[BrowserResponse, Page | None] = field(default_factory=dict)
    _shown: Capture | None = None

    @property
    def url(self) -> str:
        return self.tab.url

    @property
    def archive(self) -> Archive:
        return self.fetcher.archive

    async def pause(self, seconds: float) -> None:
        """Give the page's scripts time."""
        await asyncio.sleep(seconds)

    async def settled(self) -> None:
        """Wait until the page has stopped asking for things."""
        await settle(self.tab)

    async def as_page(self) -> Page:
        """The DOM as it is now, with the data that scripts fetched."""
        with self._act("page") as act:
            text = await content(self.tab)
            capture = self._keep_shown(text)
            traffic = [page for page in await asyncio.gather(*map(self._data_of, self.answers)) if page]
            act["record"] = capture.record
            act["traffic"] = [{"record": page.record, "ask": ask_note(page.ask)} for page in traffic]
        return shown_page(self.ask, capture, text, url=self.tab.url, status=self.status, traffic=traffic)

    async def click(self, css: str) -> None:
        """Click an element as its own script takes it, and wait for what that brings. Raises BrowserFailureError."""
        self.answers.clear()
        await self.fetcher.own_turn(self.tab.url)
        with self._act("click", css=css):
            await self._do(within(self.tab.evaluate(_CLICK, css)))

    async def switch(self, css: str) -> None:
        """Click a tab and wait until it shows something else. Raises BrowserFailureError."""
        before = await content(self.tab)
        await self.click(css)
        for _ in range(_LOOKS):
            if self.answers and await content(self.tab) != before:
                break
            await asyncio.sleep(_PAUSE)
        await settle(self.tab)

    async def type_and_send(self, *, box: str, button: str, text: str) -> None:
        """Type into a text box and press its button (Enter where there is none). Raises BrowserFailureError."""
        self.answers.clear()
        with self._act("type", box=box, button=button, text=text):
            await self._do(self.tab.locator(box).first.fill(text, timeout=SETTLE_MS, force=True))
            await self.fetcher.own_turn(self.tab.url)
            if button:
                await self._do(within(self.tab.evaluate(_CLICK, button)))
            else:
                await self._do(self.tab.locator(box).first.press("Enter", timeout=SETTLE_MS))

    async def _do(self, doing: Awaitable[object]) -> None:
        try:
            await doing
        except PlaywrightError as error:
            # a click that sends the reader on ends the script that made it
            if "context was destroyed" not in str(error) and "navigation" not in str(error).lower():
                raise BrowserFailureError(Outcome.NO_BROWSER, say("outcome", "not_clicked")) from error
        await settle(self.tab)
        self.fetcher.asked_now(self.tab.url)

    async def screenshot(self, *, href: str = "", css: str = "") -> Shot:
        """A picture of the page as it stands, the found element framed. The page as it was before it got its frame goes
        into the archive."""
        with self._act("shot", href=href, css=css) as act:
            page = self._keep_shown(await content(self.tab))
            unframed = await within(self.tab.evaluate(FRAME, [href, css])) if href or css else ""
            height = await within(self.tab.evaluate("document.documentElement.scrollHeight"))
            picture = await within(self.tab.screenshot(full_page=height <= TALLEST_FULL_SHOT))
            framed = bool(href or css) and not unframed
            act |= {"framed": framed, "unframed": unframed, "record": page.record}
        return Shot(picture=picture, framed=framed, unframed=unframed, url=self.tab.url, at=_now(), page=page)

    async def labelled(self, shot: Shot, *, owner: str, shows: str) -> bytes:
        """The picture with its strip (crawler.evidence.strip). Raises BrowserFailureError."""
        assert shot.page is not None
        label = Label(
            owner=owner,
            shows=shows,
            url=shot.url,
            at=shot.at,
            run=self.archive.run,
            record=shot.page.record,
            digest=shot.page.digest,
        )
        with self._act("label"):
            return await within(labelled(self.tab, shot.picture, label))

    @contextmanager
    def _act(self, does: str, **how: str) -> Iterator[Note]:
        """One thing done in the page, as it goes into the journal: what was done, and where the page stood then."""
        act: Note = {"does": does, **how}
        self.note["acts"].append(act)
        try:
            yield act
        except BrowserFailureError as error:
            act["failed"] = [error.outcome.value, error.reason]
            raise
        except PlaywrightError as error:
            outcome, reason = failure(error, seconds=CALL_SECONDS, limit_bytes=0)
            act["failed"] = [outcome.value, reason]
            raise BrowserFailureError(outcome, reason) from error
        finally:
            act["url"] = self.tab.url

    def _keep_shown(self, text: str) -> Capture:
        body = text.encode("utf-8", "surrogatepass")
        digest = hashlib.sha256(body).hexdigest()
        if self._shown is None or self._shown.digest != digest or self._shown.url != self.tab.url:
            self._shown = self.archive.keep(
                Exchange(
                    kind=CaptureKind.SHOWN,
                    key=key_of(self.ask),
                    url=self.tab.url,
                    at=_now(),
                    body=body,
                    status=self.status,
                    content_type="text/html; charset=utf-8",
                )
            )
        return self._shown

    async def _data_of(self, answer: BrowserResponse) -> Page | None:
        if answer not in self._data:
            try:
                self._data[answer] = await within(fetched_page(answer, self.archive))
            except PlaywrightError:  # it never ends, or went with a navigation: nothing was shown from it either
                self._data[answer] = None
        return self._data[answer]


class Browser:
    """Opens tabs on behalf of one site visit, each with the named signal that asked for it."""

    def __init__(self, fetcher: Fetcher, options: CrawlOptions) -> None:
        self._fetcher = fetcher
        self._options = options
        self._never_loaded: dict[str, BrowserFailureError] = {}
        self._parts_kept: set[str] = set()
        self.loads: list[BrowserLoad] = []

    async def render(self, ask: Ask, signal: str) -> Page:
        """The rendered page; raises BrowserFailureError."""
        async with self.open(ask, signal) as opened:
            page = await opened.as_page()
            for _ in range(_PATIENCE):  # a slow interface answers after everything else stands
                if browser_signal(page) is None:
                    break
                await opened.settled()
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
        note = self._fetcher.journal.open_tab(ask, signal)
        async with self._fetcher.browser_turn(), self._tab(ask, note) as opened:
            yield opened

    @asynccontextmanager
    async def _tab(self, ask: Ask, note: Note) -> AsyncIterator[OpenTab]:
        answers: list[BrowserResponse] = []
        parts = PageParts(self._fetcher.archive, self._parts_kept)
        request = scrapy.Request(ask.url, method="GET", dont_filter=True, meta=self._meta(answers, parts))
        opened = None
        try:
            response = await self._load(request)
            tab = response.meta["playwright_page"]
            opened = OpenTab(tab, ask, response.status, self._fetcher, answers, note)
            self._fetcher.asked_now(ask.url)
            await settle(opened.tab)
            note |= {"status": response.status, "at": tab.url}
            for css in ask.clicks:
                await opened.switch(css)
            yield opened
            await parts.keep()
        except (BrowserFailureError, GongshiError):
            raise
        except PlaywrightError as error:
            failed = self._failed(error, note)
            if opened is None and failed.outcome is Outcome.TIMEOUT:
                self._never_loaded[ask.url] = failed
            raise failed from error
        except Exception as error:
            if request.meta.get("playwright_page") is None:
                raise self._failed(error, note) from error
            raise
        finally:
            tab = request.meta.get("playwright_page")
            if tab is not None and not tab.is_closed():
                await close(tab)

    async def _load(self, request: scrapy.Request) -> Response:
        """A browser that crashed is started anew (scrapy-playwright does), and the page is asked for once more."""
        try:
            return await self._fetcher.download(request)
        except (PlaywrightError, RuntimeError) as error:
            if not CRASHED.search(str(error)):
                raise
            logger.warning("the browser is gone (%s): once more", str(error).splitlines()[0])
            request.meta.pop("playwright_page", None)
            await asyncio.sleep(_RESTART_SECONDS)
            return await self._fetcher.download(request)

    def _meta(self, answers: list[BrowserResponse], parts: PageParts) -> dict[str, object]:
        def remember(answer: BrowserResponse) -> None:
            parts.remember(answer)
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

    def _failed(self, error: Exception, note: Note) -> BrowserFailureError:
        outcome, reason = failure(
            error, seconds=self._options.request_timeout, limit_bytes=self._options.max_page_bytes
        )
        note["failed"] = [outcome.value, reason]
        return BrowserFailureError(outcome, reason)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
