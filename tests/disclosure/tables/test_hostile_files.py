"""Files that are damaged, hostile, or no spreadsheet at all: one sentence, and memory bounded."""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import openpyxl
import pytest

from disclosure.errors import UnreadableFileError
from disclosure.tables import read_workbook, read_workbook_bytes
from gongshi.city.pdfs import pdf_bytes
from tests.audit.ledgers.makes import ods, word
from tests.disclosure.tables import hostile_makes as hostile
from tests.disclosure.tables.making import HEADER, ROWS, numbers, only, saved, xlsx

ROOT = Path(__file__).resolve().parents[3]
MOST_MEGABYTES = 800


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
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(1100):
                part.write(b"\x00" * (1 << 20))
    with pytest.raises(UnreadableFileError, match="1 GB"):
        read_workbook_bytes("炸弹.xlsx", buffer.getvalue())


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="没有的"):
        read_workbook(tmp_path / "没有的.xlsx")


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("台账.xlsx", lambda: hostile.ole(b"\x00" * 5000, "EncryptedPackage")),
        ("台账.xls", hostile.protected_xls),
        ("台账.zip", hostile.protected_zip),
    ],
)
def test_what_a_password_protects_is_said_to_be_protected(name: str, make: Callable[[], bytes]) -> None:
    with pytest.raises(UnreadableFileError, match="密码") as error:
        read_workbook_bytes(name, make())
    assert name in str(error.value)


def test_the_same_old_workbook_without_a_password_is_read() -> None:
    assert len(only(read_workbook_bytes("台账.xls", hostile.ole(hostile.biff()))).rows) == 3


def test_formulas_without_a_result_are_named_and_nothing_is_made_up() -> None:
    table = only(read_workbook_bytes("a.xlsx", hostile.uncomputed()))
    assert numbers(table) == ["示市监罚〔2018〕1号", "", "示市监罚〔2018〕3号"]
    assert {place for place, sentence in table.faults.items() if "没有保存它的结果" in sentence} == {(3, 1), (4, 5)}
    assert any("B3" in note for note in table.notes)


@pytest.mark.parametrize(("make", "said"), [(hostile.with_macro, "宏"), (hostile.with_external_link, "引用其他文件")])
def test_macros_and_links_are_named_and_the_cells_are_read(make: Callable[[], bytes], said: str) -> None:
    table = only(read_workbook_bytes("a.xlsm", make()))
    assert len(table.rows) == 3
    assert said in table.notes[0]


@pytest.mark.skipif(sys.platform == "win32", reason="the peak of a process is asked of the resource module")
def test_what_is_made_to_exhaust_the_machine_does_not(tmp_path: Path) -> None:
    for name, make in hostile.EXHAUSTING.items():
        (tmp_path / name).write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-m", "tests.disclosure.tables.hostile_makes", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    *lines, peak = done.stdout.splitlines()
    said = dict(line.split("\t") for line in lines)
    assert said.keys() == hostile.EXHAUSTING.keys()
    assert [line for name, line in said.items() if line != "0 行" and not (name in line and line.endswith("。"))] == []
    assert said["空行到底.xlsx"] == "0 行"
    assert int(peak) < MOST_MEGABYTES


def _whole(name: str) -> bytes:
    texts = [[str(cell) for cell in row] for row in (HEADER, *ROWS)]
    lines = "\n".join(",".join(row) for row in texts)
    page = "<table>" + "".join("<tr><td>" + "<td>".join(row) for row in texts)
    makers: dict[str, Callable[[], bytes]] = {
        "a.xlsx": partial(xlsx, HEADER, *ROWS),
        "a.xls": lambda: hostile.ole(hostile.biff()),
        "a.docx": partial(word, [HEADER, *ROWS], "台账"),
        "a.pdf": lambda: pdf_bytes("台账", texts[0], texts[1:], (30, 150, 150, 150, 80, 60)),
        "a.zip": partial(hostile.zipped, {"里.csv": lines}),
        "a.html": page.encode,
        "a.json": lambda: b'{"data":[{"wsh":"1","xdr":"a"}]}',
        "a.ods": partial(ods, {"a": [HEADER, *ROWS]}),
    }
    return makers[name]()


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.docx", "a.pdf", "a.zip", "a.html", "a.json", "a.ods"])
def test_any_damage_is_one_sentence_or_a_reading_and_never_a_crash(
    name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    lot, whole = random.Random(name), _whole(name)
    assert read_workbook_bytes(name, whole)
    for _ in range(25):
        data = bytearray(whole[: lot.randrange(1, len(whole))] if lot.random() < 0.4 else whole)
        for _ in range(lot.randrange(12)):
            data[lot.randrange(len(data))] = lot.randrange(256)
        try:
            read_workbook_bytes(name, bytes(data))
        except UnreadableFileError as error:
            assert str(error).endswith("。")  # noqa: PT017  a reading is as good
    assert capfd.readouterr().err == ""
