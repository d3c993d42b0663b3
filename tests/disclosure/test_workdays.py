"""Working days around holidays and make-up days."""

from __future__ import annotations

import csv
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.workdays import CountFrom, WorkCalendar
from tests.shared_data import GOLDEN, needs_shared

CALENDAR = WorkCalendar.default()
covered_days = st.dates(min_value=date(2004, 1, 1), max_value=date(2026, 9, 1))


COLUMNS: tuple[tuple[str, int, CountFrom], ...] = (
    ("deadline_5wd_count_from_next_day", 5, "next_day"),
    ("deadline_7wd_count_from_next_day", 7, "next_day"),
    ("deadline_7wd_count_same_day", 7, "same_day"),
)


@needs_shared
@pytest.mark.parametrize(("column", "limit", "count_from"), COLUMNS)
def test_every_golden_deadline_by_either_way_of_counting(column: str, limit: int, count_from: CountFrom) -> None:
    with (GOLDEN / "deadline_vectors.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 8
    for row in rows:
        decision, deadline = date.fromisoformat(row["decision_date"]), date.fromisoformat(row[column])
        assert CALENDAR.deadline(decision, limit, count_from) == deadline, row
        assert CALENDAR.working_days(decision, deadline, count_from) == limit, row
        assert CALENDAR.is_in_time(decision, deadline, limit, count_from), row
        assert not CALENDAR.is_in_time(decision, deadline + timedelta(days=1), limit, count_from), row


@given(st.dates(min_value=date(2004, 1, 1), max_value=date(2026, 9, 1)), st.integers(1, 30))
def test_counting_the_decision_day_too_ends_no_later(decision: date, limit: int) -> None:
    following, same = CALENDAR.deadline(decision, limit), CALENDAR.deadline(decision, limit, "same_day")
    assert following is not None
    assert same is not None
    assert (same < following) is bool(CALENDAR.is_working_day(decision))


def test_make_up_days_work_and_holidays_do_not() -> None:
    assert CALENDAR.is_working_day(date(2024, 2, 18))
    assert not CALENDAR.is_working_day(date(2024, 2, 19) - timedelta(days=2))
    assert not CALENDAR.is_working_day(date(2020, 2, 2))


def test_publication_on_the_decision_day_counts_nothing_and_before_it_less() -> None:
    assert CALENDAR.working_days(date(2024, 7, 10), date(2024, 7, 10)) == 0
    assert CALENDAR.working_days(date(2024, 7, 10), date(2024, 7, 9)) == -1


def test_a_day_off_counts_as_the_last_working_day_before_it() -> None:
    friday, saturday = date(2024, 7, 12), date(2024, 7, 13)
    assert CALENDAR.working_days(date(2024, 7, 8), saturday) == CALENDAR.working_days(date(2024, 7, 8), friday) == 4


def test_the_saturday_after_a_friday_deadline_is_late() -> None:
    decision = date(2024, 7, 3)
    assert CALENDAR.deadline(decision, 7) == date(2024, 7, 12)
    assert CALENDAR.is_in_time(decision, date(2024, 7, 12), 7)
    assert CALENDAR.is_in_time(decision, date(2024, 7, 6), 7)
    assert not CALENDAR.is_in_time(decision, date(2024, 7, 13), 7)


def test_days_outside_the_covered_years_are_not_judged() -> None:
    first, last = CALENDAR.years
    assert (first, last) == (2004, 2026) or last > 2026
    assert CALENDAR.deadline(date(last, 12, 30), 7) is None
    assert CALENDAR.deadline(date(first - 1, 12, 31), 7) is None
    assert CALENDAR.working_days(date(last, 12, 1), date(last + 1, 1, 4)) is None
    assert CALENDAR.is_in_time(date(last, 12, 30), date(last, 12, 31), 7) is None
    assert not CALENDAR.covers(date(last + 1, 1, 1))
    assert CALENDAR.is_working_day(date(last + 1, 1, 1)) is None


@given(covered_days, st.integers(1, 30))
def test_a_deadline_is_a_working_day_and_exactly_the_limit_away(decision: date, limit: int) -> None:
    deadline = CALENDAR.deadline(decision, limit)
    assert deadline is not None
    assert CALENDAR.is_working_day(deadline)
    assert CALENDAR.working_days(decision, deadline) == limit
    assert (
        sum(bool(CALENDAR.is_working_day(decision + timedelta(days=n + 1))) for n in range((deadline - decision).days))
        == limit
    )


@given(covered_days, st.integers(0, 60), st.integers(1, 30))
def test_on_working_days_the_count_and_the_deadline_say_the_same(decision: date, later: int, limit: int) -> None:
    published = decision + timedelta(days=later)
    if CALENDAR.is_working_day(published):
        count = CALENDAR.working_days(decision, published)
        assert count is not None
        assert CALENDAR.is_in_time(decision, published, limit) is (count <= limit)


def test_the_calendar_says_which_years_it_has_and_where_from() -> None:
    (source,) = CALENDAR.sources
    assert (source.first, source.last) == CALENDAR.years
    assert "chinesecalendar" in source.source
    assert "国务院" in source.source
