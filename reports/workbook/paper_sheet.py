"""A paper's table as a sheet."""

from __future__ import annotations

import re
from typing import Any

from reports.papers.paper import PaperTable
from reports.workbook.sheet import Column, Sheet

_WIDTH = 120
_NARROWEST = 6
_BAD_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31


def write_table(book: Any, looks: dict[str, Any], table: PaperTable, name: str) -> None:
    """`name`: the sheet's, cut to what the format allows."""
    whole = sum(table.weights)
    columns = [
        Column(head, max(_WIDTH * weight / whole, _NARROWEST))
        for head, weight in zip(table.heads, table.weights, strict=True)
    ]
    sheet = Sheet(book, looks, _BAD_IN_NAMES.sub("", name)[:_LONGEST_NAME], columns, table.title)
    sheet.lines(table.rows)
    sheet.close()
