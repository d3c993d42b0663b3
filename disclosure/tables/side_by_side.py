"""Two tables in one grid, side by side: permits on the left and penalties on the right, or a long list folded in two.

Read as one table, a number of the right half would stand beside a party of the left one. The halves are told apart by
their columns (number, party and date come again, one whole set after the other) and by their rows: a table of
decisions of both kinds has columns for each kind too, but a row of it fills those of one kind only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from disclosure.fields import map_header
from disclosure.tables.table import Table, TableRow

_KEYS = ("document_number", "party", "decision_date")
_OF_ALL = frozenset({"sequence", "department", "region", "level", "organ", "source_unit", "kind", "remark"})
"""Fields that hold for a whole row of the sheet where they stand once."""


def split_side_by_side(table: Table) -> list[Table]:
    """The tables a grid holds side by side, from the left; the table itself where it is but one. Columns keep their
    places, so that each cell keeps its name."""
    places = _places(table)
    halves = _halves(table, places)
    if len(halves) < 2:
        return [table]
    shared = {own[0] for name, own in places.items() if len(own) == 1 and name in _OF_ALL}
    note = f"左右并排的 {len(halves)} 个表已分开读取。"
    left, *others = (_part(table, half, shared) for half in halves)
    return [replace(left, notes=(*table.notes, note)), *(replace(other, notes=()) for other in others)]


def _places(table: Table) -> dict[str, list[int]]:
    mapped = map_header(table.header)
    return {name: sorted((place, *mapped.others.get(name, ()))) for name, place in mapped.columns.items()}


def _halves(table: Table, places: Mapping[str, Sequence[int]]) -> list[range]:
    """The columns of each half; nothing where the columns or the rows speak against it."""
    keys = [places[name] for name in _KEYS if len(places.get(name, ())) > 1]
    count = len(keys[0]) if keys else 0
    if len(keys) < 2 or {len(own) for own in keys} != {count} or len(places.get(_KEYS[0], ())) == 1:
        return []
    sets = [[own[at] for own in keys] for at in range(count)]
    if any(max(left) > min(right) for left, right in pairwise(sets)) or not _filled_apart(table, keys[0]):
        return []
    repeated = [own for own in places.values() if len(own) > 1]
    starts = [
        min(own[at] for own in repeated if len(own) > at and own[at] > max(before))
        for at, before in enumerate(sets, 1)
        if at < count
    ]
    return [range(*ends) for ends in pairwise((0, *starts, len(table.header)))]


def _filled_apart(table: Table, places: Sequence[int]) -> bool:
    """Whether some row says different things in the same field of two halves."""
    return any(len({row.cells[place] for place in places} - {""}) > 1 for row in table.rows)


def _part(table: Table, half: range, shared: set[int]) -> Table:
    own = {place for place in half if place not in shared}
    kept = own | shared
    rows = tuple(
        TableRow(row.number, tuple(_only(row.cells, kept)))
        for row in table.rows
        if any(row.cells[place] for place in own)
    )
    faults = {place: sentence for place, sentence in table.faults.items() if place[1] in kept}
    return replace(table, header=tuple(_only(table.header, kept)), rows=rows, faults=faults)


def _only(cells: Sequence[str], kept: set[int]) -> Iterator[str]:
    return (cell if place in kept else "" for place, cell in enumerate(cells))
