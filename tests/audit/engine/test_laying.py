"""The engine gives what row-by-row matching gives, on the same rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

import narwhals as nw
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.absence import Absence
from audit.engine import lay_at_size, rates_at_size
from audit.engine.keys import number_key, with_keys
from audit.exclusions import exclude_rows
from audit.parties import party_key
from audit.publications import gather_publications, row_numbers
from audit.schemes.scheme import Timing
from audit.status import Bench, judge_rows
from disclosure.judgement import Rate
from disclosure.records import LedgerRow, PublishedRecord
from disclosure.vocabulary import Exclusion, Kind, RowStatus
from disclosure.workdays import WorkCalendar
from tests.audit.making import ledger_row, record
from tests.audit.match.test_number_pairs import pairs

TIMING = Timing(limit=7, count_from="next_day", outer_limit=None, clause="")
AS_OF = date(2018, 9, 5)
LEDGER = ("department", "kind", "document_number", "party", "decision_date")
TEXT = dict.fromkeys(LEDGER, pl.String) | {"decision_date": pl.Date, "published_on": pl.Date}


def frame(rows: Sequence[LedgerRow | PublishedRecord], columns: Sequence[str]) -> pl.LazyFrame:
    data = [tuple(getattr(row, name) for name in columns) for row in rows]
    return pl.LazyFrame(data, schema={name: TEXT[name] for name in columns}, orient="row")


def laid(
    rows: Sequence[LedgerRow], records: Sequence[PublishedRecord], *, as_of: date = AS_OF, proved: bool = True
) -> nw.DataFrame:
    return lay_at_size(
        frame(rows, LEDGER),
        frame(records, (*LEDGER, "published_on")),
        timing=TIMING,
        calendar=WorkCalendar.default(),
        as_of=as_of,
        absence_proved=proved,
    )


@pytest.mark.parametrize(("one", "other"), [*pairs("yes"), *pairs("no")])
def test_keys_are_equal_exactly_where_the_written_forms_are(one: str, other: str) -> None:
    texts = pl.DataFrame({"document_number": [one, other], "party": ["甲", "甲"]})
    left, right = with_keys(nw.from_native(texts, eager_only=True))["number_key"].to_list()
    assert (left == right) == (row_numbers(one) == row_numbers(other))
    assert (left, right) == (number_key(one), number_key(other))


@settings(deadline=None)
@given(st.text("示罚第号字年〔〕[]（）() 　201890-之一文书", max_size=16))
def test_the_expression_gives_the_key_of_the_exact_reading(text: str) -> None:
    frame = pl.DataFrame({"document_number": [text], "party": [None]}, schema_overrides={"party": pl.String})
    assert with_keys(nw.from_native(frame, eager_only=True))["number_key"].to_list() == [number_key(text)]


@settings(deadline=None)
@given(st.text("无甲乙（）()A1ａ 有限公司·-", max_size=8))
def test_the_expression_gives_the_written_form_of_a_party(text: str) -> None:
    frame = pl.DataFrame({"document_number": [None], "party": [text]}, schema_overrides={"document_number": pl.String})
    assert with_keys(nw.from_native(frame, eager_only=True))["party_key"].to_list() == [party_key(text)]


FORMS = ("示罚字〔2018〕{}号", "示罚字[2018]{}号", "示罚字（2018） 第{}号", "示罚字〔2018〕0{}", "示罚字〔2017〕{}号")
serials, forms = st.integers(1, 4), st.sampled_from(FORMS)
parties = st.sampled_from(["甲有限公司", "乙有限公司", "丙（集团）有限公司"])
days = st.sampled_from([date(2018, 4, 10), date(2018, 5, 2)])
shown_days = st.sampled_from([None, date(2018, 5, 3), date(2018, 5, 31)])
decisions = st.lists(st.tuples(serials, forms, parties, days, st.sampled_from(list(Kind)), shown_days), max_size=8)


@settings(deadline=None, max_examples=80)
@given(decisions, decisions)
def test_statuses_are_those_of_row_by_row_matching(ledger: list[tuple], site: list[tuple]) -> None:
    rows = [
        ledger_row(form.format(serial), party=party, decision_date=day, kind=kind, row=at)
        for at, (serial, form, party, day, kind, _) in enumerate(ledger, 2)
    ]
    records = [
        record(form.format(serial), party=party, decision_date=day, kind=kind, published_on=shown, url=f"u{at}")
        for at, (serial, form, party, day, kind, shown) in enumerate(site)
    ]
    rows = [row for row in exclude_rows(rows, (Exclusion.DUPLICATE,)) if row.excluded is None]
    found = {one["row"]: one for one in laid(rows, records).iter_rows(named=True)}
    judged = judge_rows(rows, gather_publications(records), bench())
    for at, match in enumerate(judged):
        assert found[at]["matched_by"] == match.matched_by
        # Without a match the engine may be the milder one, never the harder.
        assert found[at]["status"] in ({match.status} if match.matched_by else {match.status, RowStatus.NOT_JUDGED})


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
    rates = rates_at_size(found, limit=7)["示范市城管局"]
    assert {name: (rate.numerator, rate.denominator) for name, rate in rates.items()} == {
        "publicity": (3, 5),
        "on_time": (1, 4),
        "late": (1, 2),
    }
    assert all(isinstance(rate, Rate) and rate.rule for rate in rates.values())


@pytest.mark.parametrize(
    "might_be",
    [record(None), record(kind=Kind.PERMIT), record(published_on=date(2018, 9, 6)), record("无", party="乙有限公司")],
)
def test_what_might_yet_be_the_row_keeps_it_from_being_accused(might_be: PublishedRecord) -> None:
    assert laid([ledger_row()], [might_be])["status"].to_list() == [RowStatus.NOT_JUDGED]


def test_a_penalty_that_may_have_been_withdrawn_is_not_accused() -> None:
    day, later = date(2023, 5, 4), date(2024, 6, 28)
    assert laid([ledger_row(decision_date=day)], [], as_of=later)["status"].to_list() == [RowStatus.NOT_JUDGED]
    permit = ledger_row(decision_date=day, kind=Kind.PERMIT)
    assert laid([permit], [], as_of=later)["status"].to_list() == [RowStatus.NOT_FOUND]


def test_what_was_not_read_whole_accuses_nobody() -> None:
    assert laid([ledger_row()], [], proved=False)["status"].to_list() == [RowStatus.NOT_JUDGED]
