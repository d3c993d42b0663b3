"""What the run's archive holds: one entry for every answer, rendered page and visit that was kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class CaptureKind(StrEnum):
    """What was captured: an answer over HTTP, a page as the browser showed it, what a script fetched there, what
    else that page is made of (styles, pictures), the list of what one visit asked for."""

    ANSWER = "answer"
    SHOWN = "shown"
    DATA = "data"
    PART = "part"
    VISIT = "visit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One WARC record and where it lies.

    `record`: its WARC-Record-ID (a UUID); `file`: the WARC's name; `offset` and `length` in bytes of the compressed
    file; `key`: the digest of the request (method, address, body) or the owner of a visit; `digest`: SHA-256 of the
    body as it came over the network; `again`: the body was kept before and lies with the record of the same digest;
    `reusable`: a later run may be given this answer instead of asking; `at`: UTC without a zone.
    """

    record: str
    file: str
    offset: int
    length: int
    kind: CaptureKind
    key: str
    url: str
    status: int
    digest: str
    again: bool
    reusable: bool
    at: datetime
