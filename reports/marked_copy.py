"""A copy of a workbook with the cells at fault coloured and commented, and a list of all of them on a last sheet.

xlsx and xlsm keep their looks; what cannot be written in its own format (xls, ods, csv, …) becomes an xlsx with the
same cells in the same places. The original is only read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from python_calamine import CalamineError, CalamineWorkbook

from disclosure.tables import Table
from reports.atomic import written_whole

COLOURS: Mapping[str, str] = {"error": "FFC7CE", "warning": "FFEB9C"}
LEVELS: Mapping[str, str] = {"error": "错误", "warning": "提示"}
LIST_SHEET = "校验问题"

_AUTHOR = "gongshi 校验"
_MOST_COMMENTS = 10_000
"""Beyond it a sheet opens too slowly; the colours go on, and the list has every one."""
_LARGEST_KEPT = 8 << 20
_MOST_CELLS_KEPT = 400_000
"""Bytes and cells of an xlsx that is opened whole to keep its looks (some twenty seconds); a larger one is copied cell
by cell: its values and places, not its looks."""
_LIST_HEADS = ("工作表", "单元格", "级别", "问题和改法")


@dataclass(frozen=True, slots=True)
class CellMark:
    """`row` as a spreadsheet counts (first 1), `column` from 0; both None for what concerns the sheet as a whole.
    `text`: what is wrong and what to do."""

    sheet: str
    row: int | None
    column: int | None
    cell: str
    severity: str
    text: str


def marked_name(source: Path) -> str:
    """The copy's file name: 台账.xls becomes 台账.xls.标注.xlsx, 台账.xlsx becomes 台账.标注.xlsx."""
    if source.suffix.lower() in (".xlsx", ".xlsm"):
        return f"{source.stem}.标注{source.suffix}"
    return f"{source.name}.标注.xlsx"


def write_marked_copy(source: Path, tables: Sequence[Table], target: Path, marks: Sequence[CellMark]) -> Path:
    """Write the marked copy of `source`, whose tables are given for formats that have no cells of their own."""
    with written_whole(target) as draft:
        if source.suffix.lower() in (".xlsx", ".xlsm") and _keeps_looks(source, tables):
            _mark_in_place(source, draft, marks)
        else:
            _write_anew(_sheets(source, tables), draft, marks)
    return target


def _keeps_looks(source: Path, tables: Sequence[Table]) -> bool:
    if sum(len(table.rows) * len(table.header) for table in tables) > _MOST_CELLS_KEPT:
        return False
    return source.stat().st_size <= _LARGEST_KEPT and source.read_bytes()[:2] == b"PK"


def _mark_in_place(source: Path, draft: Path, marks: Sequence[CellMark]) -> None:
    book = openpyxl.load_workbook(source, keep_vba=source.suffix.lower() == ".xlsm")
    fills = {severity: PatternFill("solid", start_color=colour) for severity, colour in COLOURS.items()}
    for (name, row, column), found in _by_cell(marks).items():
        if name not in book.sheetnames:
            continue
        cell = book[name].cell(row=row, column=column + 1)
        cell.fill = fills[_worst(found)]
        if found.commented and not isinstance(cell, MergedCell):
            said = f"{cell.comment.text}\n" if cell.comment else ""
            cell.comment = Comment(said + found.text, _AUTHOR, width=320, height=120)
    listing = book.create_sheet(_free_name(book.sheetnames))
    for line in (_LIST_HEADS, *_lines(marks)):
        listing.append(line)
    for letter, width in zip("ABCD", (20, 10, 8, 90), strict=True):
        listing.column_dimensions[letter].width = width
    book.save(draft)


