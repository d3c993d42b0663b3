"""Which rows belong to the period under assessment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audit.schemes.scheme import PeriodDate
from disclosure.period import Period
from disclosure.records import LedgerRow


@dataclass(frozen=True, slots=True)
class Selection:
    """`outside`: how many rows are dated, but not within the period; `undated` rows are kept."""

    rows: tuple[LedgerRow, ...]
    outside: int
    undated: int


def rows_in_period(rows: Iterable[LedgerRow], period: Period, by: Sequence[PeriodDate]) -> Selection:
    """Rows of which one of the dates named by the scheme lies in the period, and rows without any of them:
    those cannot be said to lie outside."""
    kept, outside, undated = [], 0, 0
    for row in rows:
        days = [day for name in by if (day := getattr(row, name)) is not None]
        if days and not any(day in period for day in days):
            outside += 1
            continue
        undated += not days
        kept.append(row)
    return Selection(tuple(kept), outside, undated)
