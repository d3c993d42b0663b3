"""Rows as a frame of text columns by canonical field, Polars behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import narwhals as nw
import polars as pl

from disclosure.records import LedgerRow

NATURAL = "natural"
"""The column that says whether the party is a natural person: 是 or 否."""


def frame_of(rows: Sequence[Mapping[str, str]], fields: Iterable[str]) -> nw.DataFrame[Any]:
    """Text columns for the given fields; a field that a row lacks is null."""
    names = list(dict.fromkeys(fields))
    columns = {name: pl.Series(name, [row.get(name) for row in rows], dtype=pl.String) for name in names}
    return nw.from_native(pl.DataFrame(columns), eager_only=True)


def fields_of_row(row: LedgerRow) -> dict[str, str]:
    """A ledger row's cells by canonical field, days as 2018-05-07."""
    days = {"decision_date": row.decision_date, "reported_on": row.reported_on}
    texts = {
        "party": row.party,
        "document_number": row.document_number,
        "project": row.project,
        "disclosure_scope": row.disclosure_scope,
        "remark": row.remark,
    }
    cells = dict(row.values)
    cells |= {name: day.isoformat() for name, day in days.items() if day}
    cells |= {name: text for name, text in texts.items() if text}
    cells[NATURAL] = "是" if row.natural_person else "否"
    return cells
