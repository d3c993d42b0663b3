"""A table, whatever it was before: a sheet, an HTML table, a JSON answer, a table in a Word file."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from disclosure.fields import map_header

_BLANKS = re.compile(r"[\s\u3000\xa0\u200b\u200c\u200d\ufeff]+")
_TIDY = re.compile(r"[^\s\u3000\xa0\u200b\u200c\u200d\ufeff]+")


@dataclass(frozen=True, slots=True)
class TableRow:
    """`number` is the row a spreadsheet program shows (first row 1); `cells` are cleaned text, one for
    each column."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`source`: file or address; `sheet`: the sheet, or the place within the source. The first column of
    `header` is column A. `notes`: Chinese sentences on everything that was left out or guessed.
    `caption`: the title or section that stands over the rows, which often names department and kind."""

    source: str
    sheet: str
    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    notes: tuple[str, ...] = ()
    caption: str = ""


def as_fields(table: Table) -> Iterator[tuple[TableRow, dict[str, str]]]:
    """Every row with its cells by canonical field; blank cells are left out. Where several columns mean
    one field, the first one that is filled counts (see `map_header`)."""
    mapped = map_header(table.header)
    places = [(name, (place, *mapped.others.get(name, ()))) for name, place in mapped.columns.items()]
    for row in table.rows:
        fields = {}
        for name, columns in places:
            for column in columns:
                if value := row.cells[column]:
                    fields[name] = value
                    break
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
    if _TIDY.fullmatch(text):
        return text
    return _BLANKS.sub(" ", text).strip()


def cell_text(value: object) -> str:
    """A cell's value as text: whole numbers without point, days as 2018-05-07, days with a clock as
    2018-05-07 08:30:00."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return _number_text(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return "" if value is None else clean_text(str(value))


def _number_text(value: float) -> str:
    if not math.isfinite(value):
        return ""
    return str(int(value)) if value.is_integer() else format(value, ".15g")
