"""csv and tsv, in whatever encoding an office saved them."""

from __future__ import annotations

import csv
import io
from collections import Counter

from disclosure.errors import UnreadableFileError
from disclosure.tables.grid import Grid
from disclosure.tables.records_in_grid import tables_in_grid
from disclosure.tables.table import Table, clean_text

_START = 80_000
"""Bytes in which the delimiter is looked for."""
_MARKS = "\t,;|，"
csv.field_size_limit(1 << 24)


def tables_in_delimited(name: str, data: bytes) -> list[Table]:
    """The tables of a csv or tsv file: UTF-8 with or without BOM, UTF-16, GBK/GB18030. Row numbers are
    those a spreadsheet program shows, so a line break within quotes does not count."""
    encoding = _encoding(name, data)
    start = data[:_START].decode(encoding, "ignore")
    try:
        # through a wrapper, which holds a block of the text at a time
        with io.TextIOWrapper(io.BytesIO(data), encoding, newline="") as stream:
            rows = list(csv.reader(stream, delimiter=_delimiter(start)))
    except csv.Error as error:
        raise UnreadableFileError(
            f"“{name}”不是可读的 csv 文件：请用 Excel 或 WPS 打开后另存为 xlsx 再提供。"
        ) from error
    width = max(map(len, rows), default=0)
    grid = tuple(
        (number, [_unquoted(cell) for cell in row] + [""] * (width - len(row)))
        for number, row in enumerate(rows, 1)
        if any(row)
    )
    return tables_in_grid(name, "", Grid(grid))


def decode(name: str, data: bytes) -> str:
    """The text of a file in one of the encodings of Chinese offices; UnreadableFileError where it is in
    none."""
    return data.decode(_encoding(name, data))


def _encoding(name: str, data: bytes) -> str:
    encodings = ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            if "\x00" not in data.decode(encoding):
                return encoding
        except UnicodeDecodeError:
            continue
    raise UnreadableFileError(f"“{name}”不是表格文件，或文字编码无法识别：请另存为 xlsx 再提供。")


def _delimiter(text: str) -> str:
    """The mark that most lines of the beginning share."""
    lines = [line for line in text[:20_000].splitlines()[:40] if line.strip()]
    counts = Counter({mark: sum(line.count(mark) for line in lines) for mark in _MARKS})
    return max(_MARKS, key=lambda mark: (sum(mark in line for line in lines), counts[mark]))


def _unquoted(cell: str) -> str:
    """A cell without the ="…" or leading tab that keeps a spreadsheet from making a number of it."""
    cell = clean_text(cell)
    if cell.startswith('="') and cell.endswith('"'):
        return cell[2:-1]
    return cell.removeprefix("'") if cell[1:].isalnum() else cell