def _write_anew(sheets: Mapping[str, Iterable[Sequence[Any]]], draft: Path, marks: Sequence[CellMark]) -> None:
    by_sheet: dict[str, dict[tuple[int, int], _Found]] = {}
    for (name, row, column), found in _by_cell(marks).items():
        by_sheet.setdefault(name, {})[row, column] = found
    with xlsxwriter.Workbook(str(draft), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        looks = {severity: book.add_format({"bg_color": f"#{colour}"}) for severity, colour in COLOURS.items()}
        dated = {
            look: book.add_format({"num_format": "yyyy/mm/dd", **({"bg_color": f"#{COLOURS[look]}"} if look else {})})
            for look in ("", *COLOURS)
        }
        names: list[str] = []
        for name, rows in sheets.items():
            sheet = book.add_worksheet(_sheet_name(name, names))
            names.append(sheet.get_name())
            _write_sheet(sheet, rows, by_sheet.get(name, {}), looks, dated)
        listing = book.add_worksheet(_free_name(names))
        listing.set_column(0, 2, 14)
        listing.set_column(3, 3, 90)
        for at, line in enumerate((_LIST_HEADS, *_lines(marks))):
            listing.write_row(at, 0, line)


def _write_sheet(
    sheet: Any,
    rows: Iterable[Sequence[Any]],
    marks: Mapping[tuple[int, int], _Found],
    looks: Mapping[str, Any],
    dated: Mapping[str, Any],
) -> None:
    written: set[tuple[int, int]] = set()
    for at, cells in enumerate(rows):
        for column, value in enumerate(cells):
            found = marks.get((at + 1, column))
            look = _worst(found) if found else ""
            if isinstance(value, date):
                sheet.write_datetime(at, column, value, dated[look])
            elif isinstance(value, int | float):
                sheet.write_number(at, column, value, looks.get(look))
            elif value not in ("", None) or found:
                sheet.write_string(at, column, "" if value is None else str(value), looks.get(look)) if value else (
                    sheet.write_blank(at, column, None, looks.get(look))
                )
            written.add((at + 1, column)) if found else None
    for (row, column), found in marks.items():
        if (row, column) not in written:
            sheet.write_blank(row - 1, column, None, looks[_worst(found)])
        if found.commented:
            sheet.write_comment(row - 1, column, found.text, {"author": _AUTHOR, "x_scale": 2.5})


@dataclass(slots=True)
class _Found:
    """What is said of one cell."""

    severities: set[str]
    text: str
    commented: bool


def _by_cell(marks: Sequence[CellMark]) -> dict[tuple[str, int, int], _Found]:
    cells: dict[tuple[str, int, int], _Found] = {}
    counts: dict[str, int] = {}
    for mark in marks:
        if mark.row is None or mark.column is None:
            continue
        key = (mark.sheet, mark.row, mark.column)
        said = f"【{LEVELS[mark.severity]}】{mark.text}"
        if key in cells:
            cells[key].severities.add(mark.severity)
            cells[key].text += f"\n{said}"
        else:
            counts[mark.sheet] = counts.get(mark.sheet, 0) + 1
            cells[key] = _Found({mark.severity}, said, counts[mark.sheet] <= _MOST_COMMENTS)
    return cells


def _worst(found: _Found) -> str:
    return "error" if "error" in found.severities else "warning"


def _lines(marks: Sequence[CellMark]) -> Iterable[tuple[str, str, str, str]]:
    return ((mark.sheet, mark.cell, LEVELS[mark.severity], mark.text) for mark in marks[:1_000_000])


def _free_name(names: Sequence[str]) -> str:
    taken = {name.lower() for name in names}
    candidates = (LIST_SHEET if not at else f"{LIST_SHEET}{at}" for at in range(len(names) + 1))
    return next(name for name in candidates if name.lower() not in taken)


def _sheet_name(name: str, taken: Sequence[str]) -> str:
    """A name the file format takes: no []:*?/\\, at most 31 characters, none twice."""
    plain = "".join("_" if mark in "[]:*?/\\" else mark for mark in name)[:28].strip("'") or "数据"
    lower = {other.lower() for other in taken}
    return plain if plain.lower() not in lower else f"{plain[:25]}({len(taken)})"


def _sheets(source: Path, tables: Sequence[Table]) -> Mapping[str, Iterable[Sequence[Any]]]:
    """Every sheet's cells from A1 on: of the file itself where it has cells, else of the tables read from it."""
    if all(table.source == str(source) for table in tables):
        if source.suffix.lower() in (".csv", ".tsv", ".txt") and (rows := _delimited(source, tables)):
            return {"": rows}
        try:
            book = CalamineWorkbook.from_filelike(io.BytesIO(source.read_bytes()))
            return {name: _cells(book, name) for name in book.sheet_names}
        except (CalamineError, ValueError, OSError):
            pass  # an export that only bears the name of a workbook: its tables are all there is
    sheets: dict[str, list[Sequence[Any]]] = {}
    for table in tables:
        _lay(sheets.setdefault(table.sheet, []), table)
    return sheets


def _cells(book: CalamineWorkbook, name: str) -> Iterable[Sequence[Any]]:
    for cells in book.get_sheet_by_name(name).to_python(skip_empty_area=False):
        yield [cell if isinstance(cell, str | bool | int | float | date | datetime) else str(cell) for cell in cells]


def _delimited(source: Path, tables: Sequence[Table]) -> list[list[str]]:
    """The lines of a text file, split by the mark that fits the width read; nothing where the encoding is unknown."""
    data = source.read_bytes()
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        width = max((len(table.header) for table in tables), default=1)
        splits = [list(csv.reader(io.StringIO(text, newline=""), delimiter=mark)) for mark in ",\t;|，"]
        return min(splits, key=lambda rows: abs(max(map(len, rows), default=0) - width))
    return []


def _lay(rows: list[Sequence[Any]], table: Table) -> None:
    """A table's header and rows in the rows a spreadsheet would number them by."""
    places = {row.number: row.cells for row in table.rows}
    first = min(places, default=len(rows) + 2)
    places[max(first - 1, 1)] = table.header if first > 1 else places.get(first, ())
    rows += [()] * (max(places) - len(rows))
    for number, cells in places.items():
        rows[number - 1] = cells
