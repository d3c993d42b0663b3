"""Spreadsheets in memory: the same cells always give the same bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime

import xlsxwriter
import xlwt

Cell = str | float | date | None
_MADE = datetime(2018, 7, 2, 9, 0)  # fixed, so that the bytes do not depend on the clock


def xlsx_bytes(sheets: Mapping[str, Sequence[Sequence[Cell]]], *, merged_titles: int = 0) -> bytes:
    """A workbook; the first `merged_titles` rows of each sheet are titles merged over the whole width."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": _MADE, "author": "", "comments": ""})
    day, centred = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"align": "center", "bold": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        width = max((len(row) for row in rows), default=1)
        sheet.set_column(0, width - 1, 18)
        for at, row in enumerate(rows):
            if at < merged_titles and width > 1:
                sheet.merge_range(at, 0, at, width - 1, row[0] if row else "", centred)
                continue
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(at, column, datetime(cell.year, cell.month, cell.day), day)
                elif cell not in (None, ""):
                    sheet.write(at, column, cell)
    book.close()
    return target.getvalue()


def xls_bytes(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """The old binary format, as many platforms still export it."""
    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="YYYY/MM/DD")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write(at, column, datetime(cell.year, cell.month, cell.day), day)
                elif cell not in (None, ""):
                    sheet.write(at, column, cell)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def csv_bytes(rows: Sequence[Sequence[Cell]], encoding: str = "gbk") -> bytes:
    """Comma-separated, as Excel on a Chinese Windows saves it."""
    target = io.StringIO(newline="")
    csv.writer(target).writerows(["" if cell is None else cell for cell in row] for row in rows)
    return target.getvalue().encode(encoding)
