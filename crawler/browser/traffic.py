"""What the browser showed, and what the page's scripts fetched in it, as pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Response as BrowserResponse

from crawler.archive import Archive, Exchange
from crawler.archive.exchange import Headers
from crawler.journal import key_of
from crawler.pages.blocks import classify
from crawler.pages.decode import UndecodableError, decode
from crawler.pages.page import Ask, Page
from disclosure.captures import Capture, CaptureKind


async def fetched_page(answer: BrowserResponse, archive: Archive) -> Page | None:
    """A data answer that a script fetched, with the request that gave it; None for code and failures."""
    request = answer.request
    headers = await answer.all_headers()
    if request.resource_type == "script" and "callback" not in request.url.lower():
        return None
    try:
        body = await answer.body()
    except PlaywrightError:  # gone with a navigation: nothing was shown from it either
        return None
    ask = Ask(
        url=request.url,
        method=request.method,
        body=request.post_data_buffer,
        headers=_own_headers(await request.all_headers()),
    )
    capture = archive.keep(
        Exchange(
            kind=CaptureKind.DATA,
            key=key_of(ask),
            url=answer.url,
            at=datetime.now(UTC).replace(tzinfo=None),
            body=body,
            status=answer.status,
            headers=headers_unpacked(headers),
            method=request.method,
        )
    )
    return data_page(ask, capture, body, headers.get("content-type", ""))


def headers_unpacked(headers: dict[str, str]) -> Headers:
    """The headers of an answer without those of its packing: the browser gives the body unpacked."""
    of_packing = {"content-encoding", "content-length", "transfer-encoding"}
    return tuple((name, " ".join(value.split())) for name, value in headers.items() if name not in of_packing)


def data_page(ask: Ask, capture: Capture, body: bytes, content_type: str) -> Page:
    """What a script fetched, as a page of its own. `body` unpacked."""
    return Page(
        url=capture.url,
        ask=ask,
        status=capture.status,
        text=_text(body, content_type),
        body=body,
        content_type=content_type,
        fetched_at=capture.at,
        record=capture.record,
    )


def shown_page(ask: Ask, capture: Capture, text: str, *, url: str, status: int, traffic: Iterable[Page]) -> Page:
    """What stood in a tab as a page: `text` its DOM, `url` where it stood last, `traffic` what scripts fetched."""
    outcome, reason = classify(status, {}, text, b"")
    return Page(
        url=url,
        ask=ask,
        status=status,
        text=text,
        content_type="text/html",
        fetched_at=capture.at,
        outcome=outcome,
        reason=reason,
        rendered=True,
        traffic=tuple(traffic),
        record=capture.record,
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
