"""Any file read as tables: workbooks, csv, Word, zip, and the web pages that systems export under the
name of xls."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from disclosure.errors import UnreadableFileError
from disclosure.tables.delimited import decode, tables_in_delimited
from disclosure.tables.html_tables import tables_in_html
from disclosure.tables.json_tables import tables_in_json
from disclosure.tables.table import Table
from disclosure.tables.word_tables import tables_in_word
from disclosure.tables.workbooks import tables_in_workbook

Reader = Callable[[str, bytes], list[Table]]

_TEXT_FILES = (".csv", ".tsv", ".txt")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_MOST_ENTRIES, _LARGEST_UNPACKED = 500, 1 << 29


def read_workbook(path: Path) -> list[Table]:
    """Every table of a file on disk. `source` of the tables is the path as given.

    UnreadableFileError, with a sentence naming the file, where it cannot be opened, is damaged,
    protected, or of a kind that holds no readable table.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"“{path}”打不开：请确认文件存在，且没有被其他程序占用。") from error
    return read_workbook_bytes(str(path), data)


def read_workbook_bytes(name: str, data: bytes) -> list[Table]:
    """Every table of a file in memory (an attachment). What it is, is told by its content first, its name
    second."""
    if not data.strip(b"\x00\r\n\t "):
        raise UnreadableFileError(f"“{name}”是空文件：请重新提供。")
    return _reader(name, data)(name, data)


def _reader(name: str, data: bytes) -> Reader:
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if data.startswith(b"PK"):
        return _zip_reader(name, data)
    if data.startswith(_OLD_OFFICE):
        return _refuse_doc if suffix == ".doc" else tables_in_workbook
    if known := next((reader for start, reader in _BY_CONTENT.items() if data.startswith(start)), None):
        return known
    start = data[:4096].lower()
    if any(mark in start for mark in (b"<html", b"<table", b"<!doctype html")):
        return _tables_in_page
    return _text_reader(name, suffix, data)


def _text_reader(name: str, suffix: str, data: bytes) -> Reader:
    if suffix == ".json":
        return lambda source, content: tables_in_json(decode(source, content), source)
    is_delimited = suffix in _TEXT_FILES or (suffix in (".xls", ".xlsx", "") and _is_text(name, data))
    return tables_in_delimited if is_delimited else _refuse_other


def _zip_reader(name: str, data: bytes) -> Reader:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableFileError(f"“{name}”已损坏，无法解压：请重新导出或另存后提供。") from error
    if "word/document.xml" in names:
        return tables_in_word
    is_workbook = {
        "xl/workbook.xml",
        "xl/workbook.bin",
        "content.xml",
    } & names or "[Content_Types].xml" in names
    return tables_in_workbook if is_workbook else _tables_in_zip


def _tables_in_zip(name: str, data: bytes) -> list[Table]:
    """The tables of every file packed; UnreadableFileError only where not one of them could be read."""
    tables: list[Table] = []
    refused: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _LARGEST_UNPACKED:
            raise UnreadableFileError(f"压缩包“{name}”内容过多（{len(entries)} 个文件），未读取：请解压后分批提供。")
        for entry in entries:
            try:
                tables += read_workbook_bytes(f"{name}/{_entry_name(entry)}", archive.read(entry))
            except (UnreadableFileError, RuntimeError, zipfile.BadZipFile, NotImplementedError) as error:
                refused.append(
                    str(error)
                    if isinstance(error, UnreadableFileError)
                    else f"“{_entry_name(entry)}”无法解压（可能设有密码）。"
                )
    if not tables:
        raise UnreadableFileError(f"压缩包“{name}”里没有可读的表格。{refused[0] if refused else ''}")
    return [*tables, *(Table(name, "", (), (), (reason,)) for reason in refused)]


def _entry_name(entry: zipfile.ZipInfo) -> str:
    """Names packed on a Chinese Windows come as GBK bytes read as cp437."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return entry.filename


def _tables_in_page(name: str, data: bytes) -> list[Table]:
    tables = tables_in_html(decode(name, data), name)
    if not tables:
        raise UnreadableFileError(f"“{name}”是网页，不是电子表格，里面也没有表格：请重新导出后提供。")
    return tables


def _is_text(name: str, data: bytes) -> bool:
    try:
        text = decode(name, data)
    except UnreadableFileError:
        return False
    return sum(mark in text for mark in "\t,;\n") > 1 and text.isprintable() is False and not text.startswith("{")


def _refuse_doc(name: str, _: bytes) -> list[Table]:
    raise UnreadableFileError(f"“{name}”是旧版 Word 文件，这里读不了：请另存为 docx 再提供。")


def _refuse_pdf(name: str, _: bytes) -> list[Table]:
    raise UnreadableFileError(f"“{name}”是 PDF 文件，这里读不了其中的表格：请提供表格原件，或人工核对。")


def _refuse_picture(name: str, _: bytes) -> list[Table]:
    raise UnreadableFileError(f"“{name}”是图片，这里读不了其中的文字：请提供表格原件，或人工核对。")


def _refuse_archive(name: str, _: bytes) -> list[Table]:
    raise UnreadableFileError(f"“{name}”是 rar、7z 或 gz 压缩包，这里读不了：请解压后提供，或改用 zip。")


def _refuse_other(name: str, _: bytes) -> list[Table]:
    raise UnreadableFileError(f"“{name}”不是表格文件：请提供 xlsx、xls、ods 或 csv。")


_BY_CONTENT: Mapping[bytes, Reader] = {
    b"%PDF": _refuse_pdf,
    **dict.fromkeys((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF"), _refuse_picture),
    **dict.fromkeys((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"), _refuse_archive),
}
"""Readers by the first bytes of a file."""
