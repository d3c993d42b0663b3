"""Ledgers of forty makes with known truth: what each writes, and which rows must come back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table as OdsTable
from odf.table import TableCell, TableRow
from odf.text import P

from disclosure.vocabulary import Kind
from gongshi.city.pdfs import pdf_bytes

HEALTH, CITY, WATER, MARKET = "示范市卫生健康委员会", "示范市城市管理局", "示范市水利局", "示范市市场监督管理局"
DEPARTMENTS = (HEALTH, CITY, WATER, MARKET)
HEADER = ("序号", "决定文书号", "行政相对人名称", "决定日期", "备注")
Line = Sequence[Any]


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """What is true of one decision."""

    department: str
    kind: str
    number: str
    party: str
    day: date | None


def facts(department: str, kind: Kind, count: int = 3, *, word: str = "", first: int = 1) -> list[Fact]:
    """Decisions of one department, their numbers unlike any other ledger's by `word`."""
    mark = "许" if kind is Kind.PERMIT else "罚"
    return [
        Fact(department, kind, f"示{word}{mark}字〔2018〕{at}号", f"示范第{at}{word}有限公司", date(2018, 4, 9 + at))
        for at in range(first, first + count)
    ]


def lines(truth: Sequence[Fact], write_day: Callable[[date], Any] = lambda day: day.isoformat()) -> list[Line]:
    return [(at, one.number, one.party, write_day(one.day), "") for at, one in enumerate(truth, 1) if one.day]


def undated(truth: Sequence[Fact]) -> list[Fact]:
    return [replace(one, day=None) for one in truth]


def xlsx(sheets: Mapping[str, Sequence[Line]], change: Callable[[openpyxl.Workbook], None] | None = None) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    if change:
        change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def xls(sheets: Mapping[str, Sequence[Line]], hidden: str = "", format_of_days: str = "yyyy-mm-dd") -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str=format_of_days)
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        sheet.visibility = int(name == hidden)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(at, column, value, day) if isinstance(value, date) else sheet.write(at, column, value)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def ods(sheets: Mapping[str, Sequence[Line]]) -> bytes:
    document = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = OdsTable(name=name)
        for row in rows:
            line = TableRow()
            for value in row:
                line.addElement(_ods_cell(value))
            table.addElement(line)
        document.spreadsheet.addElement(table)
    buffer = io.BytesIO()
    document.write(buffer)
    return buffer.getvalue()


def _ods_cell(value: Any) -> TableCell:
    if isinstance(value, int | float):
        cell = TableCell(valuetype="float", value=value)
    elif isinstance(value, datetime | date):
        cell = TableCell(valuetype="date", datevalue=value.isoformat())
    else:
        cell = TableCell(valuetype="string")
    cell.addElement(P(text=str(value)))
    return cell


def delimited(rows: Sequence[Line], mark: str = ",", encoding: str = "utf-8") -> bytes:
    quoted = [[f'"{cell}"' if mark in str(cell) else str(cell) for cell in row] for row in rows]
    return "\r\n".join(mark.join(row) for row in quoted).encode(encoding)


def html(rows: Sequence[Line], title: str, encoding: str = "utf-8") -> bytes:
    """A page saved under the name of xls, as platforms export."""
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    top = f"<tr><td colspan={len(rows[0])}>{title}</td></tr>"
    charset = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">'
    return f"<html><head>{charset}</head><body><table border=1>{top}{body}</table></body></html>".encode(encoding)


def word(rows: Sequence[Line], title: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(title)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            table.cell(at, column).text = str(value)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def pdf(rows: Sequence[Line], title: str, *, ruled: bool = True) -> bytes:
    header, *body = ([str(cell) for cell in row] for row in rows)
    data = pdf_bytes(title, header, body, (40, 160, 160, 100, 60))
    if ruled:
        return data
    # the same file without its lines, of equal length so that the places in the file stay true
    return data.replace(b" l S", b" l n")


class _NamedInGbk(zipfile.ZipInfo):
    """An entry as a Chinese Windows packs it: the name's bytes in GBK, no mark of UTF-8."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802  zipfile asks by this name
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def zipped(files: Mapping[str, bytes], *, gbk: bool = False) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(_NamedInGbk(name) if gbk else name, data)
    return buffer.getvalue()


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder
