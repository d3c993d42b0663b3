"""Everything that stands in a package, taken apart: also what is packed within what is packed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

_PACKED = (".xlsx", ".docx", ".zip", ".wacz")


def members(package: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each member, of the parts of each xlsx and docx, and of each record of the WARC."""
    yield from _members(package.name, package.read_bytes())


def _members(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for inner in packed.namelist():
            read = packed.read(inner)
            yield f"{name}/{inner}", inner.encode() + b"\n" + read
            if inner.endswith(_PACKED):
                yield from _members(f"{name}/{inner}", read)
            if inner.endswith(".warc.gz"):
                yield from _records(f"{name}/{inner}", read)


def _records(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    for record in ArchiveIterator(io.BytesIO(data)):
        head = str(record.rec_headers).encode() + str(record.http_headers).encode()
        body = record.content_stream().read()
        where = f"{name}#{record.rec_headers.get_header('WARC-Target-URI')}"
        yield where, head + b"\n" + body
        if body.startswith(b"PK\x03\x04"):
            yield from _members(where, body)


def spelled(text: str) -> tuple[bytes, ...]:
    """The bytes by which a text may stand there."""
    return (text.encode(), text.encode("gb18030"), text.encode("ascii", "backslashreplace"))
