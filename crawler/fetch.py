"""One site's requests: counted, timed, limited; a failure becomes a page that says what went wrong."""

from __future__ import annotations

import asyncio
import logging
import time
from datetime import UTC, datetime
from typing import Any

import scrapy
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.failures import failure
from crawler.manners import manners_of, retry_after
from crawler.messages import say
from crawler.noticed import Notebook
from crawler.options import CrawlOptions
from crawler.pages.addresses import root_of
from crawler.pages.blocks import classify
from crawler.pages.decode import UndecodableError, decode, is_binary
from crawler.pages.page import Ask, Page
from disclosure.errors import GongshiError
from disclosure.vocabulary import Outcome

logger = logging.getLogger(__name__)

_MOST_COMPLAINTS = 3
_LONGEST_WAIT = 60.0
_LONGEST_SLEEP = 600.0
_COMES_BACK = frozenset({429, 503})


class Fetcher:
    """Asks for pages on behalf of one site visit. `pages` counts answers and failures alike."""

    def __init__(self, crawler: Crawler, options: CrawlOptions) -> None:
        self._crawler = crawler
        self._options = options
        self._ends = time.monotonic() + options.site_time_limit
        self._kept: dict[object, Page] = {}
        self._manners = manners_of(crawler)
        self.notebook = Notebook()
        self.pages = 0

    @property
    def seconds_left(self) -> float:
        return self._ends - time.monotonic()

    @property
    def exhausted(self) -> bool:
        return self.seconds_left <= 0 or self.pages >= self._options.site_page_limit

    async def page(self, ask: Ask, *, again: bool = False) -> Page:
        """The answer to a request, asked once a visit. `again` asks anew, past every cache."""
        if not again and ask.key in self._kept:
            return self._kept[ask.key]
        page = await self._ask(ask, again=again)
        if len(self._kept) < 200:  # memory stays bounded on sites with thousands of details
            self._kept[ask.key] = page
        return page

    async def _ask(self, ask: Ask, *, again: bool) -> Page:
        """Ask, and where the host complains of too many requests, go slower and ask again a few times."""
        asked_at = time.monotonic()
        page = await self._ask_once(ask, again=again)
        for _ in range(_MOST_COMPLAINTS):
            pause = self._pause_after(page, asked_at)
            if pause is None or pause >= self.seconds_left:
                break
            await asyncio.sleep(pause)
            asked_at = time.monotonic()
            page = await self._ask_once(ask, again=True)
        return page

    def _pause_after(self, page: Page, asked_at: float) -> float | None:
        """Seconds to wait before asking again; None where waiting does not help."""
        asked = retry_after(dict(page.headers))
        if page.outcome is not Outcome.SOFT_BLOCK and not (page.status in _COMES_BACK and asked is not None):
            return None
        pause = self._manners.of(page.ask.url).slower(asked_at=asked_at, delay=self._options.delay)
        return None if asked is not None and asked > _LONGEST_WAIT else max(pause, asked or 0.0)

    async def _ask_once(self, ask: Ask, *, again: bool) -> Page:
        await self.in_visiting_hours()
        if self.exhausted:
            return failed(ask, Outcome.OUT_OF_BUDGET, say("outcome", "out_of_budget"))
        host = self._manners.of(ask.url)
        if host.shut:
            return failed(ask, Outcome.SOFT_BLOCK, say("outcome", "soft_block"))
        self.pages += 1
        meta: dict[str, Any] = {"download_timeout": min(self._options.request_timeout, max(self.seconds_left, 1.0))}
        if again:
            meta["dont_cache"] = True
        try:
            # waiting for its turn at a slow host counts too
            async with asyncio.timeout(max(self.seconds_left, 1.0)):
                response = await self.download(as_request(ask, meta))
        except TimeoutError:
            return failed(ask, Outcome.OUT_OF_BUDGET, say("outcome", "out_of_budget"))
        except GongshiError:  # nothing more can be kept: no failing of the site's
            raise
        except Exception as error:  # noqa: BLE001 -- whatever breaks a download is an outcome, kept with its reason
            outcome, reason = failure(
                error, seconds=self._options.request_timeout, limit_bytes=self._options.max_page_bytes
            )
            logger.info("%s %s: %s (%r)", ask.method, ask.url, outcome, error)
            return failed(ask, outcome, reason)
        page = as_page(ask, response)
        if page.outcome is not Outcome.OK and "cached" in response.flags:
            # a block page of an earlier run: the barrier may be passed by now
            self.pages -= 1
            return await self._ask_once(ask, again=True)
        if page.outcome is Outcome.OK:
            host.served()
            self.notebook.look(page)
        return page

    def is_shut(self, url: str) -> bool:
        """Whether the host went on complaining however slowly it was asked: it is left alone."""
        return self._manners.of(url).shut

    def robots_said(self, url: str) -> str:
        """The robots.txt decision on a host, for the record of what was tried."""
        said = self._manners.of(url).robots if self._options.obey_robots else say("robots", "not_asked")
        return f"{root_of(url)}robots.txt（{said or say('robots', 'not_needed')}）"

    async def download(self, request: scrapy.Request) -> Response:
        """Through Scrapy's downloader and its middlewares: robots, delay, cache, retry, redirects."""
        self._manners.apply(request)
        return await self._crawler.engine.download_async(request)

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


def as_page(ask: Ask, response: Response) -> Page:
    """A response as a page: decoded, and told apart from block pages."""
    headers = {
        name.decode("latin-1").lower(): b", ".join(values).decode("latin-1")
        for name, values in response.headers.items()
    }
    content_type = headers.get("content-type", "")
    given: dict[str, Any] = {
        "url": response.url,
        "ask": ask,
        "status": response.status,
        "body": response.body,
        "content_type": content_type,
        "headers": headers,
        "fetched_at": datetime.now(UTC).replace(tzinfo=None),
    }
    if response.status < 400 and is_binary(content_type, response.url, response.body):
        return Page(text="", **given)
    try:
        text = decode(response.body, content_type)
    except UndecodableError:
        reason = say("outcome", "undecodable")
        return Page(text="", outcome=Outcome.UNDECODABLE, reason=reason, **given)
    outcome, reason = classify(response.status, headers, text, response.body)
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
