"""Compressed answers that end too early: Scrapy unpacks what came and passes it off as the page, and what is missing
at its end (the last rows of a list) would look as if it were not published."""

from __future__ import annotations

import zlib

from scrapy import Request
from scrapy.exceptions import ResponseDataLossError
from scrapy.http import Response

_GZIP = 16 + zlib.MAX_WBITS
_PIECE = 1 << 20


def is_whole(response: Response) -> bool:
    """Whether a packed answer came to its end."""
    if not response.body or _packing(response) not in {b"gzip", b"x-gzip"}:
        return True
    try:
        _unpack_to_the_end(response.body, response.url)
    except (ResponseDataLossError, zlib.error):
        return False
    return True


class WholeAnswersOnly:
    """Scrapy middleware, nearer to the network than the one that unpacks. Raises ResponseDataLossError where the
    packed answer has no end, zlib.error where it is not packed as it says."""

    def process_response(self, request: Request, response: Response) -> Response:
        if request.method != "HEAD" and response.body and _packing(response) in {b"gzip", b"x-gzip"}:
            _unpack_to_the_end(response.body, response.url)
        return response


def _packing(response: Response) -> bytes:
    return (response.headers.get("Content-Encoding") or b"").strip().lower()


def _unpack_to_the_end(body: bytes, url: str) -> None:
    unpacker = zlib.decompressobj(_GZIP)
    left = body
    while left and not unpacker.eof:
        unpacker.decompress(left, _PIECE)
        left = unpacker.unconsumed_tail
    if not unpacker.eof:
        raise ResponseDataLossError(f"{url}: the compressed answer ends before its end")
