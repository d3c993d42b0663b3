"""The expressions on DuckDB: what is kept lies in Parquet files, not in memory."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from itertools import count
from pathlib import Path

import duckdb
import narwhals as nw
import polars as pl

from audit.engine.backend import ROW, Lazy, Read


class OnDuckDB:
    """`GONGSHI_MEMORY` (such as 2GB) is how much memory it may take before it goes to the disk."""

    name = "duckdb"

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="gongshi-duckdb-", ignore_cleanup_errors=True)
        self._connection = duckdb.connect(config={"temp_directory": str(self._where("spill"))})
        if memory := os.environ.get("GONGSHI_MEMORY"):
            self._connection.execute("SET memory_limit = ?", [memory])
        self._names = count()

    def open(self, files: Sequence[Path]) -> Read:
        paths = [str(file) for file in files]
        columns = self._connection.read_parquet(paths).columns
        if ROW in columns:
            return lambda: nw.from_native(self._connection.read_parquet(paths))
        # The order of the files' rows is kept where the window names no other.
        place = f"*, row_number() OVER () - 1 AS {ROW}"
        return lambda: nw.from_native(self._connection.read_parquet(paths).project(place))

    def table(self, frame: pl.DataFrame) -> Read:
        file = self._where(f"table{next(self._names)}.parquet")
        frame.write_parquet(file)
        return lambda: nw.from_native(self._connection.read_parquet(str(file)))

    def keep(self, frame: Lazy) -> Read:
        file = str(self._where(f"kept{next(self._names)}.parquet"))
        frame.sink_parquet(file)
        return lambda: nw.from_native(self._connection.read_parquet(file))

    def fingerprint(self, frame: Lazy, name: str, columns: Sequence[str]) -> Lazy:
        hashed = f"(hash({', '.join(columns)}) >> 2)::BIGINT AS {name}"
        native: duckdb.DuckDBPyRelation = frame.to_native()
        return nw.from_native(native.project(f"*, {hashed}"))

    def _where(self, name: str) -> Path:
        return Path(self._folder.name) / name
