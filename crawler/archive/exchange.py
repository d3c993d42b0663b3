"""What is put into the archive: a request, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from disclosure.captures import CaptureKind

Headers = tuple[tuple[str, str], ...]

_NEVER_AGAIN = frozenset({401, 403, 404, 408, 412, 418, 421, 429, 500, 502, 503, 504, 520, 521})
"""What a page was like when an error or a block was answered must not be what the next run sees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and its answer, or (`kind` SHOWN, VISIT) content of our own that has no HTTP headers.

    `body` is as it came over the network (packed where the site packs); `at` UTC without a zone; `whole` false where
    the packed body ends too early; `came_by` the addresses that led here by redirects; `tls` facts of the site's
    certificate in words.
    """

    kind: CaptureKind
    key: str
    url: str
    at: datetime
    body: bytes
    status: int = 0
    headers: Headers = ()
    content_type: str = ""
    method: str = "GET"
    request_headers: Headers = ()
    request_body: bytes = b""
    protocol: str = "HTTP/1.1"
    whole: bool = True
    ip: str = ""
    tls: str = ""
    came_by: tuple[str, ...] = ()

    @property
    def reusable(self) -> bool:
        """Whether a later run may be given this answer instead of asking again."""
        return self.kind is CaptureKind.ANSWER and self.whole and self.status not in _NEVER_AGAIN
