"""The form of the Word template: page, fonts, tables with repeated heads (fonts by GB/T 9704-2012)."""

# ruff: noqa: SLF001 - python-docx leaves shading, repeated heads and fields to its XML elements

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

HEAD_FILL = "E8EDF4"
_PARAGRAPH_STYLE = 1


def add_styles(document: Any) -> None:
    _font(document.styles["Normal"], "仿宋", 12)
    document.styles["Normal"].paragraph_format.line_spacing = 1.35
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    _font(document.styles["Title"], "方正小标宋简体", 24)
    _font(document.styles["Heading 1"], "黑体", 16)
    _font(document.styles["Heading 2"], "楷体", 14)
    _font(document.styles["Heading 3"], "黑体", 12)
    _font(document.styles["Caption"], "宋体", 9)
    small = document.styles.add_style("表格文字", _PARAGRAPH_STYLE)
    _font(small, "宋体", 9)
    small.paragraph_format.line_spacing = 1.15
    small.paragraph_format.space_after = Pt(0)
    remark = document.styles.add_style("说明文字", _PARAGRAPH_STYLE)
    _font(remark, "宋体", 9.5)


def _font(style: Any, name: str, size: float) -> None:
    style.font.name = "Times New Roman"
    style.font.size = Pt(size)
    style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    fonts.set(qn("w:eastAsia"), name)
    if style.name == "Title":  # the default title carries a blue rule
        for border in style.element.xpath(".//w:pBdr"):
            border.getparent().remove(border)


def lay_page(section: Any, *, wide: bool = False) -> None:
    width, height = (Cm(29.7), Cm(21.0)) if wide else (Cm(21.0), Cm(29.7))
    section.page_width, section.page_height = width, height
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    section.left_margin = section.right_margin = Cm(1.8 if wide else 2.4)


def add_text(document: Any, text: str, style: str = "Normal", *, centre: bool = False) -> Any:
    paragraph = document.add_paragraph(text, style=style)
    if centre:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def table_of(document: Any, heads: list[str], widths: list[float], loop: str, cells: list[str]) -> Any:
    """A table with a repeated head and one row for each item of `loop` (docxtpl's {%tr … %} rows)."""
    table = document.add_table(rows=4, cols=len(heads), style="Table Grid")
    set_widths(table, widths)
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        fill(cell, head, shade=HEAD_FILL, bold=True, centre=True)
    _repeat_head(table.rows[0])
    fill(table.rows[1].cells[0], f"{{%tr for {loop} %}}")
    for cell, text in zip(table.rows[2].cells, cells, strict=True):
        fill(cell, text)
    keep_whole(table.rows[2])
    fill(table.rows[3].cells[0], "{%tr endfor %}")
    document.add_paragraph(style="说明文字")
    return table


def set_widths(table: Any, widths: list[float]) -> None:
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)


def fill(cell: Any, text: str, *, shade: str = "", bold: bool = False, centre: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = "表格文字"
    paragraph.add_run(text).bold = bold
    if centre:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if shade:
        element = OxmlElement("w:shd")
        for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", shade)):
            element.set(qn(name), value)
        cell._element.get_or_add_tcPr().append(element)


def _repeat_head(row: Any) -> None:
    _row_mark(row, "w:tblHeader")
    keep_whole(row)


def keep_whole(row: Any) -> None:
    _row_mark(row, "w:cantSplit")


def _row_mark(row: Any, name: str) -> None:
    row._element.get_or_add_trPr().append(OxmlElement(name))


def new_page(document: Any) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def number_pages(document: Any) -> None:
    for section in document.sections:
        section.footer.is_linked_to_previous = False
        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.style = "说明文字"
        paragraph.add_run("— ")
        _field(paragraph, "PAGE")
        paragraph.add_run(" —")


def _field(paragraph: Any, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._element.append(field)
