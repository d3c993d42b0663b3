"""Where a table's header stands, over how many rows, and what its columns are called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from disclosure.fields import canonical, is_certain
from disclosure.tables.grid import Grid, GridRow, field_named, filled, header_score
from disclosure.tables.lines import line_words

_LOOK_AHEAD = 60
_TITLE = re.compile(r".{0,40}[:：].+")


@dataclass(frozen=True, slots=True)
class Band:
    """A header over the rows `first`..`last` of a grid (indices), its `names`, and whether they were
    recognised."""

    first: int
    last: int
    names: tuple[str, ...]
    recognised: bool


def find_band(grid: Grid, start: int = 0) -> Band | None:
    """The header at or after the row `start`; None where nothing can be one."""
    window = grid.rows[start : start + _LOOK_AHEAD]
    scores = [header_score(cells) for _, cells in window]
    best = max(scores, default=0)
    if best >= 2:
        at = next(place for place, score in enumerate(scores) if score >= 2 and score >= 0.6 * best)
        return _band(grid, start + at, recognised=True)
    at_head = next((place for place, (number, _) in enumerate(window) if number in grid.heads), None)
    if at_head is None:
        at_head = next((place for place, (_, cells) in enumerate(window) if _could_be_header(cells)), None)
    return None if at_head is None else _band(grid, start + at_head, recognised=False)


def legend_rows(rows: Sequence[GridRow], band: Band) -> int:
    """How many rows right under the header only explain it: units, 必填, column numbers, codes, an
    example."""
    count = 0
    for _, cells in rows[band.last + 1 : band.last + 5]:
        texts = filled(cells)
        if not texts or not _is_legend(texts, cells, band.names):
            break
        count += 1
    return count


def _is_legend(texts: Sequence[str], cells: Sequence[str], names: Sequence[str]) -> bool:
    words = line_words()
    if words.example.match(texts[0]):
        return True
    if all(words.legend.fullmatch(text) for text in texts):
        counted = texts == [str(number) for number in range(1, len(texts) + 1)] and len(texts) > 2
        return counted or not any(text.isdigit() for text in texts)
    same = [
        name
        for name, cell in zip(names, cells, strict=False)
        if cell and canonical(name) and canonical(cell) == canonical(name)
    ]
    return len(same) >= 2 and len(same) >= 0.5 * len(texts)


def _could_be_header(cells: Sequence[str]) -> bool:
    texts = filled(cells)
    words = [
        text
        for text in texts
        if not any(mark.isdigit() for mark in text) and len(text) <= 30 and not _TITLE.match(text)
    ]
    return len(set(texts)) >= 2 and len(words) == len(texts)


def _band(grid: Grid, at: int, *, recognised: bool) -> Band:
    first = last = at
    while first > 0 and _is_group_row(grid.rows[first - 1][1], grid.rows[first][1]):
        first -= 1
    while last + 1 < len(grid.rows) and _goes_on(grid.rows[last][1], grid.rows[last + 1][1]):
        last += 1
    levels = [grid.rows[place][1] for place in range(first, last + 1)]
    return Band(first, last, _names([list(level) for level in levels]), recognised)


def _is_group_row(above: Sequence[str], row: Sequence[str]) -> bool:
    """Whether the row above groups this header's columns: several short words, some over more than one
    column or running down into this row."""
    texts = list(dict.fromkeys(filled(above)))
    if len(texts) < 2 or any(len(text) > 30 or _TITLE.match(text) for text in texts):
        return False
    shared = any(cell and cell == below for cell, below in zip(above, row, strict=False))
    grouped = any(_spans(above, place) for place in range(len(above)))
    open_below = any(cell and not below for cell, below in zip(above, row, strict=False))
    return shared or grouped or (open_below and any(field_named(text) for text in texts))


def _spans(cells: Sequence[str], place: int) -> bool:
    cell = cells[place]
    return bool(cell) and place + 1 < len(cells) and cells[place + 1] == cell


def _goes_on(row: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the row below is a further level of this header: it divides a group or runs on down from it."""
    texts = filled(below)
    if not texts or any(len(text) > 30 for text in texts):
        return False
    repeated = sum(1 for cell, under in zip(row, below, strict=False) if cell and cell == under)
    divided = [
        under
        for place, (cell, under) in enumerate(zip(row, below, strict=False))
        if under and cell != under and _in_group(row, place)
    ]
    plain_new = [
        under
        for place, (cell, under) in enumerate(zip(row, below, strict=False))
        if under and cell and cell != under and not _in_group(row, place)
    ]
    if not divided or plain_new:
        return False
    return repeated > 0 or any(field_named(text) for text in divided) or len(divided) == len(texts)


def _in_group(row: Sequence[str], place: int) -> bool:
    cell = row[place]
    if not cell:  # an unmerged group leaves the cells to its right blank
        return any(row[:place])
    return (place + 1 < len(row) and row[place + 1] in (cell, "")) or (place > 0 and row[place - 1] == cell)


def _names(levels: list[list[str]]) -> tuple[str, ...]:
    for level in levels[:-1]:  # a group written once, over blank cells
        for place in range(1, len(level)):
            if not level[place] and levels[-1][place]:
                level[place] = level[place - 1]
    return tuple(_name(tuple(dict.fromkeys(filled(column)))) for column in zip(*levels, strict=True))


@lru_cache(maxsize=4096)
def _name(parts: tuple[str, ...]) -> str:
    """The name of one column from its levels: the whole where that is a field, else the lowest that is
    one."""
    if len(parts) <= 1:
        return parts[0] if parts else ""
    whole = "".join(parts)
    for candidate in (whole, *reversed(parts)):
        if canonical(candidate) and is_certain(candidate):
            return candidate
    return next((part for part in reversed(parts) if canonical(part)), whole)
