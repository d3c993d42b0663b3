"""The national guide's indicators that the province, the credit site's backend or the assessor answers, worked by
hand at, below and above each threshold."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from tests.audit.schemes.scoring_desk import answers, outcome


def points(number: str, **given: Any) -> Fraction | None:
    return outcome("national-2018q2", number, answers(**given), department=None).points


@pytest.mark.parametrize(("answer", "gives"), [("全部公布", 5), ("部分公布", 3), ("未公布", 0)])
def test_1_1_the_provinces_catalogues_on_a_site(answer: str, gives: int) -> None:
    assert points("1.1", 目录本地公示情况=answer) == gives


@pytest.mark.parametrize(("answer", "gives"), [("全部上报", 2), ("部分上报", 1), ("未上报", 0)])
def test_1_2_the_provinces_catalogues_sent_up(answer: str, gives: int) -> None:
    assert points("1.2", 目录上报情况=answer) == gives


def volume(own: int, ratio: int, leader: int = 8_000_000, leaders_ratio: int = 4) -> Fraction | None:
    return points(
        "3", 季度末累计上传量=own, 数据量考核比例=ratio, 最大省累计上传量=leader, 最大省数据量考核比例=leaders_ratio
    )


def test_3_volume_is_measured_by_the_leader_scaled_to_the_provinces_own_ratio() -> None:
    # 应达到 1/4 × 8,000,000 = 2,000,000 条
    assert volume(1_000_000, 1) == 10
    assert volume(1_999_999, 1) == Fraction(1_999_999, 100_000)
    assert volume(2_000_000, 1) == 20
    assert volume(2_000_001, 1) == 20
    assert volume(0, 1) == 0
    assert volume(8_000_000, 4) == 20  # the leader itself


def test_3_a_ratio_of_nothing_is_not_scored() -> None:
    assert volume(1_000_000, 0) is None
    assert volume(1_000_000, 1, leader=0) is None


@pytest.mark.parametrize(
    ("uploaded", "of", "gives"), [(0, 40, 0), (10, 40, 1), (39, 40, "3.9"), (40, 40, 4), (41, 40, 4)]
)
def test_4_1_source_departments_that_uploaded(uploaded: int, of: int, gives: int | str) -> None:
    assert points("4.1", 当季度有上传的省直信源部门数=uploaded, 省直信源部门总数=of) == Fraction(gives)


def test_4_1_without_source_departments_is_not_scored() -> None:
    assert points("4.1", 当季度有上传的省直信源部门数=0, 省直信源部门总数=0) is None


@pytest.mark.parametrize(
    ("new", "before", "gives"),
    [
        (999_998, 1_999_999, Fraction(9_999_980, 1_999_999)),  # 不足200万，且不到一半
        (1_000_000, 1_999_999, 5),  # 超过一半，以5分为限
        (1_000_000, 2_000_000, 5),  # 恰为200万：按不足200万
        (1_000_000, 2_000_001, 5),  # 超过200万：100/200×10
        (999_999, 2_000_001, Fraction(999_999, 200_000)),
        (1_000_001, 2_000_001, 5),
        (0, 5_000_000, 0),
    ],
)
def test_5_1_new_volume_by_what_there_was_before(new: int, before: int, gives: Fraction | int) -> None:
    assert points("5.1", 季度新增共享量=new, 上季度末累计归集量=before) == gives


def test_5_1_new_volume_over_nothing_is_not_scored() -> None:
    found = outcome("national-2018q2", "5.1", answers(季度新增共享量=10, 上季度末累计归集量=0), department=None)
    assert found.points is None
    assert "分母为0" in found.missing


@pytest.mark.parametrize(
    ("times", "gives"),
    [(0, 0), (2, 0), (3, 2), (4, 2), (5, 2), (6, 4), (7, 4), (8, 4), (9, 6), (10, 6), (11, 6), (12, 10), (13, 10)],
)
def test_5_2_updates_by_steps(times: int, gives: int) -> None:
    assert points("5.2", 季度更新频次=times) == gives


@pytest.mark.parametrize(
    ("false", "padded", "refused", "gives"),
    [(0, 0, 0, 0), (0, 1, 0, -5), (0, 0, 1, -5), (0, 1, 1, -10), (1, 0, 0, -10), (1, 1, 0, -10), (1, 1, 1, -10)],
)
def test_7_deductions_add_up_to_ten_at_most(false: int, padded: int, refused: int, gives: int) -> None:
    assert points("7", 虚报数据=false, 虚充总量或重复填报=padded, 不配合评估=refused) == gives


@pytest.mark.parametrize("number", ["1.1", "1.2", "3", "4.1", "5.1", "5.2", "7"])
def test_what_nobody_answered_is_unscored_and_says_who_knows(number: str) -> None:
    found = outcome("national-2018q2", number, department=None)
    assert found.points is None
    assert "统计表没有" in found.missing
    assert "提供" in found.missing


def test_a_ground_names_every_figure_it_was_made_of() -> None:
    found = outcome(
        "national-2018q2", "4.1", answers(当季度有上传的省直信源部门数=10, 省直信源部门总数=40), department=None
    )
    assert all(part in found.grounds for part in ("10", "40", "材料", "=1。"))
