"""Ledger rows laid on publications by exact keys, one to one, each with its status."""

from __future__ import annotations

from datetime import date
from typing import Any

import narwhals as nw
import polars as pl
from narwhals.typing import IntoLazyFrame

from audit.display import duty_of
from audit.engine.keys import Frame, with_keys
from audit.schemes.scheme import Timing
from audit.timing import is_due, time_row
from disclosure.records import LedgerRow
from disclosure.vocabulary import Kind, MatchedBy, RowStatus
from disclosure.workdays import WorkCalendar

_DECISION = ("department", "kind", "number_key", "party_key")
_READ = ("department", "kind", "document_number", "party", "decision_date")
_NUMBER = ("department", "kind", "number_key")


def lay_at_size(
    ledger: IntoLazyFrame,
    published: IntoLazyFrame,
    *,
    timing: Timing,
    calendar: WorkCalendar,
    as_of: date,
    absence_proved: bool,
) -> Frame:
    """One line for every distinct decision of the ledger.

    `ledger` has department, kind, document_number, party and decision_date; `published` besides published_on (days).
    Given back: department, kind, number_key, party_key, decision_date, `rows` (ledger rows of this decision: all but
    one are repeated), `row` (the first of them, from 0), published_on, matched_by, status. `absence_proved`: whether
    all listings were read whole; else what was not found is not judged.
    """
    wanted = _decisions(ledger)
    read = _read(published, (*_READ, "published_on"))
    shown = _publications(read, as_of)
    by_party = wanted.join(shown, on=list(_DECISION), how="left")
    sure = (nw.col("times") > 0) & (nw.col("party_key") != "")
    met = by_party.filter(sure).with_columns(
        matched_by=nw.lit(MatchedBy.DOCUMENT_NUMBER_AND_PARTY.value), rivals=nw.lit(0)
    )
    left = by_party.filter(~nw.coalesce(sure, nw.lit(value=False))).drop("times", "published_on", "shown_decision")
    free = shown.join(met.select(*_DECISION), on=list(_DECISION), how="anti")
    left = _by_number(left, free)
    laid = nw.concat([met, _with_rivals(left, read).select(*met.columns)], how="vertical")
    return _judged(laid, timing, calendar, as_of, absence_proved=absence_proved)


def _read(frame: IntoLazyFrame, columns: tuple[str, ...]) -> Frame:
    given: Any = nw.from_native(frame)
    picked = given.lazy().select(*columns).to_native().with_row_index("row")
    return with_keys(nw.from_native(picked))


def _decisions(ledger: IntoLazyFrame) -> Frame:
    rows = _read(ledger, _READ)
    whole = rows.filter(nw.col("number_key") != "")
    grouped = whole.group_by(*_DECISION).agg(
        nw.col("row").min(), nw.col("decision_date").min(), rows=nw.len().cast(nw.Int64)
    )
    # Rows without a number cannot be told to repeat one another.
    numberless = rows.filter(nw.col("number_key") == "").with_columns(rows=nw.lit(1).cast(nw.Int64))
    return nw.concat([grouped, numberless.select(*grouped.columns)], how="vertical")


def _publications(rows: Frame, as_of: date) -> Frame:
    """Distinct publications that were public by the day, the earliest day of each."""
    public = rows.filter(
        (nw.col("number_key") != "") & (nw.col("published_on").is_null() | (nw.col("published_on") <= as_of))
    )
    return public.group_by(*_DECISION).agg(
        nw.col("published_on").min(),
        shown_decision=nw.col("decision_date").min(),
        times=nw.len().cast(nw.Int64),
    )


