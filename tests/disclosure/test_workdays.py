"""Working days around holidays and make-up days."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.errors import InputError, UnreadableFileError
from disclosure.workdays import WorkCalendar
from tests.shared_data import GOLDEN, needs_shared

CALENDAR = WorkCalendar.default()
covered_days = st.dates(min_value=date(2004, 1, 1), max_value=date(2026, 9, 1))


@needs_shared
def test_every_golden_deadline_of_five_and_seven_working_days() -> None:
    with (GOLDEN / "deadline_vectors.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 8
    for row in rows:
        decision = date.fromisoformat(row["decision_date"])
        for limit in (5, 7):
            deadline = date.fromisoformat(row[f"deadline_{limit}wd_count_from_next_day"])
            assert CALENDAR.deadline(decision, limit) == deadline, row
            assert CALENDAR.working_days(decision, deadline) == limit, row


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


def test_a_users_year_file_makes_a_further_year_judged(tmp_path: Path) -> None:
    last = CALENDAR.years[1]
    file = tmp_path / "明年.csv"
    file.write_text(f"日期,类型\n{last + 1}-01-01,休\n{last + 1}/1/2,休\n{last + 1}年1月3日,班\n", encoding="utf-8")
    longer = WorkCalendar.with_year_files([file])
    assert longer.years == (CALENDAR.years[0], last + 1)
    assert longer.is_working_day(date(last + 1, 1, 1)) is False
    assert longer.is_working_day(date(last + 1, 1, 3)) is True
    assert longer.deadline(date(last, 12, 25), 5) is not None


@pytest.mark.parametrize("content", ["2027-01-01,也许\n", "日期,类型\n", "日期,类型\n不是日期,休\n", ""])
def test_a_year_file_that_cannot_be_understood_is_an_error_naming_it(tmp_path: Path, content: str) -> None:
    file = tmp_path / "坏.csv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"坏\.csv"):
        WorkCalendar.with_year_files([file])


def test_a_year_file_in_another_encoding_or_with_a_gap_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "年.csv"
    file.write_bytes("2027-01-01,休\n".encode("gbk"))
    with pytest.raises(UnreadableFileError, match="UTF-8"):
        WorkCalendar.with_year_files([file])
    file.write_text(f"{CALENDAR.years[1] + 5}-01-01,休\n", encoding="utf-8")
    with pytest.raises(InputError, match="连续"):
        WorkCalendar.with_year_files([file])
