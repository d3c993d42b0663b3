"""The expressions on Polars, in its streaming engine."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import xor
from pathlib import Path

import narwhals as nw
import polars as pl

from audit.engine.backend import ROW, Lazy, Read


class OnPolars:
    name = "polars"

    def open(self, files: Sequence[Path]) -> Read:
        scan = pl.scan_parquet(list(files))
        numbered = scan if ROW in scan.collect_schema() else pl.scan_parquet(list(files), row_index_name=ROW)
        return lambda: nw.from_native(_coded(numbered))

    def table(self, frame: pl.DataFrame) -> Read:
        return lambda: nw.from_native(_coded(frame.lazy()))

    def keep(self, frame: Lazy) -> Read:
        kept = frame.collect(backend="polars", engine="streaming").to_native().lazy()
        return lambda: nw.from_native(kept)

    def fingerprint(self, frame: Lazy, name: str, columns: Sequence[str]) -> Lazy:
        """The columns' hashes differ by seed, so that equal texts in two columns do not cancel each other out."""
        hashes = (pl.col(column).hash(seed) for seed, column in enumerate(columns, 1))
        number = (reduce(xor, hashes) // 4).cast(pl.Int64).alias(name)
        native: pl.LazyFrame = frame.to_native()
        return nw.from_native(native.with_columns(number))


def _coded(frame: pl.LazyFrame) -> pl.LazyFrame:
    """A few names written on millions of rows: kept as codes."""
    names = [name for name in ("department", "kind") if name in frame.collect_schema()]
    return frame.with_columns(pl.col(names).cast(pl.Categorical)) if names else frame
