"""The running text of a file: a decision handed out as Word or PDF is often no table at all."""

from __future__ import annotations

import io

import docx
import pdfplumber

from disclosure.tables.pdf_lines import lines_of
from disclosure.tables.radicals import unfolded
from disclosure.tables.table import clean_text

_MOST_PAGES = 20


def paragraphs_in_file(data: bytes) -> list[str]:
    """The lines of a PDF that carries text, or the paragraphs of a docx, top to bottom; none for any other file and
    for one that cannot be opened (`read_workbook_bytes` says why)."""
    if b"%PDF-" in data[:1024]:
        return _lines_of_pdf(data)
    return _paragraphs_of_docx(data) if b"word/document.xml" in data else []


def _lines_of_pdf(data: bytes) -> list[str]:
    found: list[str] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages[:_MOST_PAGES]:
                words = page.extract_words(x_tolerance=2, y_tolerance=3, keep_blank_chars=False)
                found += ["".join(str(word["text"]) for word in line) for line in lines_of(words)]
                page.close()
    except Exception:  # noqa: BLE001  the parser has no one family of errors for what is damaged
        return []
    return [text for line in found if (text := unfolded(line).strip())]


def _paragraphs_of_docx(data: bytes) -> list[str]:
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception:  # noqa: BLE001  nor has this one
        return []
    return [text for paragraph in document.paragraphs if (text := clean_text(paragraph.text))]
