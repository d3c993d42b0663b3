"""Sheets out of xls, xlsx, xlsm and ods, through calamine."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum
from python_calamine import ZipError as CalamineZipError

from disclosure.errors import UnreadableFileError
from disclosure.tables.grid import Grid, GridRow
from disclosure.tables.records_in_grid import tables_in_grid
from disclosure.tables.table import Table, cell_name, cell_text

_LARGEST_UNPACKED = 1 << 30
_MOST_CELLS_IN_MERGE = 20_000
_EXACT_DIGITS = 10**15
"""Numbers beyond 15 digits have lost their last ones before they were saved."""


def tables_in_workbook(name: str, data: bytes) -> list[Table]:
    """Every sheet's tables. `name` is what errors and tables call the file; UnreadableFileError where it
    is damaged, protected, or no workbook."""
    _refuse_bombs(name, data)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [table for sheet in workbook.sheets_metadata for table in _sheet(name, data, workbook, sheet)]
    except PasswordError as error:
        raise UnreadableFileError(f"“{name}”设有打开密码，无法读取：请取消密码后重新提供。") from error
    except (CalamineError, CalamineZipError, ValueError, OSError, zipfile.BadZipFile) as error:
        raise UnreadableFileError(
            f"“{name}”无法读取，文件可能已损坏：请用 Excel 或 WPS 打开后另存为 xlsx 再提供。"
        ) from error


def _sheet(name: str, data: bytes, workbook: CalamineWorkbook, metadata: Any) -> list[Table]:
    sheet = workbook.get_sheet_by_name(metadata.name)
    notes = []
    if metadata.visible is not SheetVisibleEnum.Visible:
        notes.append(f"工作表“{metadata.name}”是隐藏的，已一并读取。")
    if hidden := _hidden_rows(data, metadata.name):
        named = "、".join(map(str, hidden[:10])) + (" 等" if len(hidden) > 10 else "")
        notes.append(f"有 {len(hidden)} 个隐藏行（第 {named} 行），已一并读取。")
    rows = list(_rows(sheet, notes))
    _spread_merged(sheet, rows)
    return tables_in_grid(name, metadata.name, Grid(tuple(rows)), notes)


def _rows(sheet: CalamineSheet, notes: list[str]) -> list[GridRow]:
    """All rows with their numbers from the sheet's first cell on; columns count from A."""
    if sheet.start is None:
        return []
    rows: list[GridRow] = []
    for number, values in enumerate(sheet.iter_rows(), 1):
        cells = [value if type(value) is str and value.isalnum() else cell_text(value) for value in values]
        if any(cells):
            rows.append((number, cells))
            for column, value in enumerate(values):
                if type(value) is float and value >= _EXACT_DIGITS:
                    notes.append(_lost_digits(cell_name(column, number)))
    return rows


def _lost_digits(cell: str) -> str:
    return f"单元格 {cell} 是 16 位以上的数字，表格软件已丢失末几位，请改为文本格式重新录入。"


def _spread_merged(sheet: CalamineSheet, rows: list[GridRow]) -> None:
    """Write a merged cell's text into all the cells it covers."""
    by_number = dict(rows)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        covered = (bottom - top + 1) * (right - left + 1)
        origin = by_number.get(top + 1)
        if origin is None or left >= len(origin) or not origin[left] or covered > _MOST_CELLS_IN_MERGE:
            continue
        for row in range(top, bottom + 1):
            cells = by_number.get(row + 1)
            if isinstance(cells, list):
                for column in range(left, min(right + 1, len(cells))):
                    cells[column] = origin[left]


def _refuse_bombs(name: str, data: bytes) -> None:
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableFileError(f"“{name}”已损坏，无法解压：请重新导出或另存后提供。") from error
    if unpacked > _LARGEST_UNPACKED:
        raise UnreadableFileError(f"“{name}”解压后超过 1 GB，未读取：请删去空白行列，或拆分后再提供。")


_ROW_HIDDEN = re.compile(
    rb'<row [^>]*?\br="(\d+)"[^>]*?\bhidden="(?:1|true)"|<row [^>]*?\bhidden="(?:1|true)"[^>]*?\br="(\d+)"'
)
_SHEET = re.compile(r"<sheet\b[^>]*>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')


def _hidden_rows(data: bytes, sheet: str) -> Sequence[int]:
    """Numbers of the hidden rows of an xlsx sheet; nothing for other formats, which calamine gives no way
    to ask."""
    if not data.startswith(b"PK"):
        return ()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = _sheet_part(archive, sheet)
        if part is None:
            return ()
        found = []
        rest = b""
        with archive.open(part) as stream:
            while block := stream.read(1 << 20):
                text = rest + block
                end = text.rfind(b"<row ")
                found += _ROW_HIDDEN.findall(text[:end])
                rest = text[end:] if end >= 0 else text
        found += _ROW_HIDDEN.findall(rest)
    return [int(first or second) for first, second in found]


def _sheet_part(archive: zipfile.ZipFile, sheet: str) -> str | None:
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return None
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {}
    for tag in re.findall(r"<Relationship\b[^>]*>", relations):
        attributes = dict(_ATTRIBUTE.findall(tag))
        targets[attributes.get("Id", "")] = attributes.get("Target", "")
    for tag in _SHEET.findall(book):
        attributes = dict(_ATTRIBUTE.findall(tag))
        if attributes.get("name") == sheet:
            target = targets.get(attributes.get("r:id", ""), "")
            part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
            return part if part in names else None
    return None
