"""A paper as data."""

from __future__ import annotations

from dataclasses import dataclass, replace

Cell = str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTable:
    """`weights`: each column's share of the width; one of each as long as `heads`. `note`: under the table."""

    title: str
    heads: tuple[str, ...]
    weights: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""

    @property
    def widths(self) -> tuple[float, ...]:
        """Of the columns, in percent."""
        whole = sum(self.weights)
        return tuple(round(100 * weight / whole, 2) for weight in self.weights)

    def without_empty(self, *columns: int) -> PaperTable:
        """Without those of the named columns in which no row has anything."""
        empty = {at for at in columns if not any(row[at] for row in self.rows)}
        kept = [at for at in range(len(self.heads)) if at not in empty]
        return replace(
            self,
            heads=tuple(self.heads[at] for at in kept),
            weights=tuple(self.weights[at] for at in kept),
            rows=tuple(tuple(row[at] for at in kept) for row in self.rows),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """`remarks`: sentences under the title, most important first; `notes`: those at the end."""

    title: str
    remarks: tuple[str, ...]
    tables: tuple[PaperTable, ...]
    notes: tuple[str, ...] = ()
