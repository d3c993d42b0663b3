"""Who stands where: ties said, and nothing told as sure that open points may still change."""

from __future__ import annotations

import pytest

from audit.rankings.places import places, stands
from audit.schemes.ranking_rules import RankConsequence
from tests.audit.rankings.making import entry

TOP2 = RankConsequence(says="免评", clause="", top=2)
LAST2 = RankConsequence(says="警示", clause="", bottom=2)


def test_equal_points_share_the_first_of_their_places() -> None:
    found = places([entry("丁", 7), entry("甲", 9), entry("乙", 8), entry("丙", 8)], "high_first")
    assert [(one.entry.name, one.rank, one.tied) for one in found] == [
        ("甲", 1, 0),
        ("丙", 2, 1),
        ("乙", 2, 1),
        ("丁", 4, 0),
    ]


def test_a_tie_over_the_line_is_left_to_people() -> None:
    found = places([entry("甲", 9), entry("乙", 8), entry("丙", 8), entry("丁", 7), entry("戊", 6)], "high_first")
    states = {one.entry.name: (stands(TOP2, one, 5), stands(LAST2, one, 5)) for one in found}
    assert states == {
        "甲": ("yes", "no"),
        "乙": ("open", "no"),
        "丙": ("open", "no"),
        "丁": ("no", "yes"),
        "戊": ("no", "yes"),
    }


def test_open_points_leave_open_what_they_may_change() -> None:
    found = places([entry("甲", 10), entry("乙", 5, 9), entry("丙", 7), entry("丁", 6), entry("戊", 3)], "high_first")
    states = {one.entry.name: (stands(TOP2, one, 5), stands(LAST2, one, 5)) for one in found}
    # 乙 may reach 9 and pass 丙, or stay at 5 and be among the last two in place of 丁
    assert states == {
        "甲": ("yes", "no"),
        "乙": ("open", "open"),
        "丙": ("open", "no"),
        "丁": ("no", "open"),
        "戊": ("no", "yes"),
    }


def test_a_total_without_upper_end_may_pass_everybody() -> None:
    found = places([entry("甲", 9), entry("乙", 1, no_end=True), entry("丙", 5)], "high_first")
    first = RankConsequence(says="", clause="", top=1)
    assert {one.entry.name: stands(first, one, 3) for one in found} == {"甲": "open", "乙": "open", "丙": "no"}


def test_where_less_is_better_the_least_stands_first() -> None:
    found = places([entry("甲", "0.2"), entry("乙", "0.05"), entry("丙", "0.1", 0.3)], "low_first")
    assert [(one.entry.name, one.rank) for one in found] == [("乙", 1), ("丙", 2), ("甲", 3)]
    last = RankConsequence(says="", clause="", bottom=1)
    assert [stands(last, one, 3) for one in found] == ["no", "open", "open"]


@pytest.mark.parametrize("rule", [TOP2, LAST2])
def test_a_ranking_of_no_more_units_than_the_rule_names_says_nothing_for_sure(rule: RankConsequence) -> None:
    found = places([entry("甲", 9), entry("乙", 8)], "high_first")
    assert [stands(rule, one, 2) for one in found] == ["open", "open"]
