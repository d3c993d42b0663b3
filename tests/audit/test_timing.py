from __future__ import annotations

import csv
from datetime import date, timedelta

import pytest

from audit.schemes.scheme import Timing
from audit.timing import is_due, time_row
from disclosure.vocabulary import RowStatus
from disclosure.workdays import CountFrom, WorkCalendar
from tests.shared_data import GOLDEN, needs_shared

CALENDAR = WorkCalendar.default()
SEVEN = Timing(limit=7, outer_limit=None, clause="")
YINDU = Timing(limit=5, outer_limit=30, clause="")
DAY = timedelta(days=1)


@needs_shared
@pytest.mark.parametrize(
    ("limit", "count_from", "column"),
    [
        (5, "next_day", "deadline_5wd_count_from_next_day"),
        (7, "next_day", "deadline_7wd_count_from_next_day"),
        (7, "same_day", "deadline_7wd_count_same_day"),
    ],
)
def test_the_last_day_of_the_limit_is_in_time_and_the_next_is_late_around_make_up_days(
    limit: int, count_from: CountFrom, column: str
) -> None:
    timing = Timing(limit=limit, outer_limit=None, clause="", count_from=count_from)
    with (GOLDEN / "deadline_vectors.csv").open(encoding="utf-8") as file:
        vectors = list(csv.DictReader(file))
    for vector in vectors:
        decided, deadline = date.fromisoformat(vector["decision_date"]), date.fromisoformat(vector[column])
        assert time_row(decided, deadline, timing, CALENDAR).status is RowStatus.ON_TIME
        assert time_row(decided, deadline - DAY, timing, CALENDAR).status is RowStatus.ON_TIME
        assert time_row(decided, deadline + DAY, timing, CALENDAR).status is RowStatus.LATE
        assert not is_due(decided, deadline, timing, CALENDAR)
        assert is_due(decided, deadline + DAY, timing, CALENDAR)


def test_a_make_up_saturday_counts_as_a_working_day() -> None:
    # 2024-05-11 is worked for May Day: the 7th working day after 30 April is Monday the 13th.
    timed = time_row(date(2024, 4, 30), date(2024, 5, 13), SEVEN, CALENDAR)
    assert (timed.status, timed.working_days) == (RowStatus.ON_TIME, 7)
    assert time_row(date(2024, 4, 30), date(2024, 5, 14), SEVEN, CALENDAR).working_days == 8


@pytest.mark.parametrize(
    ("days", "status"),
    [(8, RowStatus.LATE), (29, RowStatus.LATE), (30, RowStatus.LATE), (31, RowStatus.OMITTED)],
)
def test_more_than_thirty_days_after_the_decision_is_omitted(days: int, status: RowStatus) -> None:
    decided = date(2024, 7, 1)
    assert time_row(decided, decided + days * DAY, YINDU, CALENDAR).status is status


def test_without_an_outer_limit_nothing_is_omitted() -> None:
    assert time_row(date(2018, 1, 2), date(2018, 12, 28), SEVEN, CALENDAR).status is RowStatus.LATE


@pytest.mark.parametrize(
    ("decided", "done", "status"),
    [
        (None, date(2018, 4, 12), RowStatus.NOT_JUDGED),
        (date(2018, 4, 10), None, RowStatus.UNDATED),
        (date(2018, 4, 10), date(2018, 4, 9), RowStatus.NOT_JUDGED),
        (date(2018, 4, 10), date(2018, 4, 10), RowStatus.ON_TIME),
    ],
)
def test_missing_and_contradicting_dates_accuse_nobody(
    decided: date | None, done: date | None, status: RowStatus
) -> None:
    assert time_row(decided, done, SEVEN, CALENDAR).status is status


def test_a_year_outside_the_holiday_table_is_not_judged_and_says_so() -> None:
    beyond = date(CALENDAR.years[1] + 1, 1, 10)
    timed = time_row(beyond, beyond + 20 * DAY, SEVEN, CALENDAR)
    assert timed.status is RowStatus.NOT_JUDGED
    assert "节假日表" in timed.note


def test_a_row_is_due_only_after_the_last_day_of_its_limit() -> None:
    decided, deadline = date(2024, 7, 3), date(2024, 7, 10)
    assert not is_due(decided, deadline, YINDU, CALENDAR)
    assert is_due(decided, deadline + DAY, YINDU, CALENDAR)
