"""The status of every decision by expressions: days are judged once a pair of days, whatever the number of rows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals as nw
import polars as pl

from audit.display import duty_of
from audit.engine.backend import Backend, Lazy, Read, collect
from audit.schemes.scheme import Timing
from audit.timing import is_due, time_row
from disclosure.records import LedgerRow
from disclosure.vocabulary import Kind, RowStatus
from disclosure.workdays import WorkCalendar

LAID = ("row", "department", "kind", "decision_date", "rows", "published_row", "published_on", "matched_by", "status")
"""The columns of laid decisions."""
_DAYS = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """`read_whole`: the departments whose listings were read whole, or whether all were; what was not found of the
    others is not judged."""

    timing: Timing
    calendar: WorkCalendar
    as_of: date
    read_whole: bool | Collection[str]

    def proved(self, department: str) -> bool:
        return self.read_whole if isinstance(self.read_whole, bool) else department in self.read_whole


def judge_found(backend: Backend, found: Read, judging: Judging) -> Read:
    """Of decisions with shown, undated, decided and matched_by: in time or not by their days. What was public only
    after the day of the assessment was not by it."""
    public = nw.col("shown") <= nw.lit(judging.as_of)

    def told() -> Lazy:
        days = found().with_columns(
            decided=nw.coalesce(nw.col("decision_date"), nw.col("decided")),
            later=nw.coalesce(~public, nw.lit(value=False)) & (nw.col("undated") == 0),
            published_on=nw.when(public).then(nw.col("shown")),
        )
        return days.with_columns(days=_code("decided") * _DAYS + _code("published_on"))

    statuses = _by_days(backend, collect(told().select("days").unique())["days"].to_list(), judging)
    due = due_on(told().filter(nw.col("later")), "decided", judging)
    absent = nw.when(due).then(nw.lit(RowStatus.NOT_FOUND.value)).otherwise(nw.lit(RowStatus.NOT_JUDGED.value))
    return lambda: (
        told()
        .join(statuses(), on="days", how="left")
        .with_columns(
            status=nw.when(nw.col("later")).then(absent).otherwise(nw.col("by_days")),
            matched_by=nw.when(~nw.col("later")).then(nw.col("matched_by")),
            published_row=nw.when(~nw.col("later")).then(nw.col("published_row")),
        )
        .select(*LAID)
    )


def _by_days(backend: Backend, pairs: list[int], judging: Judging) -> Read:
    """The status of each pair of decision and publication."""
    timed = (time_row(_day(pair // _DAYS), _day(pair % _DAYS), judging.timing, judging.calendar) for pair in pairs)
    schema = {"days": pl.Int64, "by_days": pl.String}
    return backend.table(pl.DataFrame({"days": pairs, "by_days": [one.status.value for one in timed]}, schema=schema))


def judge_absent(left: Read, judging: Judging) -> Read:
    """Of decisions that nothing published has to do with: accused only where there was something to look for, it was
    due, and the listings were read whole."""
    whole = judging.read_whole
    proved = nw.lit(whole) if isinstance(whole, bool) else nw.col("department").is_in(sorted(whole))
    named = ~nw.col("number").is_null() | ~nw.col("party").is_null()
    accused = named & proved & due_on(left(), "decision_date", judging)
    status = nw.when(accused).then(nw.lit(RowStatus.NOT_FOUND.value)).otherwise(nw.lit(RowStatus.NOT_JUDGED.value))
    return lambda: (
        left()
        .with_columns(
            status=status,
            published_row=nw.lit(None).cast(nw.Int64),
            published_on=nw.lit(None).cast(nw.Date),
            matched_by=nw.lit(None).cast(nw.String),
        )
        .select(*LAID)
    )


def due_on(rows: Lazy, day: str, judging: Judging) -> nw.Expr:
    """Whether a row had to be public on the day of the assessment, by kind and day of decision (audit.display: a
    penalty may have been withdrawn)."""
    due: dict[str, list[date]] = {kind.value: [] for kind in Kind}
    for kind, decided in collect(rows.select("kind", day).unique()).iter_rows():
        if decided and _was_due(Kind(kind), decided, judging):
            due[kind].append(decided)
    of_kinds = [(nw.col("kind") == kind) & nw.col(day).is_in(days) for kind, days in due.items() if days]
    if not of_kinds:
        return nw.lit(value=False)
    return nw.coalesce(nw.any_horizontal(*of_kinds, ignore_nulls=True), nw.lit(value=False))


def _was_due(kind: Kind, decided: date, judging: Judging) -> bool:
    if not is_due(decided, judging.as_of, judging.timing, judging.calendar):
        return False
    nothing: dict[str, Any] = {"document_number": None, "party": None}
    row = LedgerRow(file="", sheet="", row=0, department="", kind=kind, decision_date=decided, **nothing)
    return not duty_of(row, judging.as_of).reason


def _code(name: str) -> nw.Expr:
    """20240131; 0 for no day."""
    day = nw.col(name).dt
    whole = day.year().cast(nw.Int64) * 10_000 + day.month().cast(nw.Int64) * 100 + day.day().cast(nw.Int64)
    return nw.coalesce(whole, nw.lit(0, nw.Int64))


def _day(code: int) -> date | None:
    return date(code // 10_000, code // 100 % 100, code % 100) if code else None
