"""What `gongshi match` writes: a line for every decision of the ledger, and the rates with how they came about."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import narwhals as nw
import polars as pl

from audit.engine.backend import Lazy, Read, collect
from audit.schemes.scheme import Scheme
from reports.data_files.rates_table import COLUMNS, rate_lines
from reports.data_files.row_tables import write_rows


def write_matches(laid: Read, ledger: Read, published: Read, out: Path) -> Path:
    """matches.parquet: the laid decisions with the number, party and place of the ledger's row and the number of the
    publication's, in the order of the ledger."""
    mine, theirs = _texts(ledger, ("document_number", "party", "place")), _texts(published, ("document_number",))
    theirs = theirs.select(published_row="row", published_number="document_number")
    whole = laid().join(mine, on="row", how="left").join(theirs, on="published_row", how="left")
    file = out / "matches.parquet"
    collect(whole).sort("row").write_parquet(file)
    return file


def _texts(read: Read, names: Sequence[str]) -> Lazy:
    frame = read()
    known = frame.collect_schema().names()
    return frame.select(nw.col("row").cast(nw.Int64), *(name for name in names if name in known))


def write_rates(counts: pl.DataFrame, scheme: Scheme, out: Path) -> Path:
    """rates.csv: every rate of every level, with its counts, and the rule with its source."""
    return write_rows(out / "rates.csv", COLUMNS, rate_lines(counts, scheme))
