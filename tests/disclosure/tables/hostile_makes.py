"""Files made to exhaust or to mislead a reader; run as a program, it reads files and tells what became of them."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import openpyxl
import xlwt
from xlwt.CompoundDoc import XlsDoc

from disclosure.errors import UnreadableFileError
from disclosure.tables import read_workbook
from tests.disclosure.tables.making import HEADER, ROWS, saved, xlsx

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_ODS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
LAST_ROW = 1_048_576


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def with_part(data: bytes, part: str, content: bytes | str) -> bytes:
    """An office file with one of its parts put in or replaced."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    return zipped({**{name: archive.read(name) for name in archive.namelist()}, part: content})


def sheet_xml(rows: str) -> bytes:
    content = f'<?xml version="1.0"?><worksheet {_MAIN}><sheetData>{rows}</sheetData></worksheet>'
    return with_part(xlsx(HEADER), "xl/worksheets/sheet1.xml", content)


def empty_rows() -> bytes:
    """Formatted down to the last row, with nothing in it."""
    return sheet_xml("".join(f'<row r="{row}" ht="15"><c r="A{row}" s="0"/></row>' for row in range(1, LAST_ROW + 1)))


def far_cells() -> bytes:
    """A cell in the first and one in the last corner."""
    cell = '<row r="{row}"><c r="{name}" t="inlineStr"><is><t>x</t></is></c></row>'
    return sheet_xml(cell.format(row=1, name="A1") + cell.format(row=LAST_ROW, name=f"XFD{LAST_ROW}"))


def repeated_cells() -> bytes:
    cells = '<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p>'
    row = f'<table:table-row table:number-rows-repeated="{LAST_ROW}">{cells}</table:table-cell></table:table-row>'
    body = f'<office:body><office:spreadsheet><table:table table:name="a">{row}</table:table></office:spreadsheet>'
    content = f'<?xml version="1.0"?><office:document-content {_ODS}>{body}</office:body></office:document-content>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": kind, "META-INF/manifest.xml": "<m/>", "content.xml": content})


def word_bomb() -> bytes:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    return with_part(buffer.getvalue(), "word/document.xml", b"<?xml version='1.0'?><a>" + b" " * (130 << 20) + b"</a>")


def entities() -> bytes:
    """Each entity ten of the one before: a thousand million words."""
    defined = "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
    row = "<ROW><XK_WSH>&j;</XK_WSH><XK_XDR>&j;</XK_XDR></ROW>"
    return f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "x">{defined}]><ROWDATA>{row}{row}</ROWDATA>'.encode()


def ole(stream: bytes, name: str = "Workbook") -> bytes:
    """An OLE file of one stream; the name stands in its directory entry, its length 64 bytes on."""
    buffer = io.BytesIO()
    XlsDoc().save(buffer, stream)
    data, written = bytearray(buffer.getvalue()), name.encode("utf-16-le")
    place = data.find("Workbook".encode("utf-16-le"))
    data[place : place + len(written)] = written
    data[place + 64 : place + 66] = (len(written) + 2).to_bytes(2, "little")
    return bytes(data)


def biff() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("台账")
    for at, row in enumerate([HEADER, *ROWS]):
        for column, value in enumerate(row):
            sheet.write(at, column, value)
    stream: bytes = book.get_biff_data()
    return stream


def protected_xls() -> bytes:
    """A FilePass record ([MS-XLS] 2.4.117) after the first one, as saving with a password puts it."""
    stream = biff()
    first = 4 + int.from_bytes(stream[2:4], "little")
    return ole(stream[:first] + b"\x2f\x00\x36\x00\x01\x00\x01\x00\x01\x00" + b"\x11" * 48 + stream[first:])


def far_xls(row: int, column: int) -> bytes:
    """The first LabelSst record ([MS-XLS] 2.4.149) as if its cell stood elsewhere."""
    stream = biff()
    first = stream.index(b"\xfd\x00\x0a\x00") + 4
    return ole(stream[:first] + row.to_bytes(2, "little") + column.to_bytes(2, "little") + stream[first + 4 :])


def protected_zip() -> bytes:
    data = bytearray(zipped({"台账.csv": "文号,当事人,决定日期"}))
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def uncomputed() -> bytes:
    """A formula whose result was never saved, in the column of fines, and one in that of numbers."""
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (HEADER, *ROWS):
        book.active.append(row)
    book.active["B3"] = '="示市监罚〔2018〕"&A3&"号"'
    book.active["F4"] = "=SUM(1,2)"
    return saved(book)


def with_macro() -> bytes:
    return with_part(xlsx(HEADER, *ROWS), "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 Auto_Open")


def with_external_link() -> bytes:
    link = f'<externalLink {_MAIN}><externalBook r:id="rId1"/></externalLink>'
    return with_part(xlsx(HEADER, *ROWS), "xl/externalLinks/externalLink1.xml", link)


EXHAUSTING: Mapping[str, Callable[[], bytes]] = {
    "空行到底.xlsx": empty_rows,
    "最远的格.xlsx": far_cells,
    "最远的格.xls": lambda: far_xls(65_535, 255),
    "表外的格.xls": lambda: far_xls(60_000, 60_000),
    "重复的格.ods": repeated_cells,
    "炸弹.docx": word_bomb,
    "实体.xml": entities,
    "一行.csv": lambda: "文号,当事人,决定日期\n".encode() + b'"' + b"x" * (20 << 20),
    "套娃.zip": lambda: zipped(dict.fromkeys(("1.zip", "2.zip", "3.zip"), zipped({"a.csv": b"a" * (180 << 20)}))),
    "多.zip": lambda: zipped({f"{at}.csv": b"a,b" for at in range(2_100)}),
    "跨格.html": lambda: b"<html><table><tr><td colspan=99999999>a</td><td rowspan=99999999>b</td></tr></table>",
    "深.html": lambda: b"<html>" + b"<div><table><tr><td>" * 20_000,
    "深.json": lambda: b"[" * 200_000,
    "深.xml": lambda: b'<?xml version="1.0"?>' + b"<a>" * 100_000 + b"</a>" * 100_000,
}


def main(folder: Path) -> None:
    """Print what became of each file, then the peak memory in megabytes."""
    for path in sorted(folder.iterdir()):
        try:
            rows = sum(len(table.rows) for table in read_workbook(path))
            sys.stdout.write(f"{path.name}\t{rows} 行\n")
        except UnreadableFileError as error:
            sys.stdout.write(f"{path.name}\t{error}\n")
    sys.stdout.write(f"{_peak()}\n")


def _peak() -> int:
    """This process's own, in megabytes; ru_maxrss begins on Linux with the memory of the process that started it."""
    import resource  # not on Windows

    if sys.platform == "darwin":
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 20
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    [kilobytes] = re.findall(r"VmHWM:\s*(\d+) kB", status)
    return int(kilobytes) >> 10


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main(Path(sys.argv[1]))
