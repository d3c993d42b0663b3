"""A grid of text read as tables: header, rows, and a note on every line that is no row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from disclosure.fields import HeaderMap, kind_of_value, map_header
from disclosure.tables.forms import table_of_form
from disclosure.tables.grid import Grid, GridRow, filled, is_header_like, is_label_value
from disclosure.tables.header_rows import Band, find_band, legend_rows
from disclosure.tables.lines import line_words, says_nothing
from disclosure.tables.side_by_side import split_side_by_side
from disclosure.tables.table import Table, TableRow

NO_HEADER = "未找到可识别的表头，未读取任何行。"
"""The note on a sheet that has content and no header: it was not read, which is not the same as empty."""
_SECTION_LENGTH = 30
_MOST_FILLERS = 3
"""Different ways of saying nothing in one line: 无, 暂无数据, 零报告. More distinct cells are a record."""
_LONGEST_FORM = 300
"""Rows. A longer sheet is no form, and is not asked whether it is one."""


def tables_in_grid(source: str, sheet: str, grid: Grid, notes: Sequence[str] = ()) -> list[Table]:
    """The tables of one sheet or page part, in order. A sheet without a header gives one table without
    header and rows, whose note says so."""
    if len(grid.rows) <= _LONGEST_FORM and is_label_value(grid):
        return [table_of_form(source, sheet, grid, notes)]
    band = find_band(grid)
    if band is None:
        reason = NO_HEADER if any(filled(cells) for _, cells in grid.rows) else "没有内容。"
        return [Table(source, sheet, (), (), (*notes, reason), _caption(grid.rows))]
    tables: list[Table] = []
    while band is not None:
        reader = _Reader(source, sheet, grid, band, list(notes) if not tables else [])
        tables.extend(reader.read())
        band = find_band(grid, reader.stopped) if reader.stopped < len(grid.rows) else None
    return tables


class _Reader:
    """Reads the rows under one header until the next header."""

    def __init__(self, source: str, sheet: str, grid: Grid, band: Band, notes: list[str]) -> None:
        self._source, self._sheet, self._grid, self._band = source, sheet, grid, band
        self._width = max((place + 1 for place, name in enumerate(band.names) if name), default=0)
        self._map: HeaderMap = map_header(band.names)
        self._caption = _caption(grid.rows[: band.first])
        self._notes = notes
        self._words = line_words()
        self._rows: list[GridRow] = []
        self._totals: list[GridRow] = []
        self._dropped: Counter[str] = Counter()
        self._tables: list[Table] = []
        self.stopped = len(grid.rows)

    def read(self) -> list[Table]:
        rows = self._grid.rows
        legends = legend_rows(rows, self._band)
        if legends:
            under = rows[self._band.last + 1 : self._band.last + 1 + legends]
            self._notes.append(f"表头下第 {_numbers(under)} 行是填写说明，未计入。")
        if not self._band.recognised:
            self._notes.append(f"第 {rows[self._band.last][0]} 行按表头读取，但没有认出任何字段。")
        for place in range(self._band.last + 1 + legends, len(rows)):
            number, cells = rows[place]
            if self._is_plain(cells):
                self._add(number, cells)
            elif not self._take(place, number, cells):
                self.stopped = place
                break
        self._close(final=True)
        return self._tables

    def _take(self, place: int, number: int, cells: Sequence[str]) -> bool:
        """Read one line; False where the next table begins."""
        texts = filled(cells)
        if not texts:
            return True
        if len(texts) > 1 and is_header_like(texts):
            if tuple(cells) == tuple(self._grid.rows[self._band.last][1]) or _same_fields(cells, self._map):
                self._dropped["重复的表头"] += 1
                return True
            return place <= self._band.last
        if (reason := self._no_record(number, cells, texts)) is None:
            self._add(number, cells)
        elif reason:
            self._notes.append(reason)
        return True

    def _is_plain(self, cells: Sequence[str]) -> bool:
        """Whether a line is what nearly every one is: a number in order, then a record."""
        return (
            cells[0].isdigit()
            and len(cells) - cells.count("") > _MOST_FILLERS + 1
            and bool(cells[1])
            and not self._words.total.match(cells[1])
        )

    def _add(self, number: int, cells: Sequence[str]) -> None:
        self._rows.append((number, cells))
        if len(cells) > self._width and any(cells[self._width :]):
            self._width = len(cells)

    def _no_record(self, number: int, cells: Sequence[str], texts: list[str]) -> str | None:
        """Why a line is no record ("" where it was counted already), None for a record."""
        first, distinct = texts[0], set(texts)
        if self._words.total.match(first) or (len(texts) > 1 and self._words.total.match(texts[1])):
            self._totals.append((number, cells))
            return f"第 {number} 行是合计行，未计入。"
        if len(distinct) == 1 and len(self._map.columns) > 2:
            return self._lone_text(number, cells, first, spread=len(texts) > 1)
        if len(distinct) <= _MOST_FILLERS and all(says_nothing(text) for text in distinct):
            return f"第 {number} 行写明“{first}”，没有记录。"
        if len(texts) <= 4 and self._words.remark.match(first) and re.search(r"[:：]", first):
            return f"第 {number} 行是表尾说明，未计入：{first[:30]}"
        return None

    def _lone_text(self, number: int, cells: Sequence[str], text: str, *, spread: bool) -> str | None:
        place = next(place for place, cell in enumerate(cells) if cell)
        if says_nothing(text):
            return f"第 {number} 行写明“{text}”，没有记录。"
        if not spread and place == self._map.columns.get("sequence") and text.rstrip(".").isdigit():
            self._dropped["只有序号的空行"] += 1
            return ""
        if len(text) <= _SECTION_LENGTH and kind_of_value(text) and place in (0, self._map.columns.get("sequence")):
            self._close(final=False)
            self._caption = text
            return f"第 {number} 行“{text}”是分段标题，未计入。"
        if spread or self._words.remark.match(text) or not self._is_key(place):
            return f"第 {number} 行只有一段文字，未计入：{text[:40]}"
        return None

    def _is_key(self, place: int) -> bool:
        """Whether a lone text stands where a record's number, party or project stands: then it is a poor
        record."""
        return place in {self._map.columns.get(name) for name in ("document_number", "party", "project")}

    def _close(self, *, final: bool) -> None:
        """Make a table of the rows so far. A header without any row is a table too, but a section without
        is not."""
        if not self._rows and (self._tables or not final):
            return
        self._notes += [f"{reason} {count} 行，未计入。" for reason, count in self._dropped.items()]
        header = tuple(self._band.names[: self._width]) + ("",) * (self._width - len(self._band.names))
        width = self._width
        rows = tuple([_row(number, cells, width) for number, cells in self._rows])
        numbers = {row.number for row in rows} if self._grid.faults else set()
        faults = {place: sentence for place, sentence in self._grid.faults.items() if place[0] in numbers}
        totals = tuple(_row(number, cells, width) for number, cells in self._totals)
        table = Table(self._source, self._sheet, header, rows, tuple(self._notes), self._caption, faults, totals=totals)
        self._tables.extend(split_side_by_side(table))
        self._rows, self._totals, self._notes = [], [], []
        self._dropped.clear()


def _row(number: int, cells: Sequence[str], width: int) -> TableRow:
    if len(cells) == width:
        return TableRow(number, tuple(cells))
    return TableRow(number, (*cells[:width], *("",) * (width - len(cells))))


def _same_fields(cells: Sequence[str], mapped: HeaderMap) -> bool:
    return map_header(tuple(cells)).columns == mapped.columns


def _caption(rows: Sequence[GridRow]) -> str:
    """The titles over a table: its lines of a single text, nearest last."""
    lines = [list(dict.fromkeys(filled(cells))) for _, cells in rows[-8:]]
    return " ".join(" ".join(texts) for texts in lines if 0 < len(texts) <= 4)[:300]


def _numbers(rows: Sequence[GridRow]) -> str:
    return "、".join(str(number) for number, _ in rows)
