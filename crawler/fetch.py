"""One site's requests: counted, timed, limited; a failure becomes a page that says what went wrong."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import scrapy
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.archive import archive_of
from crawler.archive.http_cache import CAPTURE, NOT_BEFORE
from crawler.browser.turns import turns_of
from crawler.failures import failure
from crawler.journal import Journal
from crawler.manners.hosts import LeftAloneError, manners_of, retry_after
from crawler.messages import say
from crawler.noticed import Notebook
from crawler.options import CrawlOptions
from crawler.pages.addresses import root_of
from crawler.pages.blocks import classify
from crawler.pages.decode import UndecodableError, decode, is_binary
from crawler.pages.page import Ask, Page
from disclosure.captures import Capture
from disclosure.errors import GongshiError
from disclosure.vocabulary import Outcome

logger = logging.getLogger(__name__)

_MOST_COMPLAINTS = 3
_LONGEST_WAIT = 60.0
_LONGEST_SLEEP = 600.0
_TOO_MANY = 429
_COMES_BACK = frozenset({_TOO_MANY, 503})


class Fetcher:
    """Asks for pages on behalf of one site visit. `pages` counts answers and failures alike. At a second look answers
    that came before `not_before` (UTC without a zone) do not count: the site is asked anew."""

    not_before: datetime | None = None

    def __init__(
        self, crawler: Crawler, options: CrawlOptions, notebook: Notebook, not_before: datetime | None = None
    ) -> None:
        self._crawler = crawler
        self.not_before = not_before
        self._options = options
        self._ends = time.monotonic() + options.site_time_limit
        self._kept: dict[object, Page] = {}
        self._manners = manners_of(crawler)
        self._turns = turns_of(crawler)
        self.archive = archive_of(crawler)
        self.notebook = notebook
        self.journal = Journal()
        self.journal.keep_limits(options)
        self.pages = 0

    @property
    def seconds_left(self) -> float:
        return self._ends - time.monotonic()

    @property
    def exhausted(self) -> bool:
        return self.seconds_left <= 0 or self.pages >= self._options.site_page_limit

    async def page(self, ask: Ask, *, again: bool = False, detail: bool = False, look: bool = True) -> Page:
        """The answer to a request, asked once a visit. `again` asks anew, past every cache. `detail`: the page of one
        decision or what is attached to it; nothing is found missing by it, so a second look takes it as it was.
        `look`: the notebook looks at it now, not later."""
        if not again and ask.key in self._kept:
            return self._kept[ask.key]
        page = await self._ask(ask, again=again, detail=detail)
        if look:
            self.notebook.look(page)
        if len(self._kept) < 200:  # memory stays bounded on sites with thousands of details
            self._kept[ask.key] = page
        return page

    async def _ask(self, ask: Ask, *, again: bool, detail: bool) -> Page:
        """Ask, and where the host complains of too many requests, go slower and ask again a few times."""
        asked_at = time.monotonic()
        page, asks = await self._ask_once(ask, again=again, detail=detail)
        for left in reversed(range(_MOST_COMPLAINTS + 1)):
            pause = self._pause_after(page, asked_at)  # the last complaint counts too
            if pause is None or not left or pause >= self.seconds_left:
                break
            await asyncio.sleep(pause)
            asked_at = time.monotonic()
            page, more = await self._ask_once(ask, again=True)
            asks += more
        self.journal.answered(page, again=again, asks=asks)
        return page

    def _pause_after(self, page: Page, asked_at: float) -> float | None:
        """Seconds to wait before asking again; None where waiting does not help."""
        asked = retry_after(dict(page.headers))
        if page.outcome is not Outcome.SOFT_BLOCK and not (page.status in _COMES_BACK and asked is not None):
            return None
        host = self._manners.of(page.ask.url)
        pause = host.slower(asked_at=asked_at, delay=self._options.delay)
        too_long = asked is not None and asked > _LONGEST_WAIT
        host.shut = host.shut or (too_long and page.status == _TOO_MANY)
        if host.shut:
            self._manners.leave_alone(page.ask.url)
        if host.shut or too_long:
            return None
        if asked is None:
            return pause
        host.be_quiet(asked)
        self._manners.apply(as_request(page.ask, {}))
        return max(pause, asked)

    async def _ask_once(self, ask: Ask, *, again: bool, detail: bool = False) -> tuple[Page, int]:
        """The answer, and whether it counts as a request made (1) or none was (0)."""
        await self.in_visiting_hours()
        if self.exhausted:
            return failed(ask, Outcome.OUT_OF_BUDGET, say("outcome", "out_of_budget")), 0
        host = self._manners.of(ask.url)
        if host.shut:
            return failed(ask, Outcome.SOFT_BLOCK, say("outcome", "soft_block")), 0
        if host.quiet_left:
            await asyncio.sleep(min(host.quiet_left, max(self.seconds_left, 0.0)))
        self.pages += 1
        meta = self._meta(again=again, detail=detail)
        try:
            # waiting for its turn at a slow host counts too
            async with asyncio.timeout(max(self.seconds_left, 1.0)):
                response = await self.download(as_request(ask, meta))
        except TimeoutError:
            return failed(ask, Outcome.OUT_OF_BUDGET, say("outcome", "out_of_budget")), 1
        except LeftAloneError:
            self.pages -= 1
            return failed(ask, Outcome.SOFT_BLOCK, say("outcome", "soft_block")), 0
        except GongshiError:  # nothing more can be kept: no failing of the site's
            raise
        except Exception as error:  # noqa: BLE001 -- whatever breaks a download is an outcome, kept with its reason
            outcome, reason = failure(
                error, seconds=self._options.request_timeout, limit_bytes=self._options.max_page_bytes
            )
            logger.info("%s %s: %s (%r)", ask.method, ask.url, outcome, error)
            return failed(ask, outcome, reason), 1
        page = page_of(ask, response)
        if page.outcome is not Outcome.OK and "cached" in response.flags:
            # a block page of an earlier run: the barrier may be passed by now
            self.pages -= 1
            return await self._ask_once(ask, again=True)
        if page.outcome is Outcome.OK:
            host.served()
        return page, 1

    def _meta(self, *, again: bool, detail: bool) -> dict[str, Any]:
        meta: dict[str, Any] = {"download_timeout": min(self._options.request_timeout, max(self.seconds_left, 1.0))}
        if again:
            return meta | {"dont_cache": True}
        return meta if self.not_before is None or detail else meta | {NOT_BEFORE: self.not_before}

    def is_shut(self, url: str) -> bool:
        """Whether the host went on complaining however slowly it was asked: it is left alone."""
        return self._manners.of(url).shut

    def robots_said(self, url: str) -> str:
        """The robots.txt decision on a host, for the record of what was tried."""
        said = self._manners.of(url).robots if self._options.obey_robots else say("robots", "not_asked")
        self.journal.robots[root_of(url)] = said
        return f"{root_of(url)}robots.txt（{said or say('robots', 'not_needed')}）"

    async def download(self, request: scrapy.Request) -> Response:
        """Through Scrapy's downloader and its middlewares: robots, delay, cache, retry, redirects."""
        self._manners.apply(request)
        return await self._crawler.engine.download_async(request)

    @asynccontextmanager
    async def browser_turn(self) -> AsyncIterator[None]:
        """A tab of the browser for this visit; the wait for those of other visits is not the site's time."""
        waiting_since = time.monotonic()
        async with self._turns.turn(self):
            self._ends += time.monotonic() - waiting_since
            yield

    async def own_turn(self, url: str) -> None:
        """Wait until the host's interval is over, for a request that the browser makes by itself."""
        await asyncio.sleep(self._manners.turn_in(url))
        self._manners.asked_now(url)

    def asked_now(self, url: str) -> None:
        """The browser has just asked the host: the next request waits from now."""
        self._manners.asked_now(url)

    async def in_visiting_hours(self) -> None:
        """Wait for the hours in which sites may be visited; the wait is not the site's time."""
        hours = self._options.visit_hours
        while hours is not None and (wait := hours.seconds_until_open(datetime.now())):  # noqa: DTZ005 the local clock
            logger.info("outside the visiting hours: waiting %.0f seconds", wait)
            pause = min(wait + 1, _LONGEST_SLEEP)
            self._ends += pause
            await asyncio.sleep(pause)


