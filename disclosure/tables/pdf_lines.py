"""Tables without lines: columns told by the blanks between them, rows by the blanks under them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from disclosure.dates import read_date
from disclosure.fields import map_header
from disclosure.tables.grid import header_score

Word = Mapping[str, Any]
Words = Sequence[Word]
Line = list[Word]

_GUTTER = 2.0
"""Points of blank that part two columns at least."""
_FEWEST = 3
"""Words a line of a table has at least; titles and page numbers have fewer."""
_PAGE_NUMBER = re.compile(r"^[-—第\s]*\d{1,4}\s*(?:[页/].*|[-—]*)$")
_DEEPEST = 4
"""Lines a header runs over at most."""


@dataclass(frozen=True, slots=True)
class Columns:
    """`spans`: left and right edge of each column; `header`: its printed names; `anchor`: the column of which
    every row has just one line (number in order, else date), None where there is none."""

    spans: tuple[tuple[float, float], ...]
    header: tuple[str, ...]
    anchor: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """`rows` with the header first, unless the table `continues` one of the page before. `left`: lines under the
    header that are no part of it."""

    rows: list[list[str]]
    above: list[str]
    columns: Columns
    continues: bool
    left: list[str]


def lines_of(words: Words) -> list[Line]:
    """Words in lines, from top to bottom, each from left to right."""
    lines: list[Line] = []
    for word in sorted(words, key=lambda word: ((word["top"] + word["bottom"]) / 2, word["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        if lines and lines[-1][0]["top"] < middle < lines[-1][0]["bottom"]:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word["x0"]) for line in lines]


def text_of(line: Sequence[Word]) -> str:
    return " ".join(str(word["text"]) for word in line)


def rows_between_blanks(words: Words, before: Columns | None) -> Found | None:
    """The table of one page: under a header of its own, or going on under the columns of the page `before`.
    None where the page holds none."""
    lines = lines_of(words)
    start = _header_in(lines)
    columns = start[2] if start else before
    if columns is None:
        return None
    under = lines[start[0] + start[1] :] if start else lines
    body = [line for line in under if _fits(line, columns)]
    left = [text_of(line) for line in under if not _fits(line, columns)]
    rows = _rows(body, columns)
    if start:
        above = [text_of(line) for line in lines[: start[0]]]
        return Found([list(columns.header), *rows], above, columns, continues=False, left=left)
    return Found(rows, [], columns, continues=True, left=left) if rows else None


def _header_in(lines: Sequence[Line]) -> tuple[int, int, Columns] | None:
    """The first line of the header, over how many lines it runs, and the columns; names often wrap."""
    found: list[tuple[int, int, int, Columns]] = []
    for at, line in enumerate(lines):
        if found and at > -found[0][1] + _DEEPEST:
            break
        if len(line) < 2:
            continue
        for deep in range(1, _DEEPEST + 1):
            columns = _columns(lines[at : at + deep], lines[at + deep :])
            score = header_score(columns.header)
            if score >= _FEWEST and 2 * score >= len(columns.header):
                found.append((score, -at, -deep, columns))
    if not found:
        return None
    _, at, deep, columns = max(found, key=lambda one: one[:3])
    return -at, -deep, columns


def _columns(header: Sequence[Line], body: Sequence[Line]) -> Columns:
    spans: list[tuple[float, float]] = []
    wide = [*header, *(line for line in body if len(line) >= _FEWEST)]
    taken = sorted((word["x0"], word["x1"]) for line in wide for word in line)
    for left, right in taken:
        if spans and left < spans[-1][1] + _GUTTER:
            spans[-1] = (spans[-1][0], max(spans[-1][1], right))
        else:
            spans.append((left, right))
    if len(spans) < len(header[0]):  # a long cell runs under its neighbour's name
        starts = [word["x0"] for word in header[0]]
        spans = list(zip(starts, [*starts[1:], 1e6], strict=True))
    names = tuple(_cells(header, tuple(spans)))
    return Columns(tuple(spans), names, _anchor(names, body, tuple(spans)))


def _anchor(names: tuple[str, ...], body: Sequence[Line], spans: tuple[tuple[float, float], ...]) -> int | None:
    columns = map_header(names).columns
    for field in ("sequence", "decision_date", "document_number"):
        place = columns.get(field)
        if place is None:
            continue
        filled = [cell for line in body if (cell := _cells([line], spans)[place])]
        if filled and (field == "document_number" or all(cell.isdigit() or read_date(cell) for cell in filled)):
            return place
    return None


def _cells(lines: Sequence[Line], spans: Sequence[tuple[float, float]]) -> list[str]:
    """The texts of some lines by column; a line break within a cell is the paper's."""
    cells = [""] * len(spans)
    for line in lines:
        parts: dict[int, list[str]] = {}
        for word in line:
            parts.setdefault(_column(word, spans), []).append(str(word["text"]))
        for place, texts in parts.items():
            cells[place] += " ".join(texts)
    return cells


