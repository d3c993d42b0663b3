"""Tables out of Word files (docx)."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.opc.exceptions import PackageNotFoundError

from disclosure.errors import UnreadableFileError
from disclosure.tables.grid import Grid
from disclosure.tables.records_in_grid import tables_in_grid
from disclosure.tables.table import Table, clean_text


def tables_in_word(name: str, data: bytes) -> list[Table]:
    """Every table of a docx file; merged cells are spread out. UnreadableFileError where the file is
    damaged or holds no table at all (its text may still be a decision, for people to read)."""
    try:
        document = docx.Document(io.BytesIO(data))
        grids = [_grid(table) for table in document.tables]
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise UnreadableFileError(f"“{name}”无法读取，文件可能已损坏：请用 Word 或 WPS 打开后另存再提供。") from error
    if not grids:
        raise UnreadableFileError(f"Word 文件“{name}”里没有表格，读不出记录：请人工查看，或提供表格。")
    tables: list[Table] = []
    for number, grid in enumerate(grids, 1):
        tables += tables_in_grid(name, f"表{number}", grid)
    return tables


def _grid(table: docx.table.Table) -> Grid:
    rows = [[clean_text(cell.text) for cell in row.cells] for row in table.rows]
    width = max(map(len, rows), default=0)
    return Grid(tuple((number, [*row, *[""] * (width - len(row))]) for number, row in enumerate(rows, 1)))
