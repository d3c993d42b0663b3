"""Laying at size gives what a run gives row by row, on the same rows, on every engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from audit.engine.backend import Backend, chosen_backend, collect
from audit.engine.keys import keyed_lines, number_key
from audit.engine.laying import lay_at_size
from audit.engine.rates import count_statuses, rates_at_size
from audit.engine.statuses import Judging
from audit.match.parties import party_key
from audit.match.publications import gather_publications, row_numbers
from audit.schemes.scheme import Timing
from audit.status.absence import Absence
from audit.status.row_status import Bench, judge_rows
from audit.verified_rows.exclusions import exclude_rows
from disclosure.judgement import Rate
from disclosure.records import LedgerRow, PublishedRecord
from disclosure.vocabulary import Exclusion, Kind, RowStatus
from disclosure.workdays import WorkCalendar
from tests.audit.making import ledger_row, record
from tests.audit.match.test_number_pairs import pairs

TIMING = Timing(limit=7, count_from="next_day", outer_limit=None, clause="")
AS_OF = date(2018, 9, 5)
LEDGER = ("department", "kind", "document_number", "party", "decision_date", "project")
TEXT = dict.fromkeys(LEDGER, pl.String) | {"decision_date": pl.Date, "published_on": pl.Date}
POLARS = chosen_backend("polars")


def frame(rows: Sequence[LedgerRow | PublishedRecord], columns: Sequence[str]) -> pl.DataFrame:
    data = [tuple(getattr(row, name) for name in columns) for row in rows]
    made = pl.DataFrame(data, schema={name: TEXT[name] for name in columns}, orient="row")
    return made.with_row_index("row")


def laid(
    rows: Sequence[LedgerRow],
    records: Sequence[PublishedRecord],
    *,
    backend: Backend = POLARS,
    as_of: date = AS_OF,
    proved: bool = True,
) -> pl.DataFrame:
    judging = Judging(timing=TIMING, calendar=WorkCalendar.default(), as_of=as_of, read_whole=proved)
    ledger, published = frame(rows, LEDGER), frame(records, (*LEDGER, "published_on"))
    found = lay_at_size(backend, backend.table(ledger), backend.table(published), judging)
    return collect(found()).sort("row")


def keys(texts: Sequence[str | None], column: str) -> list[int | None]:
    """The keys of one column's texts, of one department and kind."""
    given: dict[str, Any] = {"department": "甲局", "kind": "penalty", "decision_date": None}
    other = {"document_number": "party", "party": "document_number"}[column]
    rows = pl.DataFrame([given | {column: text, other: None} for text in texts], schema_overrides=TEXT)
    lines = keyed_lines(POLARS, POLARS.table(rows.with_row_index("row")), published=False)
    name = {"document_number": "number", "party": "party"}[column]
    return collect(lines.read()).sort("row")[name].to_list()


@pytest.mark.parametrize(("one", "other"), [*pairs("yes"), *pairs("no")])
def test_keys_are_equal_exactly_where_the_written_forms_are(one: str, other: str) -> None:
    left, right = keys([one, other], "document_number")
    assert (left == right) == (row_numbers(one) == row_numbers(other)) == (number_key(one) == number_key(other))


@settings(deadline=None)
@given(st.lists(st.text("示罚宇字第号字年〔〕[]（）() 　201890-之一文书、", max_size=16), min_size=2, max_size=8))
def test_the_expression_tells_numbers_apart_as_the_exact_reading_does(texts: list[str]) -> None:
    told = keys(texts, "document_number")
    exact = [number_key(text) for text in texts]
    assert [key is None for key in told] == [not key for key in exact]
    assert len(set(zip(told, exact, strict=True))) == len(set(told)) == len(set(exact))


@settings(deadline=None)
@given(st.lists(st.text("无甲乙（）()A1ａ 有限公司·-", max_size=8), min_size=2, max_size=8))
def test_the_expression_tells_parties_apart_as_the_exact_reading_does(texts: list[str]) -> None:
    told = keys(texts, "party")
    exact = [party_key(text) for text in texts]
    assert [key is None for key in told] == [not key for key in exact]
    assert len(set(zip(told, exact, strict=True))) == len(set(told)) == len(set(exact))


FORMS = (
    "示罚字〔2018〕{}号",
    "示罚字[2018]{}号",
    "示罚字（2018） 第{}号",
    "示罚字〔2018〕0{}",
    "示罚字〔2017〕{}号",
    "示罚宇〔2018〕{}号",
    "示罚字〔018〕{}号",
    "示罚字〔2018〕{}号、4号",
    "第{}号",
    "无",
    "示罚字〔2018……",
)
serials, forms = st.integers(1, 4), st.sampled_from(FORMS)
parties = st.sampled_from(["甲有限公司", "乙有限公司", "甲有限责任公司", "丙（集团）有限公司", "张三丰", "张**", None])
days = st.sampled_from([None, date(2018, 4, 10), date(2018, 5, 2), date(2018, 9, 3)])
shown_days = st.sampled_from([None, date(2018, 5, 3), date(2018, 5, 31), date(2018, 9, 20)])
decisions = st.lists(st.tuples(serials, forms, parties, days, st.sampled_from(list(Kind)), shown_days), max_size=8)


