from __future__ import annotations

from fractions import Fraction

import pytest

from audit.bounds import Bounds, total_bounds
from audit.schemes import load_scheme
from disclosure.judgement import Score

NATIONAL = load_scheme("national-2018q2")
YUNCHENG = load_scheme("yuncheng-2021")


def score(number: str, points: float | None, full: float, missing: str = "") -> Score:
    given = None if points is None else Fraction(points)
    return Score(
        indicator=number,
        title="",
        points=given,
        full=Fraction(full),
        grounds="",
        missing=missing or "缺" * (given is None),
    )


def test_what_is_scored_has_one_value() -> None:
    assert total_bounds(NATIONAL, [score("2", 6, 9), score("5.2", 10, 10)], of_region=True) == Bounds(
        Fraction(16), Fraction(16)
    )


def test_an_unscored_indicator_may_give_nothing_or_all() -> None:
    assert total_bounds(NATIONAL, [score("2", 6, 9), score("3", None, 20)], of_region=True) == Bounds(
        Fraction(6), Fraction(26)
    )


def test_an_unscored_deduction_may_take_all_it_can() -> None:
    assert total_bounds(NATIONAL, [score("2", 6, 9), score("7", None, 0)], of_region=True) == Bounds(
        Fraction(-4), Fraction(6)
    )


def test_of_a_partly_scored_indicator_only_the_rest_is_open() -> None:
    # three of five departments scored: 3 of the 5 points are judged
    partly = score("6.2", 2, 3, missing="乙局：未提供台账")
    assert total_bounds(NATIONAL, [partly], of_region=True) == Bounds(Fraction(2), Fraction(4))


@pytest.mark.parametrize(("own", "upper"), [(90, 100), (60, 100)])
def test_a_bonus_without_end_is_ended_by_the_total(own: int, upper: int) -> None:
    scores = [score("3", own, 30), score("五（一）", None, 0)]
    assert total_bounds(YUNCHENG, scores, of_region=False) == Bounds(Fraction(own), Fraction(upper))


def test_without_such_an_end_there_is_none() -> None:
    found = total_bounds(load_scheme("changzhi-2022"), [score("12", None, 0)], of_region=False)
    assert (found.lower, found.upper, found.is_settled) == (0, None, False)
