"""One sheet written line by line: heads, frozen panes, filter, widths, real dates, links.

xlsxwriter in constant memory writes rows once and in order, so a city's million rows need no more memory
than ten; a sheet that is full goes on in the next one, with the same heads.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from disclosure.judgement import Rate
from reports.view.evidence import web_address

# Limits of the file format (Excel specifications and limits), and of links a sheet may hold.
MOST_LINES = 1_048_575
_MOST_LINKS = 65_000
_LONGEST_TEXT = 32_000
_LONGEST_LINK = 2_000
_LINE_HEIGHT = 13.5
"""Points, for type of size 10."""
_MOST_TEXT_LINES = 30
"""A row can be 409 points high."""
_FIRST_DATE = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Link:
    """A web address (`target` http…) or a kept file (`target` relative to the output folder)."""

    text: str
    target: str | None


Cell = str | int | float | date | Fraction | Rate | Link | None


@dataclass(frozen=True, slots=True)
class Column:
    """`look` is a format of formats.toml's kind: text, centre, assessor, percent, points."""

    head: str
    width: float
    look: str = "text"


class Sheet:
    """Writes lines one after another; `title` stands over the heads if given."""

    def __init__(self, book: Any, looks: dict[str, Any], name: str, columns: Sequence[Column], title: str = "") -> None:
        self._book = book
        self._looks = looks
        self._name = name
        self._columns = columns
        self._title = title
        self._part = 0
        self._open()

    def lines(self, lines: Iterable[Sequence[Cell]]) -> None:
        for line in lines:
            self.line(line)

    def line(self, cells: Sequence[Cell], look: str | None = None) -> None:
        """`look` overrides the columns' own, for totals."""
        if self._row >= MOST_LINES:
            self._close()
            self._open()
        high = max(_lines(cell, column.width) for cell, column in zip(cells, self._columns, strict=True))
        if high > 1:  # Excel would find it by itself; WPS and LibreOffice do not
            self._sheet.set_row(self._row, _LINE_HEIGHT * min(high, _MOST_TEXT_LINES))
        for at, (cell, column) in enumerate(zip(cells, self._columns, strict=True)):
            self._cell(at, cell, look or column.look)
        self._row += 1

    def close(self) -> None:
        self._close()

    def _open(self) -> None:
        self._part += 1
        name = self._name if self._part == 1 else f"{self._name}({self._part})"
        self._sheet = self._book.add_worksheet(name)
        for at, column in enumerate(self._columns):
            self._sheet.set_column(at, at, column.width)
        self._row = self._links = 0
        if self._title:
            self._sheet.write_string(0, 0, self._title, self._looks["title"])
            self._row = 1
        self._head = self._row
        self._sheet.set_row(self._row, 30)
        for at, column in enumerate(self._columns):
            look = "assessor_head" if column.look.startswith("assessor") else "head"
            self._sheet.write_string(self._row, at, column.head, self._looks[look])
        self._row += 1
        self._print_setup()

    def _print_setup(self) -> None:
        self._sheet.freeze_panes(self._head + 1, 0)
        self._sheet.repeat_rows(self._head)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)  # A4
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_footer("&C第 &P 页，共 &N 页")

    def _close(self) -> None:
        if self._row > self._head + 1:
            self._sheet.autofilter(self._head, 0, self._row - 1, len(self._columns) - 1)

    def _cell(self, at: int, cell: Cell, look: str) -> None:
        style = self._looks[look]
        if cell is None or cell == "":
            self._sheet.write_blank(self._row, at, None, style)
        elif isinstance(cell, Link):
            self._link(at, cell, look)
        elif isinstance(cell, Rate):
            self._rate(at, cell, look)
        elif isinstance(cell, date) and cell >= _FIRST_DATE:
            self._sheet.write_datetime(self._row, at, cell, self._looks[_dated(look)])
        elif isinstance(cell, int | float | Fraction):
            self._sheet.write_number(self._row, at, float(cell), style)
        else:
            self._sheet.write_string(self._row, at, str(cell)[:_LONGEST_TEXT], style)

    def _rate(self, at: int, rate: Rate, look: str) -> None:
        if rate.value is None:
            self._cell(at, "无数据", look)
        else:
            self._sheet.write_number(self._row, at, float(rate.value), self._looks[look])

    def _link(self, at: int, link: Link, look: str) -> None:
        target = _target(link.target)
        if not target or self._links >= _MOST_LINKS or len(target) > _LONGEST_LINK:
            self._cell(at, link.text, look)
            return
        self._links += 1
        style = self._looks["assessor_link" if look.startswith("assessor") else "link"]
        self._sheet.write_url(self._row, at, target, style, string=link.text[:_LONGEST_TEXT])


def _lines(cell: Cell, width: float) -> int:
    """The lines a text takes in a column `width` digits wide. In GBK a Chinese character has two bytes, and is as wide
    as two digits."""
    text = cell.text if isinstance(cell, Link) else cell
    if not isinstance(text, str):
        return 1
    wide = max(int(width) - 1, 1)
    return sum(max(1, -(-len(part.encode("gbk", "replace")) // wide)) for part in text.split("\n"))


def _dated(look: str) -> str:
    return "assessor_date" if look.startswith("assessor") else "date"


def _target(target: str | None) -> str:
    if target and target.startswith("evidence/"):
        return f"external:{target}"
    return web_address(target)
