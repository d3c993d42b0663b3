"""The leads laid department by department with the passes of `audit.match`, as a run lays its ledgers."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import polars as pl

from audit.engine.statuses import LAID, Judging
from audit.match.publications import gather_publications
from audit.status.absence import Absence
from audit.status.row_status import Bench, judge_rows
from disclosure.judgement import RowMatch
from disclosure.records import LedgerRow, PublishedRecord
from disclosure.vocabulary import Kind

SCHEMA = {
    "row": pl.Int64,
    "department": pl.String,
    "kind": pl.String,
    "decision_date": pl.Date,
    "rows": pl.Int64,
    "published_row": pl.Int64,
    "published_on": pl.Date,
    "matched_by": pl.String,
    "status": pl.String,
}


def judge_leads(rows: pl.DataFrame, records: pl.DataFrame, judging: Judging) -> pl.DataFrame:
    """The laid decisions of these rows. Both have row, department, kind, document_number, party, decision_date and
    project; rows have `rows`, records published_on and published_row (the first record of their publication)."""
    shown: dict[str, list[PublishedRecord]] = defaultdict(list)
    for one in records.iter_rows(named=True):
        shown[one["department"]].append(_record(one))
    laid: list[dict[str, Any]] = []
    for (department,), part in sorted(rows.group_by("department"), key=lambda group: str(group[0][0])):
        given = list(part.sort("row").iter_rows(named=True))
        bench = _bench(judging, proved=judging.proved(str(department)))
        matches = judge_rows([_row(one) for one in given], gather_publications(shown[str(department)]), bench)
        laid += [_laid(one, match) for one, match in zip(given, matches, strict=True)]
    return pl.DataFrame(laid, schema=SCHEMA, orient="row").select(*LAID)


def _row(one: dict[str, Any]) -> LedgerRow:
    told = {name: one[name] for name in ("department", "document_number", "party", "decision_date", "project", "row")}
    return LedgerRow(file="", sheet="", kind=Kind(one["kind"]), **told)


def _record(one: dict[str, Any]) -> PublishedRecord:
    told = {name: one[name] for name in ("department", "document_number", "party", "decision_date", "project")}
    days = {"published_on": one["published_on"], "published_on_source": None}
    return PublishedRecord(kind=Kind(one["kind"]), url=str(one["published_row"]), **told, **days)


def _laid(one: dict[str, Any], match: RowMatch) -> dict[str, Any]:
    return {
        **{name: one[name] for name in ("row", "department", "kind", "decision_date", "rows")},
        "published_row": int(match.matched_url) if match.matched_url else None,
        "published_on": match.published_on,
        "matched_by": match.matched_by.value if match.matched_by else None,
        "status": match.status.value,
    }


def _bench(judging: Judging, *, proved: bool) -> Bench:
    absence = dict.fromkeys(Kind, Absence(proved=proved, reason=""))
    return Bench(
        timing=judging.timing,
        calendar=judging.calendar,
        as_of=judging.as_of,
        absences=absence,
        own_site=absence,
        place="sites",
    )
