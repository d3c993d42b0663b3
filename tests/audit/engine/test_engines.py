"""Every engine gives the same, to the last row. Spark is asked only where it and a Java are installed."""

from __future__ import annotations

import importlib.util
import os
import random
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from audit.engine.backend import ENGINES, Backend, chosen_backend, collect
from audit.engine.rates import count_statuses
from audit.match.publications import gather_publications
from audit.status.row_status import judge_rows
from audit.verified_rows.exclusions import exclude_rows
from disclosure.errors import InputError
from disclosure.vocabulary import Exclusion, Kind
from tests.audit.engine.test_laying import FORMS, bench, laid, made_records, made_rows

PARTIES = ["甲有限公司", "乙有限公司", "甲有限责任公司", "丙（集团）有限公司", "张三丰", "张**", None]
DAYS = [None, date(2018, 4, 10), date(2018, 5, 2), date(2018, 9, 3)]
SHOWN = [None, date(2018, 5, 3), date(2018, 5, 31), date(2018, 9, 20)]
_PACKAGES = {"duckdb": "duckdb", "pyspark": "pyspark"}


def why_not(name: str) -> str:
    """Why an engine cannot be asked here; "" where it can."""
    if name in _PACKAGES and importlib.util.find_spec(_PACKAGES[name]) is None:
        return f"{name} is not installed (an extra of gongshi)"
    if name == "pyspark" and not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        return "Spark needs a Java, and this machine has none"
    return ""


@pytest.fixture(scope="module", params=ENGINES)
def backend(request: pytest.FixtureRequest) -> Iterator[Backend]:
    if reason := why_not(request.param):
        pytest.skip(reason)
    engine = chosen_backend(request.param)
    yield engine
    if request.param == "pyspark":
        from pyspark.sql import SparkSession

        SparkSession.active().stop()


def drawn(seed: int, rows: int = 120) -> list[tuple]:
    """Numbers in every form, repeated, of few parties and days."""
    lot = random.Random(seed)
    kinds = list(Kind)
    return [
        (
            lot.randint(1, 60),
            lot.choice(FORMS),
            lot.choice(PARTIES),
            lot.choice(DAYS),
            lot.choice(kinds),
            lot.choice(SHOWN),
        )
        for _ in range(rows)
    ]


@pytest.mark.timeout(1200)  # Spark on a busy machine
@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
def test_the_same_answers_row_by_row_whatever_the_engine(backend: Backend) -> None:
    rows, records = made_rows(drawn(1)), made_records(drawn(2))
    found = laid(rows, records, backend=backend)
    once = [row for row in exclude_rows(rows, (Exclusion.DUPLICATE,)) if row.excluded is None]
    judged = judge_rows(once, gather_publications(records), bench())
    expected = [(match.row.row, match.status, match.matched_by, match.published_on) for match in judged]
    assert found.select("row", "status", "matched_by", "published_on").rows() == expected
    assert {status for _, status, _, _ in expected} >= {"on_time", "late", "not_found", "not_judged", "undated"}
    if backend.name != "polars":
        assert found.equals(laid(rows, records))
    assert count_statuses(backend.table(found)).equals(count_statuses(chosen_backend("polars").table(found)))


def test_rows_are_numbered_through_the_files(backend: Backend, tmp_path: Path) -> None:
    files = []
    for at, part in enumerate((["a", "b"], ["c"], ["d", "e"])):
        files.append(tmp_path / f"部分 {at}.parquet")
        pl.DataFrame({"party": part}).write_parquet(files[-1])
    read = collect(backend.open(files)()).sort("row").select(pl.col("row").cast(pl.Int64), "party")
    assert read.rows() == list(enumerate("abcde"))


def test_an_unknown_engine_is_named_with_those_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGSHI_ENGINE", "excel")
    with pytest.raises(InputError, match=r"excel.*polars、duckdb、pyspark"):
        chosen_backend()
