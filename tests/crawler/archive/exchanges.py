"""Exchanges as a crawl would keep them, and an archive's content read by warcio itself."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator

from crawler.archive import Exchange
from disclosure.captures import CaptureKind

AT = datetime(2018, 9, 5, 8, 30, 0, 123456)


def answer(path: str, body: bytes = b"<p>ok</p>", **more: Any) -> Exchange:
    url = f"http://www.example.gov.cn{path}"
    given: dict[str, Any] = {
        "kind": CaptureKind.ANSWER,
        "key": hashlib.sha1(url.encode(), usedforsecurity=False).hexdigest(),
        "url": url,
        "at": AT,
        "body": body,
        "status": 200,
        "headers": (("Content-Type", "text/html; charset=utf-8"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")),
        "request_headers": (("User-Agent", "Gongshi"), ("Cookie", "JSESSIONID=secret")),
        "ip": "127.0.0.1",
    }
    return Exchange(**(given | more))


def warcs(out: Path) -> list[Path]:
    return sorted((out / "evidence" / "archive").glob("*.warc.gz"))


def records(path: Path) -> list[tuple[str, str, bytes]]:
    """Type, address and content of every record, digests checked by warcio."""
    with path.open("rb") as stream:
        return [
            (one.rec_type, one.rec_headers.get_header("WARC-Target-URI") or "", one.content_stream().read())
            for one in ArchiveIterator(stream, check_digests="raise")
        ]