def _by_number(left: Frame, free: Frame) -> Frame:
    """By the number alone where one decision and one publication are left of it and it names its year."""
    alone = free.group_by(*_NUMBER).agg(
        nw.col("published_on").min(), nw.col("shown_decision").min(), nw.col("times").sum(), offers=nw.len()
    )
    same = left.filter(nw.col("number_key") != "").group_by(*_NUMBER).agg(claims=nw.len())
    joined = left.join(alone, on=list(_NUMBER), how="left").join(same, on=list(_NUMBER), how="left")
    one = (nw.col("offers") == 1) & (nw.col("claims") == 1) & ~nw.col("number_key").str.starts_with("=")
    met = nw.coalesce(one, nw.lit(value=False))
    return joined.with_columns(
        published_on=nw.when(met).then(nw.col("published_on")),
        shown_decision=nw.when(met).then(nw.col("shown_decision")),
        times=nw.when(met).then(nw.col("times")),
        matched_by=nw.when(met).then(nw.lit(MatchedBy.DOCUMENT_NUMBER.value)),
        rivals=nw.when(~met & ~nw.col("offers").is_null()).then(nw.lit(1)).otherwise(nw.lit(0)),
    ).drop("offers", "claims")


def _with_rivals(left: Frame, read: Frame) -> Frame:
    """Rows that a publication not laid on them might yet mean: one without a number in their department and kind,
    or their number under any kind or after the day. They are not judged."""
    vague = read.filter(nw.col("number_key") == "").select("department", "kind").unique()
    same = read.filter(nw.col("number_key") != "").select("department", "number_key").unique()
    flagged = left.join(vague.with_columns(vague=nw.lit(1)), on=["department", "kind"], how="left")
    flagged = flagged.join(same.with_columns(same=nw.lit(1)), on=["department", "number_key"], how="left")
    return flagged.with_columns(rivals=nw.max_horizontal("rivals", "vague", "same"))


def _judged(laid: Frame, timing: Timing, calendar: WorkCalendar, as_of: date, *, absence_proved: bool) -> Frame:
    """Statuses by the distinct pairs of days: some thousands, whatever the number of rows."""
    dated = laid.with_columns(decided=nw.coalesce(nw.col("decision_date"), nw.col("shown_decision")))
    pairs = dated.filter(~nw.col("matched_by").is_null()).select("decided", "published_on").unique()
    found = [
        (decided, done, time_row(decided, done, timing, calendar).status.value) for decided, done in pairs.iter_rows()
    ]
    days = {"decided": pl.Date, "published_on": pl.Date, "found_status": pl.String}
    statuses = nw.from_native(pl.DataFrame(found, schema=days, orient="row"), eager_only=True)
    timed = nw.from_native(
        dated.to_native().join(statuses.to_native(), on=["decided", "published_on"], how="left", nulls_equal=True),
        eager_only=True,
    )
    absent = nw.lit(absence_proved) & (nw.col("rivals") == 0) & (nw.col("number_key") != "")
    absent &= _was_due(timed, timing, calendar, as_of)
    status = (
        nw.when(~nw.col("matched_by").is_null())
        .then(nw.col("found_status"))
        .otherwise(
            nw.when(absent).then(nw.lit(RowStatus.NOT_FOUND.value)).otherwise(nw.lit(RowStatus.NOT_JUDGED.value))
        )
    )
    kept = ("row", *_DECISION, "decision_date", "rows", "published_on", "matched_by", "status")
    judged: Frame = timed.with_columns(status=status).select(*kept)
    return judged


def _was_due(laid: Frame, timing: Timing, calendar: WorkCalendar, as_of: date) -> nw.Expr:
    """Whether the row had to be public on the day, by kind and day of decision (audit.display: a penalty may have
    been withdrawn)."""
    due: dict[str, list[date]] = {kind.value: [] for kind in Kind}
    for kind, day in laid.select("kind", "decision_date").unique().iter_rows():
        if day and is_due(day, as_of, timing, calendar) and not duty_of(_row(Kind(kind), day), as_of).reason:
            due[kind].append(day)
    of_kinds = [(nw.col("kind") == kind) & nw.col("decision_date").is_in(found) for kind, found in due.items()]
    return nw.coalesce(nw.any_horizontal(*of_kinds, ignore_nulls=True), nw.lit(value=False))


def _row(kind: Kind, day: date) -> LedgerRow:
    """A row of which nothing is known but kind and day."""
    nothing: dict[str, Any] = {"document_number": None, "party": None}
    return LedgerRow(file="", sheet="", row=0, department="", kind=kind, decision_date=day, **nothing)
