"""Hidden rows, the 1904 calendar and the password mark of xls: BIFF records calamine does not tell of ([MS-XLS])."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import olefile

from disclosure.tables.sheet_facts import BookFacts, SheetFacts

_BOUNDSHEET, _DATEMODE, _ROW, _END = 0x85, 0x22, 0x208, 0x0A
_SST, _DIMENSIONS, _MOST_ROWS, _MOST_COLUMNS = 0xFC, 0x200, 65536, 256
_CELLS = frozenset({0x06, 0xBD, 0xBE, 0xD6, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x207, 0x27E})
"""Records of cells (2.3.2, from Formula to RK): each begins with its row and column. MulRk and MulBlank end with their
last column."""
_SEVERAL = frozenset({0xBD, 0xBE})
_FILEPASS = 0x2F
"""What follows it is encrypted (2.4.117)."""
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
    """Facts by sheet name. ValueError where the file is damaged: a size that cannot be true would make the reader ask
    for all of the memory, which ends the whole program."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            _refuse_false_sizes(data, [ole.get_size(entry) for entry in ole.listdir()])
            name = next((name for name in ("Workbook", "Book") if ole.exists(name)), None)
            stream = ole.openstream(name).read() if name else b""
        return _facts(stream)
    except (OSError, IndexError, struct.error, RecursionError) as error:
        raise ValueError from error


def _refuse_false_sizes(data: bytes, streams: list[int]) -> None:
    """[MS-CFB] 2.2: the counts of sectors in the header; 2.6.1: the size of each stream."""
    sectors = [struct.unpack_from("<I", data, place)[0] for place in (44, 64, 72)]
    shifts = struct.unpack_from("<HH", data, 30)
    if max(sectors) > len(data) // 512 or max(streams, default=0) > len(data) or shifts not in ((9, 6), (12, 6)):
        raise ValueError


def _facts(stream: bytes) -> BookFacts:
    since_1904 = False
    places: dict[str, int] = {}
    for code, body in _records(stream, 0):
        if code == _FILEPASS:
            return BookFacts(protected=True)
        if code == _SST and len(body) >= 8 and struct.unpack_from("<I", body, 4)[0] > len(stream):
            raise ValueError  # more words than the stream has bytes
        if code == _DATEMODE:
            since_1904 = body[:2] == b"\x01\x00"
        elif code == _BOUNDSHEET:
            places[_sheet_name(body)] = struct.unpack_from("<I", body)[0]
    return BookFacts({name: _sheet_facts(stream, place) for name, place in places.items()}, since_1904)


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


def _sheet_facts(stream: bytes, place: int) -> SheetFacts:
    hidden = []
    rows = columns = 0
    for code, body in _records(stream, place):
        if code in _CELLS and len(body) >= 6:
            row, column = struct.unpack_from("<HH", body)
            last = struct.unpack_from("<H", body, len(body) - 2)[0] if code in _SEVERAL else column
            rows, columns = max(rows, row + 1), max(columns, column + 1, last + 1)
        if code == _DIMENSIONS and len(body) >= 12:
            _refuse_false_reach(*struct.unpack_from("<IIHH", body))
        if code == _ROW and len(body) >= 14 and body[12] & _HIDDEN:
            hidden.append(struct.unpack_from("<H", body)[0] + 1)
    _refuse_false_reach(0, rows, 0, columns)
    return SheetFacts(hidden, cells=rows * columns)


def _refuse_false_reach(row: int, rows: int, column: int, columns: int) -> None:
    """A sheet ends at row 65536 and column IV; the reader holds every cell up to the farthest it is told of."""
    if not (row <= rows <= _MOST_ROWS and column <= columns <= _MOST_COLUMNS):
        raise ValueError
