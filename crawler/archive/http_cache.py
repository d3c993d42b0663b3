"""Scrapy's side of the archive: every answer goes into it, and what it holds answers a request in the site's stead."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from scrapy.settings import BaseSettings

from crawler.archive.archive import Archive, archive_of
from crawler.archive.broken import ArchiveFullError
from crawler.archive.exchange import Exchange
from crawler.archive.exchange import Headers as Fields
from crawler.whole_answers import is_whole
from disclosure.captures import CaptureKind

CAPTURE = "gongshi_capture"
"""In a request's meta: where the archive holds its answer (a Capture)."""


NOT_BEFORE = "gongshi_not_before"
"""In a request's meta: an answer that came earlier (UTC without a zone) will not do."""


class KeepEveryAnswer:
    """Middleware nearest to the network. What the browser asks for is kept by crawler.browser, which sees it."""

    def __init__(self, crawler: Crawler) -> None:
        self._archive = archive_of(crawler)
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> KeepEveryAnswer:
        return cls(crawler)

    def process_request(self, request: Request) -> None:  # noqa: ARG002 -- called by this name
        """Called for what is not given out of the archive. ArchiveFullError where the archive may not grow."""
        if self._archive.is_full:
            raise ArchiveFullError

    def process_response(self, request: Request, response: Response) -> Response:
        if "cached" not in response.flags and not request.meta.get("playwright"):
            key = self._crawler.request_fingerprinter.fingerprint(request).hex()
            request.meta[CAPTURE] = self._archive.keep(exchange_of(request, response, key))
        return response


class ArchiveCache:
    """HTTPCACHE_STORAGE over the run's archive."""

    _archive: Archive

    def __init__(self, settings: BaseSettings) -> None:
        self._settings = settings

    def open_spider(self, spider: Spider) -> None:
        self._archive = archive_of(spider.crawler)
        self._fingerprint = spider.crawler.request_fingerprinter.fingerprint

    def close_spider(self, spider: Spider) -> None:
        """The archive is closed by crawler.run, which opened it."""

    def retrieve_response(self, _spider: Spider, request: Request) -> Response | None:
        capture = self._archive.reusable(self._fingerprint(request).hex())
        if capture is None or capture.at < request.meta.get(NOT_BEFORE, capture.at):
            return None
        record = self._archive.read(capture)
        request.meta[CAPTURE] = capture
        headers = Headers()
        for name, value in record.headers:
            headers.appendlist(name, value)
        kind = responsetypes.from_args(headers=headers, url=capture.url, body=record.body)
        return kind(url=capture.url, status=capture.status, headers=headers, body=record.body)

    def store_response(self, _spider: Spider, _request: Request, _response: Response) -> None:
        """KeepEveryAnswer has kept it: the archive is written once, and holds also what is not given again."""


def exchange_of(request: Request, response: Response, key: str) -> Exchange:
    return Exchange(
        kind=CaptureKind.ANSWER,
        key=key,
        url=response.url,
        at=datetime.now(UTC).replace(tzinfo=None),
        body=response.body,
        status=response.status,
        headers=_fields(response.headers),
        method=request.method,
        request_headers=_fields(request.headers),
        request_body=request.body,
        protocol=response.protocol or "HTTP/1.1",
        whole=is_whole(response),
        ip=str(response.ip_address or ""),
        tls=_certificate(response.certificate),
        came_by=tuple(request.meta.get("redirect_urls", ())),
    )


def _fields(headers: Headers) -> Fields:
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1").replace("\r", " ").replace("\n", " "))
        for name, values in headers.items()
        for value in values
    )


def _certificate(certificate: Any) -> str:
    """Whom the certificate names, who signed it, until when it holds, and its SHA-256."""
    if certificate is None:
        return ""
    facts = certificate.original.to_cryptography()
    digest = certificate.digest("sha256").decode("ascii")
    until = facts.not_valid_after_utc.isoformat()
    names = f"subject={facts.subject.rfc4514_string()}; issuer={facts.issuer.rfc4514_string()}"
    return f"{names}; until={until}; sha256={digest}"
