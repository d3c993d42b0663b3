"""Tables out of PDF files that carry text.

pdfplumber is used, not pypdfium2 alone: it finds the cells that ruled lines make, a table's merged cells among
them; pypdfium2 gives characters and lines only. Both are well kept.
"""

from __future__ import annotations

import io
import logging
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException
from pdfplumber.utils.text import extract_words

from disclosure.errors import UnreadableFileError
from disclosure.tables.grid import Grid
from disclosure.tables.pdf_lines import Columns, Words, lines_of, rows_between_blanks, text_of
from disclosure.tables.radicals import unfolded
from disclosure.tables.records_in_grid import tables_in_grid
from disclosure.tables.table import Table, clean_text

Box = tuple[float, float, float, float]

_MOST_PAGES = 1000
_FURNITURE = re.compile(
    r"^(?:file|https?)://\S+ \d+/\d+$|^\d\d?/\d\d?/\d\d, \d|^\W*第?\s*\d+\s*(?:页\W*共\s*\d+\s*页|/\s*\d+\s*页?|页)\W*$"
)
"""What browsers and office programs print at the edge of each page."""
_EDGE = 6.0
"""Points by which the edges of one table may differ from page to page."""

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every odd font


@dataclass(slots=True)
class _Piece:
    """One table as it goes on over pages: `edges` of its columns (None where no lines rule it), its rows, the
    text over it, what must be said of it."""

    first_page: int
    last_page: int
    edges: tuple[float, ...]
    above: list[str]
    ruled: bool
    rows: list[list[str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    columns: Columns | None = None


def tables_in_pdf(name: str, data: bytes) -> list[Table]:
    """Every table of a PDF; one that goes on over pages is one table, whose rows are counted from its first.

    UnreadableFileError where the file is damaged, protected, a scan, or has text and no table (it may be a
    decision, for people to read).
    """
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return _read(name, pdf)
    except UnreadableFileError:
        raise
    except RecursionError as error:
        raise _damaged(name) from error
    except Exception as error:  # the parser has no one family of errors for what is damaged
        if isinstance(error, PDFPasswordIncorrect) or _is_password(error):
            raise UnreadableFileError(f"“{name}”设有打开密码，无法读取：请取消密码后重新提供。") from error
        raise _damaged(name) from error


def _is_password(error: BaseException) -> bool:
    return isinstance(error, PdfminerException) and any(isinstance(one, PDFPasswordIncorrect) for one in error.args)


def _damaged(name: str) -> UnreadableFileError:
    return UnreadableFileError(f"“{name}”无法读取，PDF 文件可能已损坏：请重新导出，或提供表格原件。")


def _read(name: str, pdf: Any) -> list[Table]:
    if len(pdf.pages) > _MOST_PAGES:
        raise UnreadableFileError(f"“{name}”超过 {_MOST_PAGES} 页，未读取：请提供表格原件。")
    pieces: list[_Piece] = []
    pictures: list[int] = []
    texts = 0
    for number, page in enumerate(pdf.pages, 1):
        page = page.dedupe_chars()  # noqa: PLW2901  a bold letter printed twice is one letter
        if page.chars:
            texts += 1
            _take_page(number, page, pieces)
        elif page.images or page.curves or page.rects:
            pictures.append(number)
        page.close()
    if not texts:
        raise UnreadableFileError(f"“{name}”是扫描件，没有文字可读：请提供表格原件，或人工核对。")
    if not pieces:
        raise UnreadableFileError(f"PDF 文件“{name}”里没有表格，读不出记录：请人工查看，或提供表格。")
    tables = [table for number, piece in enumerate(pieces, 1) for table in _tables(name, number, piece)]
    if pictures:
        pages = "、".join(map(str, pictures))
        said = f"“{name}”第 {pages} 页是图片，读不出其中的文字：请提供表格原件，或人工核对。"
        tables.append(Table(name, "", (), (), (said,), unread=said))
    return tables


def _take_page(number: int, page: Any, pieces: list[_Piece]) -> None:
    ruled = [table for table in page.find_tables() if len(table.rows[0].cells) > 1]
    words = page.extract_words(x_tolerance=2, y_tolerance=3, keep_blank_chars=False)
    words = [word for line in lines_of(words) if not _FURNITURE.search(text_of(line)) for word in line]
    if ruled:
        _take_ruled(number, page, ruled, words, pieces)
    else:
        _take_unruled(number, words, pieces)


def _take_ruled(number: int, page: Any, ruled: Sequence[Any], words: Words, pieces: list[_Piece]) -> None:
    outside = [word for word in words if not any(_is_within(word, table.bbox) for table in ruled)]
    lines = lines_of(outside)
    top = 0.0
    for place, table in enumerate(sorted(ruled, key=lambda table: table.bbox[1])):
        above = [text_of(line) for line in lines if top <= line[0]["top"] < table.bbox[1]]
        top = table.bbox[3]
        edges = tuple(sorted({round(cell[0], 1) for cell in table.cells}))
        rows = list(_ruled_rows(page, table))
        last = pieces[-1] if pieces else None
        if place == 0 and last is not None and _goes_on(last, number, edges):
            _go_on(last, number, rows)
        else:
            pieces.append(_Piece(number, number, edges, above, ruled=True, rows=rows))
    _note_left(number, [text_of(line) for line in lines if line[0]["top"] >= top], pieces[-1])


def _note_left(number: int, left: Sequence[str], piece: _Piece) -> None:
    if left:
        piece.notes.append(f"第 {number} 页表格以外的文字，未计入：{unfolded(left[0])[:40]}")


def _ruled_rows(page: Any, table: Any) -> Iterator[list[str]]:
    """The cells' texts; a merged cell's text stands in all the places it covers."""
    lefts = sorted({cell[0] for cell in table.cells})
    tops = sorted({cell[1] for cell in table.cells})
    owner = {
        (row, column): cell
        for cell in table.cells
        for row in range(bisect_left(tops, cell[1]), bisect_left(tops, cell[3] - 1))
        for column in range(bisect_left(lefts, cell[0]), bisect_left(lefts, cell[2] - 1))
    }
    marks: dict[Box, list[Any]] = {cell: [] for cell in table.cells}
    for mark in page.chars:  # by their middles: letters often reach over the lines
        across, down = (mark["x0"] + mark["x1"]) / 2, (mark["top"] + mark["bottom"]) / 2
        if _covers(table.bbox, across, down):
            cell = owner.get((bisect_right(tops, down) - 1, bisect_right(lefts, across) - 1))
            if cell is not None:
                marks[cell].append(mark)
    texts = {cell: _cell_text(inside) for cell, inside in marks.items()}
    for row in range(len(tops)):
        cells = [owner.get((row, column)) for column in range(len(lefts))]
        yield [texts[cell] if cell is not None else "" for cell in cells]


def _cell_text(marks: Sequence[Any]) -> str:
    """A line break within a cell is the paper's, not the writer's."""
    words = extract_words(list(marks), x_tolerance=2, y_tolerance=3)
    return clean_text(unfolded("".join(text_of(line) for line in lines_of(words))))


def _covers(cell: Box, x: float, y: float) -> bool:
    return cell[0] <= x < cell[2] and cell[1] <= y < cell[3]


def _is_within(word: Any, box: Box) -> bool:
    return _covers(box, (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2)


def _goes_on(piece: _Piece, page: int, edges: tuple[float, ...]) -> bool:
    return (
        piece.ruled
        and piece.last_page == page - 1
        and len(piece.edges) == len(edges)
        and all(abs(one - other) <= _EDGE for one, other in zip(piece.edges, edges, strict=True))
    )


def _go_on(piece: _Piece, page: int, rows: list[list[str]]) -> None:
    """Add the next page's rows. A row that the page's end cut in two has no first cell on the next page, while
    all other rows have one."""
    piece.last_page = page
    if rows and piece.rows and not rows[0][0] and any(rows[0]) and all(row[0] for row in [*piece.rows[1:], *rows[1:]]):
        piece.rows[-1] = [clean_text(one + other) for one, other in zip(piece.rows[-1], rows[0], strict=True)]
        piece.notes.append(f"第 {len(piece.rows)} 行跨第 {page - 1}、{page} 两页，已合为一行。")
        rows = rows[1:]
    piece.rows += rows


def _take_unruled(number: int, words: Words, pieces: list[_Piece]) -> None:
    last = pieces[-1] if pieces else None
    before = last.columns if last is not None and last.last_page == number - 1 else None
    found = rows_between_blanks(words, before)
    if found is None:
        return
    rows = [[clean_text(unfolded(cell)) for cell in row] for row in found.rows]
    if found.continues and last is not None:
        _go_on_unruled(last, number, rows)
    elif last is not None and before is not None and rows[0] == last.rows[0]:  # the header comes again on each page
        _go_on_unruled(last, number, rows[1:])
        last.columns = found.columns
    else:
        note = "表格没有框线，按文字的位置分列。"
        above = [unfolded(text) for text in found.above]
        pieces.append(_Piece(number, number, (), above, ruled=False, rows=rows, notes=[note], columns=found.columns))
    _note_left(number, found.left, pieces[-1])


def _go_on_unruled(piece: _Piece, page: int, rows: list[list[str]]) -> None:
    piece.last_page = page
    anchor = piece.columns.anchor if piece.columns else None
    if rows and anchor is not None and not rows[0][anchor] and len(piece.rows) > 1:
        piece.rows[-1] = [clean_text(one + other) for one, other in zip(piece.rows[-1], rows[0], strict=True)]
        piece.notes.append(f"第 {len(piece.rows)} 行跨第 {page - 1}、{page} 两页，已合为一行。")
        rows = rows[1:]
    piece.rows += rows


def _tables(name: str, number: int, piece: _Piece) -> list[Table]:
    width = max(map(len, piece.rows), default=0)
    above = [[clean_text(unfolded(text))] for text in piece.above if text]
    lines = [[*row, *[""] * (width - len(row))] for row in [*above, *piece.rows]]
    grid = Grid(tuple((at, cells) for at, cells in enumerate(lines, 1 - len(above))))
    pages = (
        f"第{piece.first_page}页"
        if piece.first_page == piece.last_page
        else f"第{piece.first_page}-{piece.last_page}页"
    )
    return tables_in_grid(name, f"{pages}表{number}", grid, piece.notes)
