"""Cells and rows of HTML tables: visible text, spans spread out, what is hidden or a form left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

from disclosure.tables.grid import Grid, GridRow, is_label_value
from disclosure.tables.html_parsing import parsed_html
from disclosure.tables.table import clean_text

_SILENT = frozenset({"script", "style", "noscript", "template", "head", "title", "textarea", "select", "button"})
_BREAKS = frozenset(
    {
        "br",
        "p",
        "div",
        "li",
        "tr",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "section",
    }
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_WIDEST, _LONGEST_SPAN = 300, 5000


class TableGrid(NamedTuple):
    """A table of a page. `is_form`: labels and values side by side, not records under headers."""

    table: HtmlElement
    grid: Grid
    is_form: bool


def as_tree(tree_or_text: HtmlElement | str) -> HtmlElement:
    """A parsed page; text is parsed, an empty page where there is none."""
    if not isinstance(tree_or_text, str):
        return tree_or_text
    return parsed_html(tree_or_text)


def visible_text(element: HtmlElement, *, without: str = "") -> str:
    """What a reader sees of an element, cleaned; text of scripts, form controls, hidden parts and of
    elements named `without` left out."""
    if not len(element):  # most cells and lines: nothing to walk through
        return clean_text(element.text or "")
    pieces: list[str] = []
    _gather(element, without, pieces)
    return clean_text("".join(pieces))


def is_hidden(element: HtmlElement) -> bool:
    given = element.keys()  # most elements have no attribute, and each asked for takes its time
    if not given:
        return False
    return "hidden" in given or ("style" in given and _HIDDEN.search(element.get("style") or "") is not None)


def grid_of(table: HtmlElement) -> Grid:
    """The table's own rows as a rectangle; rowspan and colspan spread out, hidden rows and form rows left
    out."""
    heads: set[int] = set()
    rows: list[list[str]] = []
    pending: dict[int, tuple[str, int]] = {}
    for number, row in enumerate(own_rows(table), 1):
        if is_hidden(row) or _is_form_row(row):
            rows.append([])
            continue
        cells = own_cells(row)
        if cells and all(cell.tag == "th" for cell in cells):
            heads.add(number)
        rows.append(_spread(cells, pending))
    width = max(map(len, rows), default=0)
    full: list[GridRow] = [(number, row + [""] * (width - len(row))) for number, row in enumerate(rows, 1) if row]
    return Grid(tuple(full), frozenset(heads))


def grids_in(tree: HtmlElement) -> list[TableGrid]:
    """Every table of a page with its grid, in order: what the readers of records and of labels both begin with."""
    grids = ((table, grid_of(table)) for table in tree.iter("table"))
    return [TableGrid(table, grid, grid.width >= 2 and is_label_value(grid)) for table, grid in grids]


def own_rows(table: HtmlElement) -> Iterator[HtmlElement]:
    """The rows of a table that do not belong to a table within."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif isinstance(child.tag, str) and child.tag in ("tbody", "thead", "tfoot", "form", "div"):
            yield from own_rows(child)


def own_cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th") and not is_hidden(cell)]


def _spread(cells: Sequence[HtmlElement], pending: dict[int, tuple[str, int]]) -> list[str]:
    """One row with what earlier rows' rowspans put into it. `pending`: column → text and rows it still
    covers."""
    row: list[str] = []
    for cell in cells:
        _fill(row, pending)
        text = visible_text(cell, without="table")
        down = _span(cell, "rowspan")
        across = _span(cell, "colspan")
        if across == down == 1:
            row.append(text)
            continue
        for _ in range(min(across, _WIDEST - len(row))):
            if len(row) in pending:
                break
            if down > 1:
                pending[len(row)] = (text, down)
            row.append(text)
    _fill(row, pending)
    for column, (text, left) in list(pending.items()):
        if left <= 1:
            del pending[column]
        else:
            pending[column] = (text, left - 1)
    return row


def _fill(row: list[str], pending: dict[int, tuple[str, int]]) -> None:
    while len(row) in pending:
        row.append(pending[len(row)][0])


def _span(cell: HtmlElement, name: str) -> int:
    written = cell.get(name)
    if written is None:
        return 1
    text = written.strip() or "1"
    count = int(text) if text.isdecimal() and len(text) < 9 else 1
    if count == 0:  # rowspan=0 goes to the end of the table
        return _LONGEST_SPAN
    return min(count, _LONGEST_SPAN)


def _is_form_row(row: HtmlElement) -> bool:
    """A row of search boxes. A tick box or a hidden input in a record's row does not make it one."""
    controls = [
        control
        for control in row.iter("input", "select", "textarea")
        if control.tag != "input" or (control.get("type") or "text").lower() in ("text", "search", "date")
    ]
    return bool(controls)


def _is_wrapper(element: HtmlElement) -> bool:
    """A table of one cell, which only frames the words in it."""
    return element.tag == "table" and sum(1 for _ in islice(element.iter("td", "th"), 2)) == 1


def _gather(element: HtmlElement, without: str, pieces: list[str]) -> None:
    if element.text:
        pieces.append(element.text)
    for child in element:
        tag = child.tag
        if (
            isinstance(tag, str)
            and tag not in _SILENT
            and (tag != without or _is_wrapper(child))
            and not is_hidden(child)
        ):
            if tag in _BREAKS:
                pieces.append(" ")
            _gather(child, without, pieces)
            if tag in _BREAKS:
                pieces.append(" ")
        if child.tail:
            pieces.append(child.tail)
