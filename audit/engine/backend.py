"""Where the expressions of matching run: Polars (default), DuckDB for little memory, Spark where data outgrow the
machine. `GONGSHI_ENGINE` names it, `SPARK_MASTER` the cluster.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import narwhals as nw
import polars as pl

from disclosure.errors import InputError

Lazy = nw.LazyFrame[Any]
Read = Callable[[], Lazy]
"""Gives the table anew each time: on Spark a frame joined to itself is ambiguous, a table read twice is not."""

ENGINES = ("polars", "duckdb", "pyspark")
ROW = "row"
"""The place of a row in its table, from 0."""


class Backend(Protocol):
    """One engine. Frames of one must not meet those of another."""

    name: str

    def open(self, files: Sequence[Path]) -> Read:
        """Parquet files as one table, with `row` in the order of the files if they have no such column."""

    def table(self, frame: pl.DataFrame) -> Read:
        """A table of the driver's, small."""

    def keep(self, frame: Lazy) -> Read:
        """The frame computed once."""

    def fingerprint(self, frame: Lazy, name: str, columns: Sequence[str]) -> Lazy:
        """With a whole number of 62 bits that is equal where the columns (of text) are."""


def collect(frame: Lazy) -> pl.DataFrame:
    """The rows, in Polars whatever engine made them."""
    if frame.implementation.is_duckdb():
        # By way of a file: DuckDB's own way needs pyarrow.
        with tempfile.TemporaryDirectory(prefix="gongshi-") as folder:
            file = Path(folder) / "rows.parquet"
            frame.sink_parquet(file)
            return pl.read_parquet(file)
    gathered: pl.DataFrame = frame.collect(backend="polars").to_native()
    return gathered.with_columns(pl.col(pl.Categorical).cast(pl.String))


def chosen_backend(name: str | None = None) -> Backend:
    """The engine of that name, else of GONGSHI_ENGINE, else Polars. InputError for an unknown one, or one whose
    package is not installed."""
    wanted = name or os.environ.get("GONGSHI_ENGINE") or ENGINES[0]
    if wanted not in ENGINES:
        raise InputError(f"不认识的计算引擎“{wanted}”：GONGSHI_ENGINE 可以写 {'、'.join(ENGINES)}。")
    try:
        return _MAKERS[wanted]()
    except ImportError as error:
        extra = {"duckdb": "duckdb", "pyspark": "spark"}.get(wanted, wanted)
        raise InputError(f"计算引擎“{wanted}”还没有安装：请运行 pip install 'gongshi[{extra}]'。") from error


def _polars() -> Backend:
    from audit.engine.on_polars import OnPolars  # noqa: PLC0415 -- only the engine that is asked for

    return OnPolars()


def _duckdb() -> Backend:
    from audit.engine.on_duckdb import OnDuckDB  # noqa: PLC0415 -- an extra

    return OnDuckDB()


def _spark() -> Backend:
    from audit.engine.on_spark import OnSpark  # noqa: PLC0415 -- an extra

    return OnSpark()


_MAKERS: dict[str, Callable[[], Backend]] = {"polars": _polars, "duckdb": _duckdb, "pyspark": _spark}
