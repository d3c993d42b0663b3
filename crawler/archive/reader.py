"""Reading an archive: records by their index, bodies as they came and unpacked."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterable
from pathlib import Path

import brotli

from crawler.archive.mending import FOLDER
from crawler.archive.warc_file import record_at
from crawler.archive.warc_records import ReadRecord
from disclosure.captures import Capture
from disclosure.store import CaptureIndex

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_GZIP = 16 + zlib.MAX_WBITS


class ArchiveReader:
    """Reads and changes nothing."""

    def __init__(self, out: Path, index: CaptureIndex) -> None:
        self._folder = out / FOLDER
        self._index = index

    def reusable(self, key: str) -> Capture | None:
        """The newest answer to a request that may be given instead of asking."""
        return self._index.reusable(key)

    def capture(self, record: str) -> Capture | None:
        """The capture of a record's UUID."""
        return self._index.record(record)

    def captures(self, records: Iterable[str]) -> dict[str, Capture]:
        """Captures by their records' UUIDs, as far as there are any."""
        return self._index.records(records)

    def visit(self, owner: str) -> Capture | None:
        """The newest journal of the visit to this owner's site."""
        return self._index.visit(owner)

    def read(self, capture: Capture) -> ReadRecord:
        """The record with its body, which may lie with an earlier one. ValueError where the file was altered."""
        record = record_at(self._folder / capture.file, capture.offset, capture.length)
        if not capture.again:
            return record
        original = self._body(capture.digest)
        if original is None:
            raise ValueError(f"{capture.file} at {capture.offset}: the record it refers to is gone")
        body = record_at(self._folder / original.file, original.offset, original.length).body
        return ReadRecord(record.kind, record.fields, record.status, record.headers, body)

    def _body(self, digest: str) -> Capture | None:
        return self._index.body(digest)


def unpacked(record: ReadRecord) -> bytes:
    """The body as the site packed it, unpacked. ValueError where it is not packed as it says."""
    said = next((value for name, value in record.headers if name.lower() == "content-encoding"), "")
    body = record.body
    for packing in reversed([part.strip().lower() for part in said.split(",") if part.strip()]):
        try:
            body = _unpack(body, packing)
        except (zlib.error, brotli.error, zstd.ZstdError) as error:
            raise ValueError(f"not packed as {packing}") from error
    return body


def _unpack(body: bytes, packing: str) -> bytes:
    if packing in {"gzip", "x-gzip"}:
        return zlib.decompressobj(_GZIP).decompress(body)
    if packing == "br":
        return bytes(brotli.decompress(body))
    if packing == "zstd":
        return bytes(zstd.decompress(body))
    if packing == "deflate":
        try:
            return zlib.decompress(body)
        except zlib.error:  # many servers send it without the wrapper that the standard asks for
            return zlib.decompress(body, -zlib.MAX_WBITS)
    return body