def made_rows(ledger: list[tuple]) -> list[LedgerRow]:
    return [
        ledger_row(form.format(serial), party=party, decision_date=day, kind=kind, row=at, project="甲项目")
        for at, (serial, form, party, day, kind, _) in enumerate(ledger)
    ]


def made_records(site: list[tuple]) -> list[PublishedRecord]:
    return [
        record(form.format(serial), party=party, decision_date=day, kind=kind, published_on=shown, url=str(at))
        for at, (serial, form, party, day, kind, shown) in enumerate(site)
    ]


@settings(deadline=None, max_examples=150)
@example(
    [("3", "示罚字〔2018〕{}号、4号", "甲有限公司", date(2018, 4, 10), Kind.PERMIT, None)],
    [("3", "示罚字〔2018〕{}号", "甲有限公司", None, Kind.PENALTY, None)],
)
@given(decisions, decisions)
def test_statuses_are_those_of_row_by_row_matching(ledger: list[tuple], site: list[tuple]) -> None:
    rows, records = made_rows(ledger), made_records(site)
    found = laid(rows, records)
    told = exclude_rows(rows, (Exclusion.DUPLICATE,))
    once = [row for row in told if row.excluded is None]
    judged = judge_rows(once, gather_publications(records), bench())
    expected = [(match.row.row, match.status, match.matched_by, match.published_on) for match in judged]
    assert found.select("row", "status", "matched_by", "published_on").rows() == expected
    assert found["rows"].sum() == len(rows)


def bench() -> Bench:
    proved = Absence(proved=True, reason="")
    both = dict.fromkeys(Kind, proved)
    calendar = WorkCalendar.default()
    return Bench(timing=TIMING, calendar=calendar, as_of=AS_OF, absences=both, own_site=both, place="sites")


def test_a_small_case_counted_by_hand() -> None:
    rows = [ledger_row(f"示罚字〔2018〕{serial}号", row=serial) for serial in range(1, 6)]
    rows.append(ledger_row("示罚字[2018]1号", row=9))
    records = [
        record("示罚字[2018]第01号", published_on=date(2018, 4, 19)),  # the 7th working day
        record("示罚字〔2018〕1号", published_on=date(2018, 4, 20), url="again"),
        record("示罚字 〔2018〕 2号", published_on=date(2018, 4, 20)),
        record("示罚字〔2018〕3号", published_on=None),
        record("示罚字〔2017〕4号"),
        record("示罚字〔2018〕6号", kind=Kind.PERMIT),
    ]
    found = laid(rows, records)
    assert Counter(found["status"].to_list()) == Counter(
        {RowStatus.ON_TIME: 1, RowStatus.LATE: 1, RowStatus.UNDATED: 1, RowStatus.NOT_FOUND: 2}
    )
    assert sum(found["rows"].to_list()) == len(rows)
    rates = rates_at_size(count_statuses(POLARS.table(found)), TIMING)["示范市城管局",]
    assert {name: (rate.numerator, rate.denominator) for name, rate in rates.items()} == {
        "publicity": (3, 5),
        "on_time": (1, 4),
        "late": (1, 2),
        "omission": (0, 0),
    }
    assert all(isinstance(rate, Rate) and rate.rule for rate in rates.values())


@pytest.mark.parametrize(
    "might_be",
    [record(kind=Kind.PERMIT), record(None, party=None), record("示罚字〔2018〕……", decision_date=None)],
)
def test_what_might_yet_be_the_row_keeps_it_from_being_accused(might_be: PublishedRecord) -> None:
    assert laid([ledger_row(), ledger_row(row=3, party="示范市甲公司")], [might_be])["status"].to_list() == [
        RowStatus.NOT_JUDGED,
        RowStatus.NOT_FOUND if might_be.party else RowStatus.NOT_JUDGED,
    ]


def test_a_penalty_that_may_have_been_withdrawn_is_not_accused() -> None:
    day, later = date(2023, 5, 4), date(2024, 6, 28)
    assert laid([ledger_row(decision_date=day)], [], as_of=later)["status"].to_list() == [RowStatus.NOT_JUDGED]
    permit = ledger_row(decision_date=day, kind=Kind.PERMIT)
    assert laid([permit], [], as_of=later)["status"].to_list() == [RowStatus.NOT_FOUND]


def test_what_was_not_read_whole_accuses_nobody() -> None:
    assert laid([ledger_row()], [], proved=False)["status"].to_list() == [RowStatus.NOT_JUDGED]
