"""The running text of Word and PDF files."""

from __future__ import annotations

import io

import docx

from disclosure.tables import paragraphs_in_file
from gongshi.city.pdfs import text_pdf_bytes

LINES = ["行政处罚决定书", "示安监罚〔2018〕3号", "当事人：福亿酒店管理有限公司", "2018年5月7日"]


def test_a_pdf_gives_its_lines() -> None:
    assert paragraphs_in_file(text_pdf_bytes(LINES)) == LINES


def test_a_docx_gives_its_paragraphs() -> None:
    document, file = docx.Document(), io.BytesIO()
    for line in LINES:
        document.add_paragraph(line)
    document.save(file)
    assert paragraphs_in_file(file.getvalue()) == LINES


def test_other_and_broken_files_give_nothing() -> None:
    assert paragraphs_in_file(b"%PDF-1.4 broken") == []
    assert paragraphs_in_file(b"PK\x03\x04 word/document.xml broken") == []
    assert paragraphs_in_file(b"name,number") == []
