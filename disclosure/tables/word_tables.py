"""Tables out of Word files (docx)."""

from __future__ import annotations

import io
import zipfile
import zlib

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from disclosure.errors import UnreadableFileError
from disclosure.tables.grid import Grid
from disclosure.tables.records_in_grid import tables_in_grid
from disclosure.tables.table import Table, clean_text

_LARGEST_TEXT = 1 << 27
"""Bytes of XML. As a tree they take about ten times as many."""
_DAMAGED = (
    *(PackageNotFoundError, zipfile.BadZipFile, zlib.error, etree.LxmlError),
    *(KeyError, ValueError, RuntimeError, OSError, EOFError),
)


def tables_in_word(name: str, data: bytes) -> list[Table]:
    """Every table of a docx file; merged cells are spread out. UnreadableFileError where the file is
    damaged or holds no table at all (its text may still be a decision, for people to read)."""
    try:
        _refuse_bomb(name, data)
        document = docx.Document(io.BytesIO(data))
        grids = [_grid(table) for table in document.tables]
    except _DAMAGED as error:
        raise UnreadableFileError(f"“{name}”无法读取，文件可能已损坏：请用 Word 或 WPS 打开后另存再提供。") from error
    if not grids:
        raise UnreadableFileError(f"Word 文件“{name}”里没有表格，读不出记录：请人工查看，或提供表格。")
    tables: list[Table] = []
    for number, grid in enumerate(grids, 1):
        tables += tables_in_grid(name, f"表{number}", grid)
    return tables


def _refuse_bomb(name: str, data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = [entry.file_size for entry in archive.infolist() if entry.filename.endswith(".xml")]
    if sum(texts) > _LARGEST_TEXT:
        raise UnreadableFileError(f"“{name}”解压后内容异常庞大，未读取：请用 Word 或 WPS 打开后另存，或拆分后再提供。")


def _grid(table: docx.table.Table) -> Grid:
    rows = [[clean_text(cell.text) for cell in row.cells] for row in table.rows]
    width = max(map(len, rows), default=0)
    return Grid(tuple((number, [*row, *[""] * (width - len(row))]) for number, row in enumerate(rows, 1)))
