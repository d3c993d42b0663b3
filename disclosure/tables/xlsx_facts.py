"""Hidden rows, formulas without a result, error values and the reach of xlsx sheets: what calamine does not tell.

The sheets' XML runs through once, in blocks, so that a sheet of any size takes little memory.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping

from disclosure.tables.sheet_facts import IN_ERROR, MOST_CELLS, NOT_COMPUTED, BookFacts, SheetFacts

_BLOCK = 1 << 20
_ROW_TAG = re.compile(rb"<(?:\w+:)?row\s[^>]*>")
_ROW_NUMBER = re.compile(rb'\br="(\d{1,9})"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_FAR = re.compile(rb' r="([A-Z]{2,3})\d')
_UNCOMPUTED = re.compile(
    rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,9})"[^>]*><(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)'
    rb"(?:<(?:\w+:)?v/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
_ERROR = re.compile(
    rb'<(?:\w+:)?c\s(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3})(\d{1,9})"[^>]*>.{0,400}?<(?:\w+:)?v>(#[^<]{1,12})<'
)
_FILLED = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,9})"[^>]*(?<!/)>')
_TAG = re.compile(r"<(?:\w+:)?(sheet|Relationship|workbookPr)\b([^>]*)>")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*["']([^"']*)["']""")
_MOST_FAULTS = 10_000


def facts_of_xlsx(archive: zipfile.ZipFile) -> BookFacts:
    """Facts by sheet name; nothing for archives that are no xlsx."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return BookFacts()
    book = _tags(archive, "xl/workbook.xml")
    relations = _tags(archive, "xl/_rels/workbook.xml.rels")
    targets = {one["Id"]: one.get("Target", "") for _, one in relations if "Id" in one}
    sheets = {}
    for name, one in book:
        part = posixpath.normpath(posixpath.join("/xl", targets.get(one.get("r:id", ""), ""))).lstrip("/")
        if name == "sheet" and part in names:
            sheets[_unescaped(one.get("name", ""))] = _facts(archive, part)
    since_1904 = any(one.get("date1904") in ("1", "true") for name, one in book if name == "workbookPr")
    return BookFacts(sheets, since_1904)


def _tags(archive: zipfile.ZipFile, part: str) -> list[tuple[str, Mapping[str, str]]]:
    text = archive.read(part).decode("utf-8", "replace")
    return [(name, dict(_ATTRIBUTE.findall(inside))) for name, inside in _TAG.findall(text)]


def _unescaped(text: str) -> str:
    for code, mark in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(code, mark)
    return text


def _facts(archive: zipfile.ZipFile, part: str) -> SheetFacts:
    hidden: list[int] = []
    faults: dict[tuple[int, int], str] = {}
    last, widest = 0, 26
    prefixed = False
    for block in _blocks(archive, part):
        prefixed = prefixed or (not last and b"<worksheet" not in block)
        if b"hidden=" in block:
            hidden += _hidden_rows(block)
        if b"<f" in block or (prefixed and b":f" in block) or b't="e"' in block:
            _add_faults(block, faults)
        for column in set(_FAR.findall(block)):
            widest = max(widest, _column(column) + 1)
        last = max(last, _last_row(block))
    cells = last * widest
    if cells > MOST_CELLS:  # perhaps only formatted that far
        cells = _filled_reach(archive, part)
    return SheetFacts(hidden, faults, cells)


def _blocks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The part in blocks that end before a row begins."""
    rest = b""
    with archive.open(part) as stream:
        while read := stream.read(_BLOCK):
            block = rest + read
            end = max(block.rfind(b"<row "), block.rfind(b":row "))
            end = block.rfind(b"<", 0, end + 1) if end > 0 else -1
            if end <= 0:
                # one row of many megabytes: nothing in it is looked for, but nothing is kept either
                rest = block if len(block) < 32 * _BLOCK else b""
                continue
            yield block[:end]
            rest = block[end:]
    yield rest


def _hidden_rows(block: bytes) -> list[int]:
    tags = (tag[0] for tag in _ROW_TAG.finditer(block))
    return [int(number[1]) for tag in tags if _HIDDEN.search(tag) and (number := _ROW_NUMBER.search(tag))]


def _last_row(block: bytes) -> int:
    """The number of the block's last row: rows stand in order."""
    start = max(block.rfind(b"<row "), block.rfind(b":row "))
    number = _ROW_NUMBER.search(block, start, start + 400) if start >= 0 else None
    return int(number[1]) if number else 0


def _add_faults(block: bytes, faults: dict[tuple[int, int], str]) -> None:
    for found in _UNCOMPUTED.finditer(block):
        _add(faults, found[1], found[2], NOT_COMPUTED)
    if b't="e"' in block:
        for found in _ERROR.finditer(block):
            _add(faults, found[1], found[2], IN_ERROR.replace("{value}", found[3].decode("ascii", "replace")))


def _add(faults: dict[tuple[int, int], str], column: bytes, row: bytes, sentence: str) -> None:
    if len(faults) < _MOST_FAULTS:
        faults[int(row), _column(column)] = sentence.replace("{cell}", f"{column.decode()}{row.decode()}")


def _column(letters: bytes) -> int:
    """A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _filled_reach(archive: zipfile.ZipFile, part: str) -> int:
    last = widest = 0
    for block in _blocks(archive, part):
        for found in _FILLED.finditer(block):
            last = max(last, int(found[2]))
            widest = max(widest, _column(found[1]) + 1)
    return last * widest
