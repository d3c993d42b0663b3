"""A paper to its three files: a page that opens offline, a Word file, a workbook."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from xlsxwriter import Workbook

from reports.atomic import write_text, written_whole
from reports.papers.paper import Paper, PaperTable
from reports.templates.word_form import text_width
from reports.templates.word_tables import shared_out
from reports.workbook.looks import WORKBOOK_OPTIONS, make_looks
from reports.workbook.paper_sheet import write_table
from reports.workbook.sheet import Column, Sheet

_TEMPLATES = Path(__file__).parents[1] / "templates"
_FONT = "宋体"
_SHEET_WIDTH = 120


def write_paper(paper: Paper, out: Path, stem: str) -> tuple[Path, ...]:
    """`stem`.html, .docx and .xlsx in the folder, each whole or not at all."""
    return (
        write_text(out / f"{stem}.html", page(paper)),
        _write_word(paper, out / f"{stem}.docx"),
        _write_workbook(paper, out / f"{stem}.xlsx"),
    )


def page(paper: Paper) -> str:
    """The page's text; everything in it is escaped."""
    loader = FileSystemLoader(_TEMPLATES, encoding="utf-8")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    css = (_TEMPLATES / "report.css").read_text(encoding="utf-8")
    return environment.get_template("paper.html.j2").render(paper=paper, css=css)


def _write_word(paper: Paper, target: Path) -> Path:
    document = Document()
    for name in ("Normal", "Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.name = _FONT
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    document.add_heading(paper.title, 1)
    for remark in paper.remarks:
        document.add_paragraph(remark)
    for table in paper.tables:
        document.add_heading(table.title, 2)
        _word_table(document, table)
        if table.note:
            document.add_paragraph(table.note)
    for note in paper.notes:
        document.add_paragraph(note)
    with written_whole(target) as draft:
        document.save(str(draft))
    return target


def _word_table(document: Document, table: PaperTable) -> None:  # type: ignore[valid-type]
    made = document.add_table(rows=1, cols=len(table.heads), style="Table Grid")  # type: ignore[attr-defined]
    widths = shared_out(table.weights, text_width(wide=True))
    for line in (table.heads, *table.rows):
        cells = made.rows[0].cells if line is table.heads else made.add_row().cells
        for cell, text, width in zip(cells, line, widths, strict=True):
            cell.width = Pt(width / 20)
            run = cell.paragraphs[0].add_run(str(text))
            run.font.size = Pt(9)
            run.bold = line is table.heads


def _write_workbook(paper: Paper, target: Path) -> Path:
    with written_whole(target) as draft, Workbook(str(draft), WORKBOOK_OPTIONS) as book:
        looks = make_looks(book)
        for number, table in enumerate(paper.tables, 1):
            write_table(book, looks, table, f"{number}.{table.title}")
        remarks = Sheet(book, looks, "说明", (Column("说明", _SHEET_WIDTH),), paper.title)
        remarks.lines(
            (remark,)
            for remark in (*paper.remarks, *(table.note for table in paper.tables if table.note), *paper.notes)
        )
        remarks.close()
    return target
