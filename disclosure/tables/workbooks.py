"""Sheets out of xls, xlsx, xlsm, xlsb, ods and et, through calamine."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)
from python_calamine import ZipError as CalamineZipError

from disclosure.errors import UnreadableFileError
from disclosure.fields import map_header
from disclosure.tables.collector import collector_paused
from disclosure.tables.grid import Grid, GridRow
from disclosure.tables.ods_facts import facts_of_ods
from disclosure.tables.panics import panics_unprinted
from disclosure.tables.records_in_grid import tables_in_grid
from disclosure.tables.sheet_facts import DIGITS_LOST, MOST_CELLS, BookFacts, SheetFacts
from disclosure.tables.table import Table, TableRow, cell_name, cell_text
from disclosure.tables.xls_facts import facts_of_xls, streams_of
from disclosure.tables.xlsx_facts import facts_of_xlsx

_LARGEST_UNPACKED = 1 << 30
_LARGEST_WORDS = 1 << 28
"""Bytes of the parts that a reader holds whole: shared strings, styles, the book's own XML."""
_MOST_CELLS_SPREAD = 1_000_000
_EXACT = 1e15
"""Numbers beyond 15 digits have lost their last ones before they were saved."""
_DAMAGED = (
    *(CalamineError, CalamineZipError, zipfile.BadZipFile, zlib.error, struct.error),
    *(ValueError, KeyError, OSError, EOFError, NotImplementedError, RuntimeError),
)
"""What the readers raise on a file that is cut off, overwritten or half encrypted."""
_NAMED_FAULTS = 5
_NAMED_ROWS = 10
_DAY_0_OF_1904 = date(1904, 1, 1)
_DATES = (
    "decision_date",
    "published_on",
    "reported_on",
    "pushed_on",
    "updated_on",
    "valid_from",
    "valid_until",
    "display_until",
)


def tables_in_workbook(name: str, data: bytes) -> list[Table]:
    """Every sheet's tables. `name` is what errors and tables call the file; UnreadableFileError where it
    is damaged, protected, no workbook, nothing but pictures, or made to exhaust the reader."""
    try:
        facts, remarks, pictures = _look_over(name, data)
        with collector_paused(), nullcontext() if data.startswith(b"PK") else panics_unprinted():
            workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
            sheets = [_sheet(name, workbook, sheet, facts.of(sheet.name)) for sheet in workbook.sheets_metadata]
        tables = [table for sheet in sheets for table in sheet]
    except PasswordError as error:
        raise UnreadableFileError(f"“{name}”设有打开密码，无法读取：请取消密码后重新提供。") from error
    except _DAMAGED as error:
        raise _damaged(name) from error
    except BaseException as error:  # a panic of the Rust reader is no Exception
        if type(error).__name__ == "PanicException":
            raise _damaged(name) from error
        raise
    if pictures and not any(table.rows or table.header for table in tables):
        raise UnreadableFileError(f"“{name}”里只有图片，读不出其中的文字：请提供表格原件，或人工核对。")
    if facts.since_1904:
        tables = [_since_1904(table) for table in tables]
    return [replace(tables[0], notes=(*remarks, *tables[0].notes)), *tables[1:]] if tables else []


def _damaged(name: str) -> UnreadableFileError:
    return UnreadableFileError(f"“{name}”无法读取，文件可能已损坏：请用 Excel 或 WPS 打开后另存为 xlsx 再提供。")


def _look_over(name: str, data: bytes) -> tuple[BookFacts, list[str], bool]:
    """Facts of the sheets, remarks on the book, and whether it holds pictures; refuses what would exhaust the
    reader before the reader sees it."""
    if not data.startswith(b"PK"):
        if "EncryptedPackage" in streams_of(data):
            raise PasswordError
        facts = facts_of_xls(data)
        if facts.protected:
            raise PasswordError
        _refuse_too_wide(name, facts)
        return facts, [], False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
        refuse_bomb(name, sizes)
        facts = facts_of_ods(archive) if "content.xml" in sizes else facts_of_xlsx(archive)
    _refuse_too_wide(name, facts)
    remarks = []
    if any(part.endswith("vbaProject.bin") for part in sizes):
        remarks.append("文件带有宏，宏没有运行，只读取了单元格。")
    if any(part.startswith("xl/externalLinks/") for part in sizes):
        remarks.append("有公式引用其他文件，按文件中保存的结果读取。")
    return facts, remarks, any(part.startswith(("xl/media/", "Pictures/")) for part in sizes)


def _refuse_too_wide(name: str, facts: BookFacts) -> None:
    if too_wide := [sheet for sheet, one in facts.sheets.items() if one.cells > MOST_CELLS]:
        raise UnreadableFileError(
            f"“{name}”的工作表“{too_wide[0]}”在很远的行列有零散内容，所占区域过大，未读取：请删去多余的行列后再提供。"
        )


