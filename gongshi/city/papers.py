"""Word documents in memory: a heading and a table, the same cells always the same text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from docx import Document

_MADE = datetime(2018, 7, 2, 9, 0)


def docx_bytes(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """One table under a title line, as offices attach them."""
    document = Document()
    document.core_properties.created = document.core_properties.modified = _MADE
    document.add_paragraph(title)
    table = document.add_table(rows=0, cols=len(header))
    table.style = "Table Grid"
    for row in [header, *rows]:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
