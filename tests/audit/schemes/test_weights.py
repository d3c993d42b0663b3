"""The schemes' full points against the golden tables: the sources' own weights."""

from __future__ import annotations

import csv
from collections import defaultdict
from fractions import Fraction

import pytest

from audit.schemes import load_scheme
from tests.shared_data import GOLDEN, needs_shared


def golden(name: str) -> list[dict[str, str]]:
    with (GOLDEN / name).open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


@needs_shared
def test_the_national_guides_weights_are_those_of_its_groups() -> None:
    wanted: dict[str, list[Fraction]] = defaultdict(list)
    sums = {}
    for row in golden("guide_2018q2_indicators.csv"):
        if int(row["group_weight"]) > 0:
            wanted[row["group_no"]].append(Fraction(row["item_weight"]))
            sums[row["group_no"]] = Fraction(row["group_weight"])
    found: dict[str, list[Fraction]] = defaultdict(list)
    for one in load_scheme("national-2018q2").indicators:
        if one.full:
            found[one.number.split(".")[0]].append(one.full)
    assert found == wanted
    assert {group: sum(own) for group, own in found.items()} == sums
    assert sum(sums.values()) == 100


@needs_shared
def test_yunchengs_points_are_those_of_its_notice() -> None:
    own = defaultdict(Fraction)
    for one in load_scheme("yuncheng-2021").indicators:
        own[one.number.split(".")[0]] += one.full
    rows = golden("yuncheng_2021_scheme.csv")
    assert list(own.values())[:5] == [Fraction(row["points"]) for row in rows[:5]]
    assert sum(own.values()) == 100


@needs_shared
def test_changzhis_items_are_the_thirteen_of_its_notice() -> None:
    scheme = load_scheme("changzhi-2022")
    rows = golden("changzhi_2022_scheme.csv")
    assert [one.number for one in scheme.indicators] == [row["no"] for row in rows]
    ten = [row["no"] for row in rows if row["points"].startswith("10")]
    assert [one.number for one in scheme.indicators if one.full == 10 and one.number != "10"] == ten
    assert sum(part.weight for part in scheme.parts) == 1


@pytest.mark.parametrize("name", ["national-2018q2", "yuncheng-2021", "changzhi-2022", "yindu-2024", "yichang-2020"])
def test_every_rule_names_its_clause(name: str) -> None:
    scheme = load_scheme(name)
    rules = (*scheme.indicators, *scheme.consequences, *scheme.duties, *scheme.rankings, *scheme.tables, *scheme.parts)
    strata = scheme.sampling.strata if scheme.sampling else ()
    follows = [rule for ranking in scheme.rankings for rule in ranking.consequences]
    assert all(rule.clause for rule in (*rules, *strata, *follows))
    assert scheme.timing.clause
    assert scheme.counting.clauses
