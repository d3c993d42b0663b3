"""Rates by department, region, month and kind from laid decisions: counts added up first, divided at the very end and
exactly (运信用办〔2021〕25号: 各抽查单位合计后相除)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import narwhals as nw
import polars as pl

from audit.engine.backend import Read, collect
from audit.rates.six_rates import publicity_by_count, timing_by_count
from audit.schemes.scheme import Timing
from disclosure.judgement import Rate, RowMatch
from disclosure.vocabulary import RowStatus

DIMENSIONS = ("region", "department", "month", "kind")
_COUNTED = tuple(status for status in RowStatus if status is not RowStatus.EXCLUDED)
_NO_MONTH = 0


def count_statuses(laid: Read, regions: Mapping[str, str] | None = None) -> pl.DataFrame:
    """How many decisions of each department, kind and month (of decision, such as 2024-07; "" where it is not known)
    have each status; `published`: those found; `repeated`: ledger rows beside the first of each decision.
    `regions`: by department."""
    day = nw.col("decision_date").dt
    month = nw.coalesce(day.year().cast(nw.Int64) * 100 + day.month().cast(nw.Int64), nw.lit(_NO_MONTH, nw.Int64))
    statuses = {
        status.value: (nw.col("status") == status.value).cast(nw.Int64).sum().cast(nw.Int64) for status in _COUNTED
    }
    grouped = (
        laid()
        .with_columns(month=month)
        .group_by("department", "month", "kind")
        .agg(
            **statuses,
            published=(~nw.col("matched_by").is_null()).cast(nw.Int64).sum().cast(nw.Int64),
            repeated=(nw.col("rows") - 1).sum().cast(nw.Int64),
        )
    )
    told = pl.col("month").cast(pl.String)
    dashed = told.str.slice(0, 4) + "-" + told.str.slice(4)
    counts = collect(grouped).with_columns(
        month=pl.when(pl.col("month") == _NO_MONTH).then(pl.lit("")).otherwise(dashed)
    )
    names = counts["department"].unique().to_list()
    known = {"department": names, "region": [(regions or {}).get(name, "") for name in names]}
    counts = counts.join(
        pl.DataFrame(known, schema_overrides=dict.fromkeys(known, pl.String)), on="department", how="left"
    )
    return counts.sort(DIMENSIONS)


def count_matches(matches: Sequence[RowMatch], regions: Mapping[str, str]) -> pl.DataFrame:
    """The same counts of rows that a run judged; excluded rows are not counted."""
    counted = [match for match in matches if match.status is not RowStatus.EXCLUDED]
    days = [match.row.decision_date for match in counted]
    table = {
        "department": [match.row.department for match in counted],
        "region": [regions.get(match.row.department, "") for match in counted],
        "month": [f"{day:%Y-%m}" if day else "" for day in days],
        "kind": [match.row.kind.value for match in counted],
        **{status.value: [int(match.status is status) for match in counted] for status in _COUNTED},
        "published": [int(match.matched_by is not None) for match in counted],
    }
    types: dict[str, Any] = {name: pl.String if name in DIMENSIONS else pl.Int64 for name in table}
    frame = pl.DataFrame(table, schema=types)
    return frame.group_by(DIMENSIONS).agg(pl.all().sum()).sort(DIMENSIONS)


def rates_at_size(
    counts: pl.DataFrame, timing: Timing, by: Sequence[str] = ("department",)
) -> dict[tuple[str, ...], dict[str, Rate]]:
    """publicity, on_time, late and omission for each value of `by` (of DIMENSIONS; () for all together), as
    `audit.rates.six_rates` counts them: what could not be judged leaves numerator and denominator (指南 6.2, 6.3)."""
    figures = [name for name in counts.columns if name not in DIMENSIONS]
    summed = counts.group_by(*by).agg(pl.col(figures).sum()) if by else counts.select(pl.col(figures).sum())
    lines = summed.sort(by).iter_rows(named=True) if by else summed.iter_rows(named=True)
    return {tuple(line[name] for name in by): _rates(line, timing) for line in lines}


def _rates(line: dict[str, int], timing: Timing) -> dict[str, Rate]:
    count: dict[RowStatus, int] = {status: line[status.value] for status in _COUNTED}
    return {
        **publicity_by_count(count, line["published"], timing.limit),
        **timing_by_count(count, timing, of=line["published"]),
    }
