"""A paper as data."""

from __future__ import annotations

from dataclasses import dataclass

Cell = str | int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTable:
    """`weights`: each column's share of the width; one of each as long as `heads`. `note`: under the table."""

    title: str
    heads: tuple[str, ...]
    weights: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """`remarks`: sentences under the title, most important first."""

    title: str
    remarks: tuple[str, ...]
    tables: tuple[PaperTable, ...]
