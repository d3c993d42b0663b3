"""The expressions on Spark: local by default, a cluster by SPARK_MASTER."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sql

from audit.engine.backend import ROW, Lazy, Read

_LOCAL = "local[*]"


class OnSpark:
    """`GONGSHI_WORKSPACE`: a folder every machine of the cluster sees, for what is kept on the way."""

    name = "pyspark"

    def __init__(self) -> None:
        self._spark = _session()
        shared = os.environ.get("GONGSHI_WORKSPACE")
        self._folder = tempfile.TemporaryDirectory(prefix="gongshi-spark-", dir=shared, ignore_cleanup_errors=True)
        self._names = count()

    def open(self, files: Sequence[Path]) -> Read:
        schema = pl.scan_parquet(files[0]).collect_schema()
        return (lambda: self._read(files)) if ROW in schema else (lambda: self._numbered(files))

    def table(self, frame: pl.DataFrame) -> Read:
        file = Path(self._folder.name) / f"table{next(self._names)}.parquet"
        frame.write_parquet(file)
        return lambda: self._read([file])

    def keep(self, frame: Lazy) -> Read:
        folder = Path(self._folder.name) / f"kept{next(self._names)}"
        native: DataFrame = frame.to_native()
        native.write.parquet(str(folder))
        return lambda: self._read([folder])

    def fingerprint(self, frame: Lazy, name: str, columns: Sequence[str]) -> Lazy:
        native: DataFrame = frame.to_native()
        hashed = sql.shiftrightunsigned(sql.xxhash64(*(sql.col(column) for column in columns)), 2)
        made: Lazy = nw.from_native(native.withColumn(name, hashed))
        return made

    def _read(self, files: Sequence[Path]) -> Lazy:
        made: Lazy = nw.from_native(self._spark.read.parquet(*map(str, files)))
        return made

    def _numbered(self, files: Sequence[Path]) -> Lazy:
        """Each file's own row numbers after those of the files before it."""
        parts, before = [], 0
        for file in files:
            part = self._spark.read.parquet(str(file))
            parts.append(part.withColumn(ROW, sql.col("_metadata.row_index") + sql.lit(before)))
            before += pl.scan_parquet(file).select(pl.len()).collect().item()
        whole = parts[0]
        for part in parts[1:]:
            whole = whole.unionByName(part)
        made: Lazy = nw.from_native(whole)
        return made


def _session() -> Any:
    master = os.environ.get("SPARK_MASTER") or _LOCAL
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.memory": os.environ.get("GONGSHI_MEMORY", "4g").lower().removesuffix("b"),
        "spark.sql.session.timeZone": "Asia/Shanghai",
        "spark.log.level": "ERROR",
    }
    if master.startswith("local"):
        # The machine's own Java: nothing listens beyond it, and small tables are not cut into 200 parts.
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        settings |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
        settings["spark.sql.shuffle.partitions"] = "4"
    made = SparkSession.builder.master(master).appName("gongshi")
    for name, value in settings.items():
        made = made.config(name, value)
    return made.getOrCreate()
