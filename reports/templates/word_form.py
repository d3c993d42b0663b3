"""The form of the Word template: page, fonts, headings (fonts by GB/T 9704-2012)."""

# ruff: noqa: SLF001 - python-docx leaves fields and theme fonts to its XML elements

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

REMARK = "说明文字"
CELL = "表格文字"
SMALL_CELL = "表格小字"
PICTURE = "图片"
_PARAGRAPH_STYLE = 1
# Font, size, and points of air above and below.
_HEADINGS: tuple[tuple[str, str, float, float, float], ...] = (
    ("Title", "方正小标宋简体", 24, 110, 12),
    ("Heading 1", "黑体", 16, 0, 8),
    ("Heading 2", "楷体", 14, 8, 6),
    ("Heading 3", "黑体", 12, 8, 4),
)
# Font, size, line spacing and points of air below.
_OWN_STYLES: tuple[tuple[str, str, float, float, float], ...] = (
    (CELL, "宋体", 10.5, 1.1, 0),
    (SMALL_CELL, "宋体", 9, 1.05, 0),
    (REMARK, "宋体", 9, 1.15, 4),
    (PICTURE, "宋体", 9, 1.0, 2),
)
_SIDE_CM = {False: 2.5, True: 2.0}


def add_styles(document: Any) -> None:
    """小四 (12 pt) for the text, 五号 (10.5 pt) in tables, 小五 (9 pt) in those with many columns."""
    styles = document.styles
    for language in styles.element.xpath(".//w:lang"):  # else a machine may draw Japanese or Taiwanese forms
        language.set(qn("w:eastAsia"), "zh-CN")
    _font(styles["Normal"], "仿宋", 12)
    _space(styles["Normal"], line=1.3, after=4)
    for name, font, size, above, below in _HEADINGS:
        _font(styles[name], font, size)
        _space(styles[name], line=1.3, before=above, after=below)
        styles[name].paragraph_format.keep_with_next = True
    for name, font, size, line, below in _OWN_STYLES:
        style = styles.add_style(name, _PARAGRAPH_STYLE)
        _font(style, font, size)
        _space(style, line=line, after=below)
    styles[PICTURE].paragraph_format.keep_with_next = True


def _space(style: Any, *, line: float, before: float = 0, after: float = 0) -> None:
    style.paragraph_format.line_spacing = line
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


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
    section.top_margin = section.bottom_margin = Cm(2.2)
    section.left_margin = section.right_margin = Cm(_SIDE_CM[wide])
    section.header_distance = section.footer_distance = Cm(1.3)


def text_width(*, wide: bool = False) -> int:
    """What is left between the margins of A4, in twentieths of a point."""
    return int(Cm((29.7 if wide else 21.0) - 2 * _SIDE_CM[wide]).twips)


def add_text(document: Any, text: str, style: str = "Normal", *, centre: bool = False) -> Any:
    paragraph = document.add_paragraph(text, style=style)
    if centre:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def chapter(document: Any, text: str) -> None:
    """A first heading that opens a page; a page break by itself would leave an empty page after a full one."""
    document.add_heading(text, 1).paragraph_format.page_break_before = True


def number_pages(document: Any) -> None:
    """— 1 — at the foot of every page but the cover."""
    document.sections[0].different_first_page_header_footer = True
    for section in document.sections:
        section.footer.is_linked_to_previous = False
        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.style = REMARK
        paragraph.add_run("— ")
        _field(paragraph, "PAGE")
        paragraph.add_run(" —")


def _field(paragraph: Any, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._element.append(field)
