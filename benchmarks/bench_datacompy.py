"""What an exact join finds where the two sides write the same numbers differently, beside what the audit finds.

    DATACOMPY_PYTHON=/path/to/python python benchmarks/bench_datacompy.py [ROWS]      (20,000 by default)

datacompy stands in an environment of its own (pip install datacompy). The same rows on both sides; one writes 〔2025〕,
the other [2025]. Without DATACOMPY_PYTHON nothing is measured.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import polars as pl

from audit.engine.backend import chosen_backend, collect
from audit.engine.laying import lay_at_size
from audit.engine.statuses import Judging
from audit.schemes.scheme import Timing
from disclosure.workdays import WorkCalendar

ROWS = 20_000
KEYS = ["department", "kind", "document_number", "party"]
THEIRS = """
import json, sys
import polars as pl
from datacompy import PolarsCompare
one, other = (pl.read_parquet(path) for path in sys.argv[1:3])
found = PolarsCompare(one, other, join_columns=json.loads(sys.argv[3]))
print(json.dumps(found.intersect_rows.height))
"""


def table(brackets: str) -> pl.DataFrame:
    serial = pl.int_range(ROWS if len(sys.argv) < 2 else int(sys.argv[1]), eager=True).alias("serial").to_frame()
    return serial.select(
        row="serial",
        department=pl.lit("示范市城管局"),
        kind=pl.lit("penalty"),
        document_number=pl.format("示罚字" + brackets + "{}号", pl.col("serial") + 1),
        party=pl.format("示范市第{}贸易有限公司", "serial"),
        decision_date=pl.lit(date(2025, 3, 3)),
        published_on=pl.lit(date(2025, 3, 6)),
    )


def main(python: str) -> None:
    for name, brackets in (("written alike", "〔2025〕"), ("[2025] for 〔2025〕", "[2025]")):
        mine, theirs = table("〔2025〕"), table(brackets)
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder) / "ledger.parquet", Path(folder) / "published.parquet"]
            for side, file in zip((mine, theirs), files, strict=True):
                side.write_parquet(file)
            words = [python, "-c", THEIRS, *map(str, files), json.dumps(KEYS)]
            joined = int(subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()[-1])
        print(f"{name}: datacompy {joined / mine.height:.0%}, gongshi {found(mine, theirs) / mine.height:.0%}")


def found(ledger: pl.DataFrame, published: pl.DataFrame) -> int:
    backend = chosen_backend()
    timing, calendar = Timing(limit=7, outer_limit=None, clause=""), WorkCalendar.default()
    judging = Judging(timing=timing, calendar=calendar, as_of=date(2025, 4, 1), read_whole=True)
    laid = collect(lay_at_size(backend, backend.table(ledger), backend.table(published), judging)())
    return laid["matched_by"].count()


if __name__ == "__main__":
    if other := os.environ.get("DATACOMPY_PYTHON"):
        main(other)
    else:
        print("skipped: DATACOMPY_PYTHON names no Python that has datacompy")