def refuse_bomb(name: str, sizes: Mapping[str, int]) -> None:
    """UnreadableFileError where an office file's parts (name → bytes unpacked) are too large to be honest."""
    if sum(sizes.values()) > _LARGEST_UNPACKED:
        raise UnreadableFileError(f"“{name}”解压后超过 1 GB，未读取：请删去空白行列，或拆分后再提供。")
    if any(
        size > _LARGEST_WORDS for part, size in sizes.items() if "/worksheets/" not in part and "media/" not in part
    ):
        raise UnreadableFileError(f"“{name}”解压后内容异常庞大，未读取：请用 Excel 或 WPS 打开后另存，或拆分后再提供。")


def _sheet(name: str, workbook: CalamineWorkbook, metadata: Any, facts: SheetFacts) -> list[Table]:
    notes = []
    if metadata.visible is not SheetVisibleEnum.Visible:
        notes.append(f"工作表“{metadata.name}”是隐藏的，已一并读取。")
    if metadata.typ is not SheetTypeEnum.WorkSheet:
        return [Table(name, metadata.name, (), (), (*notes, f"“{metadata.name}”是图表或宏表，没有数据行。"))]
    if facts.hidden:
        named = "、".join(map(str, facts.hidden[:_NAMED_ROWS])) + (" 等" if len(facts.hidden) > _NAMED_ROWS else "")
        notes.append(f"有 {len(facts.hidden)} 个隐藏行（第 {named} 行），已一并读取。")
    sheet = workbook.get_sheet_by_name(metadata.name)
    faults = dict(facts.faults)
    rows = _rows(sheet, faults)
    _spread_merged(sheet, rows)
    notes += faults_named(faults)
    return tables_in_grid(name, metadata.name, Grid(tuple(rows), faults=faults), notes)


def faults_named(faults: Mapping[tuple[int, int], str]) -> list[str]:
    """The first sentences on cells, and how many more there are."""
    said = [sentence for _, sentence in sorted(faults.items())]
    more = [f"另有 {len(said) - _NAMED_FAULTS} 个这样的单元格。"] if len(said) > _NAMED_FAULTS else []
    return said[:_NAMED_FAULTS] + more


class _DayTexts(dict[date, str]):
    """Days as text, each written once: a ledger has a million dates and a few hundred days."""

    def __missing__(self, day: date) -> str:
        text = self[day] = day.isoformat()
        return text


def _rows(sheet: CalamineSheet, faults: dict[tuple[int, int], str]) -> list[GridRow]:
    """All filled rows with the numbers and columns a spreadsheet shows; calamine begins at the first filled
    column."""
    if sheet.start is None:
        return []
    before = sheet.start[1]
    rows: list[GridRow] = []
    large: list[float] = []
    days = _DayTexts()

    def text(value: Any) -> str:  # cell_text, with the most frequent kind first
        if type(value) is float:
            if not -_EXACT < value < _EXACT:
                large.append(value)
            elif value.is_integer():
                return "%d" % value  # noqa: UP031  the quickest of all, and a ledger has a million of them
        return cell_text(value)

    lines: Iterable[list[Any]] = sheet.iter_rows()
    for number, values in enumerate(lines, 1):
        cells: list[str] = [
            value if (kind := type(value)) is str else days[value] if kind is date else text(value) for value in values
        ]
        words = "".join(cells)
        if not (words.isprintable() and " " not in words):  # something to tidy in some cell
            cells = [cell_text(cell) for cell in cells]
            words = "".join(cells)
        if words:
            rows.append((number, [""] * before + cells if before else cells))
            if large:
                large.clear()
                _mark_lost_digits(number, before, values, faults)
    return rows


def _mark_lost_digits(number: int, before: int, values: Sequence[Any], faults: dict[tuple[int, int], str]) -> None:
    for column, value in enumerate(values, before):
        if type(value) is float and not -_EXACT < value < _EXACT:
            faults[number, column] = DIGITS_LOST.format(cell=cell_name(column, number))


def _spread_merged(sheet: CalamineSheet, rows: list[GridRow]) -> None:
    """Write a merged cell's text into all the cells it covers."""
    by_number = dict(rows)
    left_to_write = _MOST_CELLS_SPREAD
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        origin = by_number.get(top + 1)
        if origin is None or left >= len(origin) or not origin[left]:
            continue
        for row in range(top, min(bottom, rows[-1][0]) + 1):
            cells = by_number.get(row + 1)
            left_to_write -= 1
            if isinstance(cells, list) and left_to_write > 0:
                for column in range(left, min(right + 1, len(cells))):
                    cells[column] = origin[left]


def _since_1904(table: Table) -> Table:
    """Bare day numbers of date columns as dates: cells with a date's format have been turned already."""
    mapped = map_header(table.header)
    columns = {mapped.columns[name] for name in _DATES if name in mapped.columns}
    rows = tuple(TableRow(row.number, _dated(row.cells, columns)) for row in table.rows)
    note = "文件按 1904 日期系统保存，日期列中的数字已照此换算。"
    return replace(table, rows=rows, notes=(*table.notes, note)) if rows != table.rows else table


def _dated(cells: Sequence[str], columns: set[int]) -> tuple[str, ...]:
    return tuple(
        (_DAY_0_OF_1904 + timedelta(days=int(cell))).isoformat()
        if place in columns and len(cell) == 5 and cell.isdigit()
        else cell
        for place, cell in enumerate(cells)
    )
