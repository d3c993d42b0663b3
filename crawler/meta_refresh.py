"""Scrapy's redirects by meta refresh, asked only of pages that speak of one."""

from __future__ import annotations

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware
from scrapy.http import Response

_HEAD = 16_384
"""Scrapy looks at the first 4,096 characters: in bytes at most so many."""


class MetaRefresh(MetaRefreshMiddleware):
    """Scrapy decodes every page whole to look for the tag; the bytes of nearly all of them say that there is none.
    (Texts in UTF-16, known by their zero bytes, are left to Scrapy.)"""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        head = response.body[:_HEAD]
        if b"refresh" not in head.lower() and b"\0" not in head:
            return response
        return super().process_response(request, response)
