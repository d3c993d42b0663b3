"""Files that are damaged, hostile, or no spreadsheet at all: one sentence, and memory bounded."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from pathlib import Path

import openpyxl
import pytest

from disclosure.errors import UnreadableFileError
from disclosure.tables import read_workbook, read_workbook_bytes
from tests.disclosure.tables.making import HEADER, ROWS, only, saved, xlsx


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("坏.xlsx", xlsx(HEADER, *ROWS)[:-400]),
        ("坏.xlsx", b"PK\x03\x04" + b"\x00" * 200),
        ("坏.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
        ("空.xlsx", b""),
        ("决定书.pdf", b"%PDF-1.7 rest"),
        ("图.jpg", b"\xff\xd8\xff\xe0" + b"x" * 50),
        ("扫描.xlsx", b"\x89PNG\r\n\x1a\n"),
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
        ("包.rar", b"Rar!\x1a\x07\x00"),
        ("程序.xlsx", bytes(range(256)) * 4),
        ("乱码.csv", b"\xff\x00\x81\x00\xfe" * 20),
    ],
)
def test_what_is_no_spreadsheet_is_one_sentence_naming_the_file(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableFileError) as error:
        read_workbook_bytes(name, data)
    assert name in str(error.value)
    assert str(error.value).endswith("。")
    assert "\n" not in str(error.value)


def test_a_sheet_with_a_stray_cell_in_the_last_row_is_read_with_little_memory() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (HEADER, *ROWS):
        book.active.append(row)
    book.active.cell(200_000, 1).value = "注：完"
    tracemalloc.start()
    table = only(read_workbook_bytes("a.xlsx", saved(book)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [row.number for row in table.rows] == [2, 3, 4]
    assert peak < 100 << 20


def test_a_zip_bomb_is_refused_unopened() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(1100):
                part.write(b"\x00" * (1 << 20))
    with pytest.raises(UnreadableFileError, match="1 GB"):
        read_workbook_bytes("炸弹.xlsx", buffer.getvalue())


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="没有的"):
        read_workbook(tmp_path / "没有的.xlsx")
