"""One site's requests: counted, timed, limited; a failure becomes a page that says what went wrong."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Any

import scrapy
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.failures import failure
from crawler.messages import say
from crawler.options import CrawlOptions
from crawler.pages.blocks import classify
from crawler.pages.decode import UndecodableError, decode, is_binary
from crawler.pages.page import Ask, Page
from disclosure.vocabulary import Outcome


class Fetcher:
    """Asks for pages on behalf of one site visit. `pages` counts answers and failures alike."""

    def __init__(self, crawler: Crawler, options: CrawlOptions) -> None:
        self._crawler = crawler
        self._options = options
        self._ends = time.monotonic() + options.site_time_limit
        self._kept: dict[object, Page] = {}
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
        if self.exhausted:
            return failed(ask, Outcome.OUT_OF_BUDGET, say("outcome", "out_of_budget"))
        self.pages += 1
        meta = {"download_timeout": min(self._options.request_timeout, max(self.seconds_left, 1.0))}
        if again:
            meta["dont_cache"] = True
        try:
            response = await self.download(as_request(ask, meta))
        except Exception as error:  # noqa: BLE001 -- whatever breaks a download is an outcome, kept with its reason
            outcome, reason = failure(
                error, seconds=self._options.request_timeout, limit_bytes=self._options.max_page_bytes
            )
            return failed(ask, outcome, reason)
        return as_page(ask, response)

    async def download(self, request: scrapy.Request) -> Response:
        """Through Scrapy's downloader and its middlewares: robots, delay, cache, retry, redirects."""
        return await self._crawler.engine.download_async(request)


def as_request(ask: Ask, meta: dict[str, Any]) -> scrapy.Request:
    headers = dict(ask.headers)
    if ask.form is not None:
        return scrapy.FormRequest(
            ask.url, method=ask.method, formdata=list(ask.form), headers=headers, meta=meta, dont_filter=True
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