def _column(word: Word, spans: Sequence[tuple[float, float]]) -> int:
    middle = (word["x0"] + word["x1"]) / 2
    inside = next((place for place, (left, right) in enumerate(spans) if left - 1 <= middle <= right + 1), None)
    if inside is not None:
        return inside
    return min(range(len(spans)), key=lambda place: min(abs(spans[place][0] - middle), abs(spans[place][1] - middle)))


def _fits(line: Line, columns: Columns) -> bool:
    """Whether a line belongs to the table and is no page number or remark: none of its words runs over two columns."""
    if (
        len(line) == 1
        and columns.anchor != _column(line[0], columns.spans)
        and _PAGE_NUMBER.match(str(line[0]["text"]))
    ):
        return False
    return all(sum(word["x0"] < right and word["x1"] > left for left, right in columns.spans) <= 1 for word in line)


def _rows(body: Sequence[Line], columns: Columns) -> list[list[str]]:
    """Lines gathered into rows: by the blanks between rows where these are clearly wider than those between
    lines, else around the one line of each row that holds its anchor."""
    groups = _by_gaps(body)
    if not _are_single(groups, columns):
        groups = _by_anchor(body, columns)
    return [_cells(group, columns.spans) for group in groups]


def _by_gaps(body: Sequence[Line]) -> list[list[Line]]:
    gaps = [_top(below) - _bottom(above) for above, below in pairwise(body)]
    wide = _wide_from(gaps)
    groups = [[body[0]]] if body else []
    for gap, line in zip(gaps, body[1:], strict=True):
        if gap < wide:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _wide_from(gaps: Sequence[float]) -> float:
    """The gap from which rows are parted: over the widest step between the sorted gaps, if that is a clear one."""
    ordered = sorted(max(gap, 0.0) for gap in gaps)
    steps = [(above - below, above) for below, above in pairwise(ordered) if above > 1.6 * below + 1]
    return max(steps)[1] if steps else -1e6


def _are_single(groups: Sequence[Sequence[Line]], columns: Columns) -> bool:
    if columns.anchor is None:
        return True
    counts = [sum(bool(_cells([line], columns.spans)[columns.anchor]) for line in group) for group in groups]
    return all(count == 1 for count in counts)


def _by_anchor(body: Sequence[Line], columns: Columns) -> list[list[Line]]:
    """Every line goes to the nearest line that holds an anchor; without any anchor each line is a row."""
    if columns.anchor is None:
        return [[line] for line in body]
    held = [place for place, line in enumerate(body) if _cells([line], columns.spans)[columns.anchor]]
    groups: dict[int, list[Line]] = {place: [] for place in held}
    for place, line in enumerate(body):
        if held:
            groups[min(held, key=lambda other: abs(_top(body[other]) - _top(line)))].append(line)
        else:
            groups[place] = [line]
    return list(groups.values())


def _top(line: Line) -> float:
    return float(min(word["top"] for word in line))


def _bottom(line: Line) -> float:
    return float(max(word["bottom"] for word in line))