def as_request(ask: Ask, meta: dict[str, Any]) -> scrapy.Request:
    headers = dict(ask.headers)
    if ask.form is not None:
        return scrapy.FormRequest(
            ask.url,
            method=ask.method,
            formdata=list(ask.form),
            encoding=ask.charset,
            headers=headers,
            meta=meta,
            dont_filter=True,
        )
    return scrapy.Request(
        ask.url, method=ask.method, body=ask.body or b"", headers=headers, meta=meta, dont_filter=True
    )


def page_of(ask: Ask, response: Response) -> Page:
    """A response of Scrapy as a page."""
    headers = {
        name.decode("latin-1").lower(): b", ".join(values).decode("latin-1")
        for name, values in response.headers.items()
    }
    capture: Capture = response.meta[CAPTURE]
    return as_page(ask, url=response.url, headers=headers, body=response.body, capture=capture)


def as_page(ask: Ask, *, url: str, headers: dict[str, str], body: bytes, capture: Capture) -> Page:
    """An answer as a page: decoded, and told apart from block pages. `headers` by lower-case name; `body` unpacked."""
    status = capture.status
    content_type = headers.get("content-type", "")
    given: dict[str, Any] = {
        "url": url,
        "ask": ask,
        "status": status,
        "body": body,
        "content_type": content_type,
        "headers": headers,
        "fetched_at": capture.at,
        "record": capture.record,
    }
    if status < 400 and is_binary(content_type, url, body):
        return Page(text="", **given)
    try:
        text = decode(body, content_type)
    except UndecodableError:
        reason = say("outcome", "undecodable")
        return Page(text="", outcome=Outcome.UNDECODABLE, reason=reason, **given)
    outcome, reason = classify(status, headers, text, body)
    return Page(text=text, outcome=outcome, reason=reason, **given)


def failed(ask: Ask, outcome: Outcome, reason: str) -> Page:
    return Page(
        url=ask.url,
        ask=ask,
        status=0,
        text="",
        fetched_at=datetime.now(UTC).replace(tzinfo=None),
        outcome=outcome,
        reason=reason,
    )
