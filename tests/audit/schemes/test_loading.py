from __future__ import annotations

import csv
from fractions import Fraction
from importlib import resources
from pathlib import Path

import pytest

from audit.schemes import list_schemes, load_scheme, read_scheme
from disclosure.errors import InputError
from tests.shared_data import GOLDEN, needs_shared

YINDU = resources.files("audit.schemes").joinpath("yindu-2024.toml").read_text(encoding="utf-8")
NATIONAL = resources.files("audit.schemes").joinpath("national-2018q2.toml").read_text(encoding="utf-8")


def test_the_five_schemes_come_with_the_program() -> None:
    five = ["changzhi-2022", "national-2018q2", "yichang-2020", "yindu-2024", "yuncheng-2021"]
    assert list_schemes() == five
    assert [load_scheme(name).identifier for name in list_schemes()] == list_schemes()


def test_the_national_weights_sum_to_a_hundred() -> None:
    assert sum(indicator.full for indicator in load_scheme("national-2018q2").indicators) == 100


@needs_shared
def test_the_national_weights_are_those_of_the_guide() -> None:
    with (GOLDEN / "guide_2018q2_indicators.csv").open(encoding="utf-8") as file:
        weights = [Fraction(row["item_weight"]) for row in csv.DictReader(file) if row["group_no"] != "7"]
    indicators = load_scheme("national-2018q2").indicators
    assert [indicator.full for indicator in indicators if indicator.full] == weights


def test_limits_are_seven_working_days_nationally_and_five_in_yindu() -> None:
    national, yindu = load_scheme("national-2018q2"), load_scheme("yindu-2024")
    assert (national.timing.limit, national.timing.outer_limit) == (7, None)
    assert (yindu.timing.limit, yindu.timing.outer_limit) == (5, 30)


def test_every_indicator_and_consequence_names_its_clause() -> None:
    for scheme in map(load_scheme, list_schemes()):
        assert scheme.source
        assert all(part.clause for part in (*scheme.indicators, *scheme.consequences))


def test_an_unknown_scheme_is_answered_with_the_known_ones() -> None:
    with pytest.raises(InputError, match="national-2018q2、yichang-2020、yindu-2024"):
        load_scheme("beijing-2030")


def test_a_scheme_file_of_ones_own_works(tmp_path: Path) -> None:
    path = tmp_path / "某市方案.toml"
    path.write_text(YINDU.replace('"yindu-2024"', '"某市-2025"').replace("limit = 5", "limit = 3"), encoding="utf-8")
    assert (load_scheme(str(path)).identifier, load_scheme(str(path)).timing.limit) == ("某市-2025", 3)


@pytest.mark.parametrize(
    ("wrong", "by", "named"),
    [
        ("limit = 5", "limit = -1", "limit"),
        ("limit = 5", 'limit = "五"', "limit"),
        ('basis = "platform"', 'basis = "newspaper"', "basis"),
        ('rate = "late"', 'rate = "lateness"', "rate"),
        ("above = 0.20", "above = 0.20\nabov = 1", "abov"),
        ('zero_prints = "0.00%"', "", "zero_prints"),
        ("[timing]", "[timing", "TOML"),
    ],
)
def test_a_mistake_in_a_rule_file_is_named(wrong: str, by: str, named: str) -> None:
    with pytest.raises(InputError, match=named) as error:
        read_scheme(YINDU.replace(wrong, by, 1), "某市方案.toml")
    assert "某市方案.toml" in str(error.value)


def test_steps_must_rise() -> None:
    with pytest.raises(InputError, match="steps"):
        read_scheme(NATIONAL.replace("below = 0.001", "below = 0.01"), "x.toml")


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="打不开"):
        load_scheme(str(tmp_path / "没有.toml"))
