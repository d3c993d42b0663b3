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
        return days.with_columns(case=_case())

    cases = collect(told().select("case").unique())["case"].to_list()
    by_case = {"case": cases, "status": [_status(case, judging).value for case in cases]}
    statuses = backend.table(pl.DataFrame(by_case, schema={"case": pl.Int64, "status": pl.String}))
    seen = ~nw.col("later")
    return lambda: (
        told()
        .join(statuses(), on="case", how="left")
        .with_columns(
            matched_by=nw.when(seen).then(nw.col("matched_by")),
            published_row=nw.when(seen).then(nw.col("published_row")),
        )
        .select(*LAID)
    )


def _case() -> nw.Expr:
    """All that a status depends on in one number: day of decision, of publication, whether that is later, kind."""
    days = _code("decided") * _DAYS + _code("published_on")
    later = nw.when(nw.col("later")).then(nw.lit(2)).otherwise(nw.lit(0))
    penalty = nw.when(nw.col("kind") == Kind.PENALTY.value).then(nw.lit(1)).otherwise(nw.lit(0))
    return days * 4 + later + penalty


def _status(case: int, judging: Judging) -> RowStatus:
    days, later, penalty = case // 4, case // 2 % 2, case % 2
    decided, published = _day(days // _DAYS), _day(days % _DAYS)
    if not later:
        return time_row(decided, published, judging.timing, judging.calendar).status
    due = decided is not None and _was_due(Kind.PENALTY if penalty else Kind.PERMIT, decided, judging)
    return RowStatus.NOT_FOUND if due else RowStatus.NOT_JUDGED


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
