"""Shifted rows (错位): a cell pushed down in some columns puts each number beside the next party.

宜信用办〔2020〕2号 names this as the main cause of rows that are wrongly taken for concealed. Where a cell was pushed
in, the sheet itself shows it: the first row lacks what the columns hold, and after the last one stands a row that
holds nothing else. Where a cell was taken out, only what is published can show it (audit.status.found).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from audit.wording import say
from disclosure.fields import HeaderMap
from disclosure.tables import Table, TableRow

_KEYS = ("document_number", "party", "project", "decision_date")
_NEUTRAL = frozenset({"sequence", "department", "kind", "remark", "region", "level", "organ", "source_unit", "status"})
"""Fields that are filled down a sheet, whatever stands in the row."""


@dataclass(frozen=True, slots=True)
class Shift:
    """From row `first` to row `last` the cells of `columns` belong to the row above; those of `last` stand in the
    row `orphan`, which is no decision of its own. Numbers as a spreadsheet program shows them."""

    first: int
    last: int
    orphan: int
    columns: tuple[int, ...]
    names: tuple[str, ...]

    def told(self) -> str:
        return say(
            "problem.shift_in_ledger",
            first=self.first,
            last=self.last,
            orphan=self.orphan,
            columns="、".join(f"“{name}”" for name in self.names),
        )


def find_shifts(table: Table, mapped: HeaderMap) -> list[Shift]:
    """Every shift the table itself shows, in the order of its rows."""
    keys = list(dict.fromkeys(mapped.columns[name] for name in _KEYS if name in mapped.columns))
    if len(keys) < 2 or not mapped.others.keys().isdisjoint(_KEYS):
        return []  # where two columns hold the same field, a blank in one of them says nothing
    return list(_shifts(table, keys, _counted(mapped)))


def shift_faults(shifts: Sequence[Shift], table: Table) -> dict[tuple[int, int], str]:
    """(row number, column) → sentence: what must not be taken for the row's own."""
    return {
        (row.number, column): shift.told()
        for shift in shifts
        for row in table.rows
        if shift.first <= row.number <= shift.last
        for column in shift.columns
    }


def _counted(mapped: HeaderMap) -> frozenset[int]:
    """Columns that say something of the decision itself."""
    return frozenset(place for name, place in mapped.columns.items() if name not in _NEUTRAL)


def _shifts(table: Table, keys: Sequence[int], counted: frozenset[int]) -> Iterator[Shift]:
    rows, of_keys = table.rows, itemgetter(*keys)
    for at, row in enumerate(rows):
        cells = row.cells
        if all(of_keys(cells)):  # what nearly every row is
            continue
        columns = tuple(sorted(place for place in counted if cells[place]))
        moved = [key for key in keys if key in columns]
        left = [key for key in keys if key not in columns]
        start = _start(rows, at, columns, left) if moved else None
        if start is not None:
            names = tuple(table.header[place] for place in columns)
            yield Shift(rows[start].number, rows[at - 1].number, row.number, columns, names)


def _start(rows: Sequence[TableRow], orphan: int, columns: Sequence[int], left: Sequence[int]) -> int | None:
    """The row above the orphan that lacks just what the orphan holds; all rows between are whole."""
    for at in range(orphan - 1, -1, -1):
        cells = rows[at].cells
        if not all(cells[place] for place in left):
            return None
        held = sum(bool(cells[place]) for place in columns)
        if held == 0:
            return at
        if held < len(columns):
            return None
    return None
