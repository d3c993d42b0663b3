"""长治市2022年考核积分, worked by hand. January 2022: the 3rd and the 31st are holidays, the 29th and 30th worked."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from audit.schemes import load_scheme
from audit.schemes.asked import NOT_DONE, NOTHING_TO_DO, Answer
from audit.schemes.scoring import score_department
from disclosure.judgement import Rate
from tests.audit.schemes.scoring_desk import answers, known, outcome

NAME = "changzhi-2022"
SCHEME = load_scheme(NAME)


def points(number: str, **more: Any) -> Fraction | None:
    return outcome(NAME, number, **more).points


@pytest.mark.parametrize(
    ("done", "gives"),
    [
        (date(2021, 12, 30), 10),
        (date(2022, 1, 9), 10),
        (date(2022, 1, 10), 10),  # Monday, the due day
        (date(2022, 1, 11), 9),
        (date(2022, 1, 14), 6),
        (date(2022, 1, 15), 6),  # a Saturday is no further working day
        (date(2022, 1, 21), 1),  # 9 working days
        (date(2022, 1, 24), 0),  # 10: nothing is left
        (date(2022, 1, 25), 0),  # 11: past ten, no points
    ],
)
def test_1_the_catalogue_loses_a_point_a_working_day(done: date, gives: int) -> None:
    assert points("1", given=answers(目录公示并报备日期=done)) == gives


@pytest.mark.parametrize(("number", "question"), [("2", "实施方案公开并报备日期"), ("3", "双员公开并报备日期")])
def test_2_and_3_are_due_on_the_fifth(number: str, question: str) -> None:
    for day, gives in ((4, 10), (5, 10), (6, 9), (19, 0), (20, 0)):
        assert points(number, given=answers(**{question: date(2022, 1, day)})) == gives


def test_what_is_still_not_done_is_late_up_to_the_day_of_the_assessment() -> None:
    given = answers(目录公示并报备日期=NOT_DONE)
    assert points("1", given=given, as_of=date(2022, 1, 12)) == 8
    assert points("1", given=given, as_of=date(2022, 2, 28)) == 0


def test_a_year_outside_the_holiday_table_is_not_judged() -> None:
    assert points("1", given=answers(目录公示并报备日期=NOT_DONE), as_of=date(2090, 1, 1)) is None


def task(done: date | str, due: date | None) -> Answer:
    return Answer(value=done, ground="材料", due=due, place="统计表 C2")


def test_4_every_task_has_its_own_ten_points() -> None:
    tasks = [task(date(2022, 1, 20), date(2022, 1, 20)), task(date(2022, 1, 24), date(2022, 1, 20))]
    found = outcome(NAME, "4", answers(阶段性任务完成日期=tasks))
    assert (found.points, found.full) == (18, 20)
    score = {one.indicator: one for one in score_department(SCHEME, known(SCHEME, answers(阶段性任务完成日期=tasks)))}[
        "4"
    ]
    assert (score.points, score.full) == (18, 20)


def test_4_a_task_without_due_day_is_not_judged() -> None:
    found = outcome(NAME, "4", answers(阶段性任务完成日期=[task(date(2022, 1, 20), None)]))
    assert found.points is None
    assert "C2" in found.missing


@pytest.mark.parametrize(
    ("done", "gives"),
    # 2022年2月1日至6日放假，7日为第1个工作日，9日为第3个工作日
    [
        (date(2022, 2, 8), 10),
        (date(2022, 2, 9), 10),
        (date(2022, 2, 10), 9),
        (date(2022, 2, 23), 0),
        (date(2022, 2, 24), 0),
    ],
)
def test_5_the_ledger_is_due_on_the_third_working_day_of_the_next_month(done: date, gives: int) -> None:
    assert points("5", given=answers(台账或零增量报告报送日期=done)) == gives


@pytest.mark.parametrize(
    ("number", "rate", "over", "gives"),
    [
        ("6", "late", 0, 10),
        ("6", "late", 1, Fraction(19, 2)),
        ("6", "late", 20, 0),
        ("7", "compliance", 20, 10),
        ("7", "compliance", 19, Fraction(19, 2)),
        ("7", "compliance", 0, 0),
        ("8", "concealment", 0, 10),
        ("8", "concealment", 1, Fraction(19, 2)),
        ("8", "concealment", 20, 0),
    ],
)
def test_6_to_8_are_in_proportion(number: str, rate: str, over: int, gives: Fraction | int) -> None:
    assert points(number, rates={rate: Rate(over, 20)}) == gives
    assert points(number, rates={rate: Rate(0, 0, "无")}) is None


def test_9_every_delay_takes_from_the_same_ten_points() -> None:
    due = date(2022, 1, 10)
    late = [task(date(2022, 1, 10), due), task(date(2022, 1, 12), due), task(date(2022, 1, 13), due)]
    assert points("9", given=answers(错误信息修改日期=late)) == 5
    assert points("9", given=answers(错误信息修改日期=[task(date(2022, 1, 24), due), *late])) == 0


def test_where_there_was_nothing_to_do_the_worksheet_says_so() -> None:
    assert points("9", given=answers(错误信息修改日期=NOTHING_TO_DO)) == 10
    found = outcome(NAME, "4", answers(阶段性任务完成日期=NOTHING_TO_DO))
    assert (found.points, "无此事项" in found.missing) == (None, True)
    entries = [Answer(value=NOTHING_TO_DO), task(date(2022, 1, 12), date(2022, 1, 10))]
    assert points("9", given=answers(错误信息修改日期=entries)) == 8


@pytest.mark.parametrize(("repaired", "gives"), [(0, 0), (1, 1), (9, 9), (10, 10), (11, 10)])
def test_10_repairs_count_up_to_ten(repaired: int, gives: int) -> None:
    assert points("10", given=answers(信用修复个数=repaired), unit="县区") == gives


def test_10_is_asked_of_counties_only() -> None:
    city = {one.indicator for one in score_department(SCHEME, known(SCHEME, {}, unit="市级"))}
    county = {one.indicator for one in score_department(SCHEME, known(SCHEME, {}, unit="县区"))}
    assert county - city == {"10"}
    assert "级别" in outcome(NAME, "10", answers(信用修复个数=3)).missing


def test_11_to_13_are_asked_at_the_years_end() -> None:
    given = answers(配合评估并取得良好成绩=1, 宣传报道篇数=13, 已报送全年工作总结=0)
    assert [points(number, given=given) for number in ("11", "12", "13")] == [10, 13, 0]
    january = {one.indicator for one in score_department(SCHEME, known(SCHEME, given, period="2022-01"))}
    december = {one.indicator for one in score_department(SCHEME, known(SCHEME, given, period="2022-12"))}
    year = {one.indicator for one in score_department(SCHEME, known(SCHEME, given, period="2022"))}
    assert (january & {"1", "11"}, december & {"1", "11"}) == ({"1"}, {"11"})
    assert {"1", "2", "3", "11", "12", "13"} <= year


@pytest.mark.parametrize("number", [str(at) for at in range(1, 14)])
def test_what_nobody_answered_is_unscored(number: str) -> None:
    found = outcome(NAME, number, unit="县区")
    assert found.points is None
    assert found.missing


def test_the_year_is_nine_tenths_monthly_work() -> None:
    assert {part.name: part.weight for part in SCHEME.parts} == {
        "平时工作": Fraction(9, 10),
        "年终工作": Fraction(1, 10),
    }
    assert all(one.part for one in SCHEME.indicators)
