# ruff: noqa: E501  spellings and pages stand in one line, as they are seen
"""Dates in every form that was seen."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.dates import NO_EXPIRY, dates_in_text, is_no_expiry, read_date

SEVENTH_OF_MAY = date(2018, 5, 7)
real_days = st.dates(min_value=date(1971, 1, 1), max_value=date(2098, 12, 31))


@pytest.mark.parametrize(
    "value",
    [
        "2018-05-07", "2018/5/7", "20180507", "2018年5月7日", "2018.05.07", "2018/5/7 0:00:00", "2018-05-07 08:38", "2018-05-07 10∶08",
        "２０１８年５月７日", "2018 年 5 月 7 日", "201 8年5月7日", "2018——05——07 21:37", "2018—5—7", "2018|年5月7日", "二〇一八年五月七日",
        "二○一八年五月七日", "二零一八年五月七日", 1525622400000, "1525622400000", 1525622400, 43227, 43227.0, "43227", 20180507,
        "2018-05-06T16:00:00.000+0000", "2018-05-06T16:00:00Z", "2018-05-07T08:00:00", "/Date(1525622400000)/", "Mon May 07 00:00:00 CST 2018",
        "20180507103000", "决定日期：2018-05-07", date(2018, 5, 7), datetime(2018, 5, 7, 23, 59), datetime(2018, 5, 6, 16, tzinfo=UTC),
        "2018-05-07 / 2018年5月7日",
    ],
)  # fmt: skip
def test_every_form_of_one_day_is_read(value: object) -> None:
    assert read_date(value) == SEVENTH_OF_MAY


@pytest.mark.parametrize(
    "value",
    ["", None, "无", "/", "长期", "1900-01-01", "1899-12-31", "1899-12-30", "1970-01-01", 0, 1, "0", "2018-02-30", "2018-13-01", "2018", "2018-05", "2018-05-07至2019-05-06", True, float("nan"), float("inf"), "07/05/2018", "3500", "H20180507X"],
)  # fmt: skip
def test_what_is_no_day_or_means_empty_is_none(value: object) -> None:
    assert read_date(value) is None


@pytest.mark.parametrize("value", ["2099-12-31", "2099/12/31", "9999-12-31", "99991231", date(9999, 12, 31)])
def test_no_expiry_is_kept_and_told(value: object) -> None:
    assert is_no_expiry(read_date(value))


def test_an_ordinary_day_is_an_expiry() -> None:
    assert read_date("2099-12-31") == NO_EXPIRY
    assert not is_no_expiry(SEVENTH_OF_MAY)
    assert not is_no_expiry(None)


def test_chinese_tens_are_read() -> None:
    assert read_date("二〇二三年十二月三十一日") == date(2023, 12, 31)
    assert read_date("二〇二三年十月二十日") == date(2023, 10, 20)
    assert read_date("二〇二三年十一月初五日") == date(2023, 11, 5)


def test_all_days_of_a_text_come_in_order() -> None:
    text = "于2018年5月7日立案，二〇一八年六月一日作出决定，2018-06-20 公示；电话 13800138000，文号20180001号"
    assert dates_in_text(text) == [date(2018, 5, 7), date(2018, 6, 1), date(2018, 6, 20)]


@given(
    real_days,
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d", "%Y-%m-%d %H:%M:%S", "%Y—%m—%d"]),
)
def test_any_day_in_any_form_is_that_day(day: date, form: str) -> None:
    assert read_date(day.strftime(form)) == day
    assert read_date(f"  {day.year}年{day.month}月{day.day}日\u3000") == day


@given(st.text(max_size=40))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    read_date(text)
    dates_in_text(text)


@pytest.mark.parametrize(
    ("written", "day"),
    [("18-07-03", date(2018, 7, 3)), ("24.8.5", date(2024, 8, 5)), ("08-07-03", None), ("18-17-03", None)],
)
def test_years_of_two_figures(written: str, day: date | None) -> None:
    assert read_date(written) == day


def test_a_year_in_characters_before_a_day_in_figures() -> None:
    assert read_date("二〇一八年6月22日") == date(2018, 6, 22)
