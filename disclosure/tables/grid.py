"""Rows of text before anybody knows which of them is the header."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from disclosure.fields import canonical, is_certain
from disclosure.fields.synonyms import synonyms

GridRow = tuple[int, Sequence[str]]
"""Row number and cells; every row of a grid has as many cells."""

_LONGEST_HEADER = 60
_CODES = frozenset({"XK_", "CF_", "xk_", "cf_", "Xk_", "Cf_"})
_WITH_VALUE = re.compile(r"[:：]\s*[^\s(（]")


@dataclass(frozen=True, slots=True)
class Grid:
    """A rectangle of text with the merged cells spread out. `heads`: numbers of the rows the source
    itself marks as header (HTML th). `faults`: as in `Table`."""

    rows: tuple[GridRow, ...]
    heads: frozenset[int] = frozenset()
    faults: Mapping[tuple[int, int], str] = field(default_factory=dict)

    @property
    def width(self) -> int:
        return max((len(cells) for _, cells in self.rows), default=0)


def filled(cells: Sequence[str]) -> list[str]:
    return [cell for cell in cells if cell]


def header_score(cells: Sequence[str]) -> int:
    """How many different fields a row's cells name. Two or more make a header."""
    fields = set()
    for cell in cells:
        if cell and len(cell) <= _LONGEST_HEADER and (field := field_named(cell)):
            fields.add(field)
    return len(fields)


@lru_cache(maxsize=65536)
def field_named(cell: str) -> str | None:
    """The field a cell names, if it reads like a header and not like a value with a label before it."""
    if not cell or cell.isdigit() or len(cell) > _LONGEST_HEADER or _WITH_VALUE.search(cell):
        return None
    return canonical(cell)


def is_header_like(texts: Sequence[str]) -> bool:
    """Whether the filled cells of a row deep in a table are a header again: most of them name fields, two of them
    surely."""
    if not _opens_header(texts[:4]):
        return False  # quick: this is asked of every row
    texts = list(dict.fromkeys(texts))
    named = [text for text in texts if field_named(text)]
    sure = {field_named(text) for text in named if is_certain(text)}
    return len(named) >= 0.6 * len(texts) and len(sure) >= 2


def _opens_header(texts: Sequence[str]) -> bool:
    if not _names().isdisjoint(texts):
        return True
    joined = "".join(texts)
    return ("_" in joined and any(text[:3] in _CODES for text in texts)) or (
        " " in joined and not _names().isdisjoint(text.replace(" ", "") for text in texts)
    )


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(synonyms().names)


def is_label_value(grid: Grid) -> bool:
    """Whether a grid is a form (label | value | label | value) and not a table of records."""
    lines = [texts for _, cells in grid.rows if len(texts := distinct_run(cells)) >= 2]
    labelled = sum(map(_is_label_line, lines))
    return labelled >= 2 and labelled > 1.5 * (len(lines) - labelled)


def is_label(text: str) -> bool:
    """Whether a text stands before its value: it names a field, or ends in a colon."""
    return field_named(text) is not None or (1 < len(text) <= 20 and text[-1] in ":：")


def _is_label_line(texts: Sequence[str]) -> bool:
    """Whether the first or (after a group's name) the second text is a label and the next one its value.
    Where the next one is surely a field's name as well, only a line of the two (处罚类别 | 罚款) is taken
    for label and value."""
    label = next((place for place in (0, 1) if is_label(texts[place])), None)
    if label is None or label + 1 >= len(texts):
        return False
    after = texts[label + 1]
    return not is_label(after) or (len(texts) == label + 2 and texts[label][-1] not in ":：")


def distinct_run(cells: Sequence[str]) -> list[str]:
    """A row's cells without the copies that spread-out merged cells left side by side."""
    run: list[str] = []
    for cell in cells:
        if not run or cell != run[-1] or not cell:
            run.append(cell)
    while run and not run[-1]:
        run.pop()
    return run
