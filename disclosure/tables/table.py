"""A table, whatever it was before: a sheet, an HTML table, a JSON answer, a table in a Word file."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import NamedTuple

from disclosure.fields import map_header

_BLANKS = re.compile(r"[\s\u3000\xa0\u200b\u200c\u200d\ufeff]+")


class TableRow(NamedTuple):
    """`number` is the row a spreadsheet program shows (first row 1); `cells` are cleaned text, one for
    each column."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`source`: file or address; `sheet`: the sheet, or the place within the source. The first column of
    `header` is column A. `notes`: Chinese sentences on everything that was left out or guessed.
    `caption`: the title or section that stands over the rows, which often names department and kind.
    `faults`: (row number, column) → sentence on a cell whose value the file itself no longer holds (digits
    lost, a formula never computed): what stands there must not be taken for the truth.
    `totals`: lines that add up the rows (合计, 小计), which are no records.
    `unread`: why a part of the source could not be read; such a table has no rows, and proves nothing."""

    source: str
    sheet: str
    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    notes: tuple[str, ...] = ()
    caption: str = ""
    faults: Mapping[tuple[int, int], str] = field(default_factory=dict)
    unread: str = ""
    totals: tuple[TableRow, ...] = ()


def as_fields(table: Table) -> Iterator[tuple[TableRow, dict[str, str]]]:
    """Every row with its cells by canonical field; blank cells are left out. Where several columns mean
    one field, the first one that is filled counts (see `map_header`)."""
    mapped = map_header(table.header)
    columns = tuple(mapped.columns.items())
    others = [(name, mapped.others[name]) for name in mapped.columns if name in mapped.others]
    for row in table.rows:
        cells = row.cells
        fields = {name: value for name, place in columns if (value := cells[place])}
        for name, places in others:
            if name not in fields and (value := next((cells[place] for place in places if cells[place]), "")):
                fields[name] = value
        yield row, fields


def cell_name(column: int, row: int) -> str:
    """The name a spreadsheet gives a cell: column 0 of row 3 is A3."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def clean_text(text: str) -> str:
    """Text with every run of blanks (wide, no-break, zero-width, line breaks) as one blank, none at the
    ends."""
    if " " not in text and text.isprintable():  # every other blank is unprintable
        return text
    return _BLANKS.sub(" ", text).strip()


def cell_text(value: object) -> str:
    """A cell's value as text: whole numbers without point, days as 2018-05-07, days with a clock as
    2018-05-07 08:30:00."""
    kind = type(value)
    if kind is float:
        return _number_text(value)  # type: ignore[arg-type]
    if kind is date:
        return str(value)
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, time):
        return value.isoformat()
    return "" if value is None else clean_text(str(value))


def _number_text(value: float) -> str:
    if value.is_integer():
        return str(int(value))
    return format(value, ".15g") if math.isfinite(value) else ""
