"""Hidden rows, the 1904 calendar and the password mark of xls: BIFF records calamine does not tell of ([MS-XLS])."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import olefile

from disclosure.tables.sheet_facts import BookFacts, SheetFacts

_BOUNDSHEET, _DATEMODE, _ROW, _END = 0x85, 0x22, 0x208, 0x0A
_HIDDEN = 0x20
"""fDyZero of the Row record (2.4.221)."""


def streams_of(data: bytes) -> frozenset[str]:
    """The names of the streams of an OLE file, which tell a workbook from a Word file and from a protected one."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            return frozenset("/".join(entry) for entry in ole.listdir())
    except (OSError, ValueError, IndexError, struct.error):
        return frozenset()


def facts_of_xls(data: bytes) -> BookFacts:
    """Facts by sheet name; nothing where the file is too damaged to ask."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            name = next((name for name in ("Workbook", "Book") if ole.exists(name)), None)
            stream = ole.openstream(name).read() if name else b""
        return _facts(stream)
    except (OSError, ValueError, IndexError, struct.error):
        return BookFacts()


def _facts(stream: bytes) -> BookFacts:
    since_1904 = False
    places: dict[str, int] = {}
    for code, body in _records(stream, 0):
        if code == _DATEMODE:
            since_1904 = body[:2] == b"\x01\x00"
        elif code == _BOUNDSHEET:
            places[_sheet_name(body)] = struct.unpack_from("<I", body)[0]
    return BookFacts({name: SheetFacts(_hidden_rows(stream, place)) for name, place in places.items()}, since_1904)


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """The records of one substream, up to its end."""
    while place + 4 <= len(stream):
        code, length = struct.unpack_from("<HH", stream, place)
        yield code, stream[place + 4 : place + 4 + length]
        if code == _END:
            return
        place += 4 + length


def _sheet_name(body: bytes) -> str:
    length, wide = body[6], body[7] & 1
    return body[8 : 8 + length * 2].decode("utf-16-le") if wide else body[8 : 8 + length].decode("latin-1")


def _hidden_rows(stream: bytes, place: int) -> list[int]:
    rows = (body for code, body in _records(stream, place) if code == _ROW and len(body) >= 14)
    return [struct.unpack_from("<H", body)[0] + 1 for body in rows if body[12] & _HIDDEN]
