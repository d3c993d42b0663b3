"""Sums of a published table: parts of a row, and the total row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from audit.figures import plain_number
from audit.printed.columns import Column, column_words
from audit.printed.lines import Line
from audit.printed.wrong import Check, Wrong
from audit.wording import say

_MOST = Fraction(4, 5)
"""A table follows a relation if so many of its rows do; the others are then slips."""


def part_faults(lines: Sequence[Line], columns: Sequence[Column]) -> Check:
    """Wholes that are not the sum of their parts, and parts greater than their whole."""
    check = Check()
    by_key = _by_key(columns)
    for whole, parts in _relations(by_key):
        rows = [line for line in lines if all(column.place in line.figures for column in (whole, *parts))]
        if not _is_followed(rows, whole, parts):
            continue
        rule = say("printed.parts", parts="+".join(part.header for part in parts), whole=whole.header)
        for line in rows:
            check.checked.add((line.number, whole.place))
            if not _adds_up(line, whole, parts):
                expected = plain_number(_sum(line, parts))
                check.wrong.append(Wrong(line, whole, expected, rule))
    return check


def _by_key(columns: Sequence[Column]) -> dict[tuple[str, str], Column]:
    """Count columns by subject and measure; where a table has several, none can be told from the other."""
    found: dict[tuple[str, str], list[Column]] = {}
    for column in columns:
        if column.measure and not column.is_rate:
            found.setdefault((column.subject, column.measure), []).append(column)
    return {key: same[0] for key, same in found.items() if len(same) == 1}


def _relations(by_key: dict[tuple[str, str], Column]) -> Iterator[tuple[Column, list[Column]]]:
    for subject, measure in list(by_key):
        if not subject:
            parts = [by_key[one, measure] for one in ("permit", "penalty") if (one, measure) in by_key]
            if len(parts) > 1:
                yield by_key[subject, measure], parts
        if measure == "total":
            for partition in column_words()["partition"]:
                keys = [(subject, part) for part in partition["parts"]]
                if all(key in by_key for key in keys):
                    yield by_key[subject, measure], [by_key[key] for key in keys]


def _is_followed(rows: Sequence[Line], whole: Column, parts: Sequence[Column]) -> bool:
    """Rows of nothing but zeros prove nothing."""
    telling = [line for line in rows if line.figures[whole.place].value or _sum(line, parts)]
    good = sum(_adds_up(line, whole, parts) for line in telling)
    return bool(telling) and good >= _MOST * len(telling)


def _adds_up(line: Line, whole: Column, parts: Sequence[Column]) -> bool:
    return line.figures[whole.place].value == _sum(line, parts)


def _sum(line: Line, parts: Sequence[Column]) -> Fraction:
    return sum((line.figures[part.place].value for part in parts), Fraction(0))


def total_faults(lines: Sequence[Line], columns: Sequence[Column]) -> Check:
    """Total rows that are not the sum of the rows above. Rates and columns with gaps are not summed."""
    check = Check()
    for column in columns:
        if not column.is_rate:
            _totals_of_column(lines, column, check)
    return check


def _totals_of_column(lines: Sequence[Line], column: Column, check: Check) -> None:
    since_subtotal: list[Line] = []
    body: list[Line] = []
    first_is_total = bool(lines) and lines[0].is_sum
    for line in lines:
        if not line.is_sum:
            since_subtotal.append(line)
            body.append(line)
            continue
        # A total at the head adds up what stands below it.
        below = [other for other in lines if not other.is_sum] if first_is_total and line is lines[0] else None
        summed = since_subtotal if line.is_subtotal else body
        _one_total(line, below if below is not None else summed, column, check)
        since_subtotal = []


def _one_total(line: Line, rows: Sequence[Line], column: Column, check: Check) -> None:
    figure = line.figures.get(column.place)
    if figure is None or len(rows) < 2 or not _is_count_column(rows, column):
        return
    check.checked.add((line.number, column.place))
    total = sum((row.figures[column.place].value for row in rows if column.place in row.figures), Fraction(0))
    if figure.value != total:
        rule = say("printed.total", first=rows[0].number, last=rows[-1].number)
        check.wrong.append(Wrong(line, column, plain_number(total), rule))


def _is_count_column(rows: Sequence[Line], column: Column) -> bool:
    """Nothing but counts. Columns nobody knows must be filled in every row."""
    figures = [row.figures.get(column.place) for row in rows]
    held = [figure for figure in figures if figure is not None]
    if any(figure.percent or figure.value < 0 for figure in held) or not held:
        return False
    return bool(column.measure) or (len(held) == len(figures) and all(figure.value.denominator == 1 for figure in held))
