"""One WARC file: only ever added to, whole records at a time; and reading and mending one."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from crawler.archive.warc_records import ReadRecord, read_record

_GZIP = 16 + zlib.MAX_WBITS
_PIECE = 1 << 20


class WarcFile:
    """A file that is being written. `size` in bytes; `sha256` of everything written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0
        self._hash = hashlib.sha256()
        self._stream: IO[bytes] = path.open("xb", buffering=0)

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()

    def append(self, data: bytes) -> int:
        """Write records in one go; where they begin. OSError where they cannot be written whole: then none is."""
        began = self.size
        try:
            written = self._stream.write(data)
            while written is not None and written < len(data):
                written += self._stream.write(data[written:]) or 0
        except OSError:
            self._stream.truncate(began)
            self._stream.seek(began)
            raise
        self.size += len(data)
        self._hash.update(data)
        return began

    def sync(self) -> None:
        """Onto the disk, so that the index never speaks of what a power cut took."""
        os.fsync(self._stream.fileno())

    def close(self) -> None:
        self._stream.close()


@dataclass(frozen=True, slots=True)
class Placed:
    """A whole record of a file, and where it lies (bytes)."""

    offset: int
    length: int
    record: ReadRecord


def whole_records(path: Path, start: int = 0) -> Iterator[Placed]:
    """The records from `start` on, up to the first that is torn."""
    with path.open("rb") as stream:
        stream.seek(start)
        offset, rest = start, b""
        while True:
            packer = zlib.decompressobj(_GZIP)
            try:
                plain, read, rest = _member(packer, stream, rest)
                record = read_record(plain) if packer.eof else None
            except (zlib.error, ValueError, EOFError, KeyError):
                return
            if record is None:
                return
            yield Placed(offset, read, record)
            offset += read


def _member(packer: zlib._Decompress, stream: IO[bytes], rest: bytes) -> tuple[bytes, int, bytes]:
    """One gzip member: its content, its length in the file, and what was read beyond it."""
    parts, taken = [], 0
    while not packer.eof:
        data = rest or stream.read(_PIECE)
        rest = b""
        if not data:
            break
        taken += len(data)
        parts.append(packer.decompress(data))
    return b"".join(parts), taken - len(packer.unused_data), packer.unused_data


def record_at(path: Path, offset: int, length: int) -> ReadRecord:
    """The record that begins at `offset`; ValueError where there is none that is whole."""
    with path.open("rb") as stream:
        stream.seek(offset)
        data = stream.read(length)
    packer = zlib.decompressobj(_GZIP)
    try:
        plain = packer.decompress(data)
    except zlib.error as error:
        raise ValueError(f"{path.name} at {offset}: not a record") from error
    if not packer.eof:
        raise ValueError(f"{path.name} at {offset}: the record is torn")
    return read_record(plain)
