"""Any file read as tables: workbooks, csv, Word, PDF, archives, and the web pages that systems export under
the name of xls."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from disclosure.errors import UnreadableFileError
from disclosure.tables.archives import RAR, ZIP, office_kind, packed_files
from disclosure.tables.delimited import decode, tables_in_delimited
from disclosure.tables.html_tables import tables_in_html
from disclosure.tables.json_tables import parse_json, tables_in_json
from disclosure.tables.old_word import tables_in_old_word
from disclosure.tables.pdf_tables import tables_in_pdf
from disclosure.tables.table import Table
from disclosure.tables.word_tables import tables_in_word
from disclosure.tables.workbooks import tables_in_workbook
from disclosure.tables.xls_facts import streams_of
from disclosure.tables.xml_tables import tables_in_xml

Reader = Callable[[str, bytes], list[Table]]

_TEXT_FILES = (".csv", ".tsv", ".txt")
_NAMED_AS_TABLES = (".xls", ".xlsx", ".et", ".ods", "")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_LARGEST = 1 << 30


def read_workbook(path: Path) -> list[Table]:
    """Every table of a file on disk. `source` of the tables is the path as given; of files in an archive, the
    path and the name within.

    UnreadableFileError, with a sentence naming the file, where it cannot be opened, is damaged,
    protected, or of a kind that holds no readable table.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise UnreadableFileError(f"“{path}”超过 1 GB，未读取：请拆分后再提供。")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"“{path}”打不开：请确认文件存在，且没有被其他程序占用。") from error
    return read_workbook_bytes(str(path), data)


def read_workbook_bytes(name: str, data: bytes) -> list[Table]:
    """Every table of a file in memory (an attachment). What it is, is told by its content first, its name
    second."""
    if not data[:4096].strip(b"\x00\r\n\t ") and not data.strip(b"\x00\r\n\t "):
        raise UnreadableFileError(f"“{name}”是空文件：请重新提供。")
    return _reader(name, data)(name, data)


def _reader(name: str, data: bytes) -> Reader:
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if data.startswith(ZIP):
        return _BY_OFFICE_KIND[office_kind(data)]
    if data.startswith(_OLD_OFFICE):
        return _old_office_reader(suffix, data)
    if known := next((reader for start, reader in _BY_CONTENT.items() if data.startswith(start)), None):
        return known
    if b"%PDF-" in data[:1024]:
        return tables_in_pdf
    start = data[:4096].replace(b"\x00", b"").lower()
    if start.lstrip(b"\xef\xbb\xbf\xff\xfe\r\n ").startswith(b"mime-version:"):
        return _tables_in_mhtml
    if b"<?xml" in start[:64] and b"<html" not in start and b"<!doctype html" not in start:
        return tables_in_xml
    if any(mark in start for mark in (b"<html", b"<table", b"<!doctype html")):
        return _tables_in_page
    return _text_reader(name, suffix, data)


def _old_office_reader(suffix: str, data: bytes) -> Reader:
    streams = streams_of(data)
    if "WordDocument" in streams or (suffix in (".doc", ".wps") and not streams & {"Workbook", "Book"}):
        return tables_in_old_word
    return tables_in_workbook


def _text_reader(name: str, suffix: str, data: bytes) -> Reader:
    if suffix == ".json" or data.lstrip(b"\xef\xbb\xbf\r\n\t ")[:1] in (b"{", b"["):
        return _tables_in_json
    is_delimited = suffix in _TEXT_FILES or (suffix in _NAMED_AS_TABLES and _is_text(name, data))
    return tables_in_delimited if is_delimited else _refuse_other


def _tables_in_archive(name: str, data: bytes) -> list[Table]:
    """The tables of every file packed, and one without rows for each that could not be read;
    UnreadableFileError only where not one of them could be."""
    tables: list[Table] = []
    refused: list[Table] = []
    for packed in packed_files(name, data):
        try:
            tables += [] if packed.trouble else read_workbook_bytes(packed.name, packed.data)
            why = packed.trouble
        except UnreadableFileError as error:
            why = str(error)
        if why:
            refused.append(Table(packed.name, "", (), (), (why,), unread=why))
    if not tables:
        raise UnreadableFileError(f"压缩包“{name}”里没有可读的表格。{refused[0].unread if refused else ''}")
    return [*tables, *refused]


def _tables_in_page(name: str, data: bytes) -> list[Table]:
    tables = tables_in_html(decode(name, data), name)
    if not tables:
        raise UnreadableFileError(f"“{name}”的内容是网页，里面没有表格（可能是登录页或出错页）：请重新导出后提供。")
    return tables


def _tables_in_json(name: str, data: bytes) -> list[Table]:
    text = decode(name, data)
    if parse_json(text) is None:
        raise UnreadableFileError(f"“{name}”不是完整的 JSON 数据：请重新导出，或另存为 xlsx 再提供。")
    return tables_in_json(text, name)


def _tables_in_mhtml(name: str, data: bytes) -> list[Table]:
    """The page within a "single file web page", as which spreadsheets are saved too."""
    message = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
    tables: list[Table] = []
    for part in message.walk():
        content = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(content, bytes):
            tables += _tables_in_page(name, content)
    if not tables:
        raise UnreadableFileError(f"“{name}”是单个文件网页，里面没有可读的表格：请另存为 xlsx 再提供。")
    return tables


def _is_text(name: str, data: bytes) -> bool:
    try:
        text = decode(name, data)
    except UnreadableFileError:
        return False
    return sum(mark in text for mark in "\t,;\n") > 1 and text.isprintable() is False and not text.startswith("{")


def _refuse_picture(name: str, _: bytes) -> list[Table]:
    raise UnreadableFileError(f"“{name}”是图片，这里读不了其中的文字：请提供表格原件，或人工核对。")


def _refuse_archive(name: str, _: bytes) -> list[Table]:
    raise UnreadableFileError(f"“{name}”是 7z 或 gz 压缩包，这里读不了：请解压后提供，或改用 zip。")


def _refuse_ofd(name: str, _: bytes) -> list[Table]:
    raise UnreadableFileError(f"“{name}”是 OFD 版式文件，这里读不了其中的表格：请提供表格原件，或人工核对。")


def _refuse_other(name: str, _: bytes) -> list[Table]:
    raise UnreadableFileError(f"“{name}”不是表格文件：请提供 xlsx、xls、ods 或 csv。")


_BY_OFFICE_KIND: Mapping[str, Reader] = {
    "word": tables_in_word,
    "odt": tables_in_old_word,
    "ofd": _refuse_ofd,
    "workbook": tables_in_workbook,
    "": _tables_in_archive,
}
_BY_CONTENT: Mapping[bytes, Reader] = {
    b"%PDF": tables_in_pdf,
    RAR: _tables_in_archive,
    b"{\\rtf": tables_in_old_word,
    **dict.fromkeys((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF"), _refuse_picture),
    **dict.fromkeys((b"7z\xbc\xaf", b"\x1f\x8b"), _refuse_archive),
}
"""Readers by the first bytes of a file."""
