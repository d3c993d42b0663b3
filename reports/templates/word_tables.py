"""Tables of the Word template: fixed layout, columns that sum to the text's width, repeated heads.

Widths are given as weights and become twentieths of a point that sum to the text's width exactly, in the grid, in
every cell and in the table itself: Word goes by the cells, LibreOffice by the grid, WPS by either.
"""

# ruff: noqa: SLF001 - python-docx leaves shading, margins and repeated heads to its XML elements

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, Twips

from reports.templates.word_form import CELL, REMARK, SMALL_CELL, text_width

HEAD_FILL = "E8EDF4"
_CELL_MARGINS = (("w:top", 25), ("w:left", 70), ("w:bottom", 25), ("w:right", 70))


@dataclass(frozen=True, slots=True)
class WordColumn:
    """`weight`: its share of the width, in about centimetres. `cell`: template text, or several paragraphs."""

    head: str
    weight: float
    cell: str | tuple[str, ...]
    centre: bool = False


def table_of(
    document: Any,
    loop: str,
    columns: Sequence[WordColumn],
    *,
    wide: bool = False,
    small: bool = False,
    splits: bool = False,
) -> Any:
    """A table with a repeated head and one row for each item of `loop` (docxtpl's {%tr … %} rows).

    `wide`: across the page; `small`: 小五; `splits`: rows may go on over the page, for long grounds.
    """
    table = framed(document, 4, [column.weight for column in columns], wide=wide)
    style = SMALL_CELL if small else CELL
    for cell, column in zip(table.rows[0].cells, columns, strict=True):
        fill(cell, column.head, style, shade=HEAD_FILL, bold=True, centre=True)
    repeat_head(table.rows[0])
    fill(table.rows[1].cells[0], f"{{%tr for {loop} %}}", style)
    for cell, column in zip(table.rows[2].cells, columns, strict=True):
        fill(cell, column.cell, style, centre=column.centre)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER if wide else WD_CELL_VERTICAL_ALIGNMENT.TOP
    if not splits:
        keep_whole(table.rows[2])
    fill(table.rows[3].cells[0], "{%tr endfor %}", style)
    close_table(document)
    return table


def framed(document: Any, rows: int, weights: Sequence[float], *, wide: bool = False) -> Any:
    """An empty table as wide as the text."""
    table = document.add_table(rows=rows, cols=len(weights), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    widths = shared_out(weights, text_width(wide=wide))
    _total_width(table, sum(widths))
    _margins(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Twips(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Twips(width)
    return table


def shared_out(weights: Sequence[float], whole: int) -> list[int]:
    """Whole numbers in the weights' proportion that sum to `whole`."""
    ends = [round(whole * part / sum(weights)) for part in accumulate(weights, initial=0.0)]
    return [end - start for start, end in pairwise(ends)]


def fill(
    cell: Any,
    text: str | Sequence[str],
    style: str = CELL,
    *,
    shade: str = "",
    bold: bool = False,
    centre: bool = False,
) -> None:
    """Each text a paragraph of its own; docxtpl takes out those that are only {%p … %}."""
    texts = (text,) if isinstance(text, str) else text
    for at, line in enumerate(texts):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        paragraph.style = style
        paragraph.add_run(line).bold = bold
        if centre:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if shade:
        element = OxmlElement("w:shd")
        for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", shade)):
            element.set(qn(name), value)
        cell._element.get_or_add_tcPr().append(element)


def keep_whole(row: Any) -> None:
    _row_mark(row, "w:cantSplit")


def repeat_head(row: Any) -> None:
    _row_mark(row, "w:cantSplit", "w:tblHeader")


def close_table(document: Any) -> None:
    """A thin line of air: two tables without a paragraph between them are one table to Word."""
    air = document.add_paragraph(style=REMARK)
    air.paragraph_format.space_after = Pt(0)
    air.paragraph_format.line_spacing = Pt(8)


def _row_mark(row: Any, *names: str) -> None:
    for name in names:
        row._element.get_or_add_trPr().append(OxmlElement(name))


def _total_width(table: Any, width: int) -> None:
    element = table._tbl.tblPr.find(qn("w:tblW"))
    element.set(qn("w:type"), "dxa")
    element.set(qn("w:w"), str(width))


def _margins(table: Any) -> None:
    margins = OxmlElement("w:tblCellMar")
    for name, width in _CELL_MARGINS:
        side = OxmlElement(name)
        side.set(qn("w:w"), str(width))
        side.set(qn("w:type"), "dxa")
        margins.append(side)
    # The schema wants it right before tblLook.
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)
