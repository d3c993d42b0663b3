"""Asking again after a passing failure, but not at once where the host asks to be left alone (RFC 9110, 10.2.3)."""

from __future__ import annotations

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Response

_TOO_MANY = 429


class PatientRetry(RetryMiddleware):
    """Scrapy's own, but for complaints of too many requests and Retry-After: for those the fetcher waits."""

    def process_response(
        self,
        request: Request,
        response: Response,
        spider: Spider | None = None,  # noqa: ARG002 -- Scrapy's own signature, which it no longer fills
    ) -> Request | Response:
        if response.status == _TOO_MANY or response.headers.get("Retry-After"):
            return response
        answered: Request | Response = super().process_response(request, response)
        return answered
