"""Draws: by the scheme's rule, the same from the same list in any order, and fair."""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from dataclasses import replace

import pytest

from audit.sampling import Assessor, draw, draw_assessors
from audit.schemes import load_scheme
from audit.schemes.sampling_rules import Sampling, Stratum
from disclosure.errors import InputError
from disclosure.targets import Target

NATIONAL = load_scheme("national-2018q2").sampling
YUNCHENG = load_scheme("yuncheng-2021").sampling


def province() -> list[Target]:
    names = ("食品药品监督管理局", "教育厅", "司法厅", "水利厅", "统计局")
    units = [Target(name=f"某省{name}", region="省直", level="省级") for name in names]
    for city in ("甲市", "乙市", "丙市", "丁市", "戊市"):
        units += [Target(name=f"{city}{name}", region=city, level="市级") for name in ("水利局", "司法局", "教育局")]
    return units


def test_the_national_sample_is_one_named_one_drawn_and_one_in_each_of_three_cities() -> None:
    assert NATIONAL is not None
    for seed in map(str, range(20)):
        named, drawn, cities = draw(NATIONAL, province(), seed).lots
        assert [one.name for one in named.taken] == ["某省食品药品监督管理局"]
        assert (len(drawn.taken), drawn.pool) == (1, 4)
        assert len({one.region for one in cities.taken}) == len(cities.taken) == 3


def test_yunchengs_sample_is_five_city_and_five_county_departments() -> None:
    assert YUNCHENG is not None
    units = [Target(name=f"市{at}局", region="市直", level="市级") for at in range(33)]
    units += [Target(name=f"县{at}局", region=f"县{at % 14}", level="县级") for at in range(60)]
    found = draw(YUNCHENG, units, "20210810")
    assert [[one.level for one in lot.taken] for lot in found.lots] == [["市级"] * 5, ["县级"] * 5]


def test_five_of_every_county_is_one_word_in_the_file() -> None:
    units = [Target(name=f"县{at}局", region=f"县{at % 3}", level="县级") for at in range(30)]
    lot = draw(Sampling(strata=(Stratum(name="县", take=5, clause="", each_region=True),)), units, "1").lots[0]
    assert Counter(one.region for one in lot.taken) == {"县0": 5, "县1": 5, "县2": 5}


@pytest.mark.parametrize("seed", ["20180827", "零零七", "42"])
def test_the_order_of_the_list_and_how_names_are_typed_do_not_matter(seed: str) -> None:
    assert NATIONAL is not None
    units = province()
    shuffled = random.Random(7).sample(units, len(units))
    first, second = draw(NATIONAL, units, seed), draw(NATIONAL, shuffled, f" {seed} ")
    assert [one.name for one in first.taken] == [one.name for one in second.taken]
    assert first.population == second.population
    changed = [replace(units[0], level="市级"), *units[1:]]
    assert draw(NATIONAL, changed, seed).population != first.population


def test_anybody_can_draw_it_again_with_a_sha_256_program() -> None:
    lot = draw(Sampling(strata=(Stratum(name="组", take=1, clause=""),)), province(), "42").lots[0]
    by_hand = min(province(), key=lambda one: hashlib.sha256(f"42|组|{one.name}".encode()).hexdigest())
    assert lot.taken == (by_hand,)


def test_every_unit_is_drawn_about_as_often() -> None:
    units = [Target(name=f"局{at}", region="") for at in range(10)]
    rule = Sampling(strata=(Stratum(name="组", take=3, clause=""),))
    times = Counter(one.name for seed in range(2000) for one in draw(rule, units, str(seed)).taken)
    assert all(520 <= times[unit.name] <= 680 for unit in units)  # 600 expected, standard deviation 20.5


def test_a_list_too_short_or_without_levels_says_so() -> None:
    assert YUNCHENG is not None
    found = draw(YUNCHENG, [Target(name="市一局", region="市直", level="市级"), Target(name="某局", region="")], "1")
    assert "应抽5个，只抽出1个" in found.lots[0].remark
    assert "没有写级别" in found.remarks[0]


def test_assessors_are_drawn_one_a_region_and_none_for_its_own() -> None:
    regions = [f"省{at}" for at in range(24)]
    assessors = [Assessor(name=f"机构{at}", avoids=frozenset({f"省{at}"})) for at in range(26)]
    for seed in map(str, range(30)):
        found = draw_assessors(regions, assessors, seed)
        assert sorted(found.by_region) == sorted(regions)
        assert len(set(found.by_region.values())) == 24
        assert all(name != f"机构{region[1:]}" for region, name in found.by_region.items())
        assert len(found.left) == 2
        again = draw_assessors(regions[::-1], assessors[::-1], seed)
        assert (again.by_region, again.left) == (found.by_region, found.left)


def test_every_lawful_assignment_is_as_likely() -> None:
    assessors = [Assessor(name=name, avoids=frozenset({name})) for name in "甲乙丙"]
    found = Counter(tuple(draw_assessors("甲乙丙", assessors, str(seed)).by_region.values()) for seed in range(600))
    assert set(found) == {("乙", "甲", "丙"), ("甲", "丙", "乙")}  # of 丙, 乙, 甲
    assert min(found.values()) > 240


def test_where_hardly_any_assignment_is_lawful_it_is_found_all_the_same() -> None:
    names = [f"省{at:02d}" for at in range(15)]
    assessors = [Assessor(name=f"机构{at}", avoids=frozenset(set(names) - {one})) for at, one in enumerate(names)]
    found = draw_assessors(names, assessors, "1")
    assert found.rounds == 0
    assert found.by_region == {one: f"机构{at}" for at, one in enumerate(names)}


def test_an_impossible_assignment_says_which_region() -> None:
    with pytest.raises(InputError, match="只有 1 家"):
        draw_assessors(["甲", "乙"], [Assessor(name="子")], "1")
    everywhere = [Assessor(name=name, avoids=frozenset({"甲"})) for name in "子丑"]
    with pytest.raises(InputError, match="甲"):
        draw_assessors(["甲", "乙"], everywhere, "1")
