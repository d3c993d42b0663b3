"""Hidden rows of ods sheets, and how many cells their repeat counts stand for."""

from __future__ import annotations

import html
import re
import zipfile

from disclosure.tables.sheet_facts import BookFacts, SheetFacts

_PIECE = re.compile(
    r'<table:table\s[^>]*?table:name="(?P<sheet>[^"]*)"|<table:table-row\b(?P<row>[^>]*)>'
    r"|<table:(?:covered-)?table-cell\b(?P<cell>[^>]*)>"
)
_ROWS = re.compile(r'number-rows-repeated="(\d{1,9})"')
_COLUMNS = re.compile(r'number-columns-repeated="(\d{1,9})"')
_HIDDEN = re.compile(r'table:visibility="(?:collapse|filter)"')
_LARGEST = 1 << 28


def facts_of_ods(archive: zipfile.ZipFile) -> BookFacts:
    """Facts by sheet name; a content too large to look through counts as endless."""
    if "content.xml" not in archive.namelist():
        return BookFacts()
    if archive.getinfo("content.xml").file_size > _LARGEST:
        return BookFacts({"": SheetFacts(cells=1 << 62)})
    text = archive.read("content.xml").decode("utf-8", "replace")
    sheets: dict[str, SheetFacts] = {}
    hidden: list[int] = []
    name, last, width = "", 0, 0
    number, repeated, column = 0, 1, 0
    for piece in _PIECE.finditer(text):
        if piece["sheet"] is not None:
            name, hidden, last, width, number, repeated, column = html.unescape(piece["sheet"]), [], 0, 0, 0, 1, 0
        elif piece["row"] is not None:
            number += repeated if number else 1
            repeated = _count(_ROWS, piece["row"])
            column = 0
            if _HIDDEN.search(piece["row"]) and repeated < 100_000:
                hidden += range(number, number + repeated)
        else:
            column += _count(_COLUMNS, piece["cell"])
            if "office:value-type" in piece["cell"]:
                last, width = max(last, number + repeated - 1), max(width, column)
        sheets[name] = SheetFacts(hidden, {}, last * width)
    return BookFacts(sheets)


def _count(pattern: re.Pattern[str], tag: str) -> int:
    found = pattern.search(tag)
    return int(found[1]) if found else 1
