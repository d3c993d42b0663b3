"""What follows from a rank, over one period and several, by the schemes of the sources."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from audit.rankings import PeriodResult, RankedPeriod, UnitResult, judge_rankings
from audit.rankings.published import Published, read_published
from audit.rankings.repeated import repeated_consequences
from audit.schemes import load_scheme
from disclosure.errors import InputError
from disclosure.judgement import Rate
from disclosure.period import parse_period
from tests.audit.rankings.making import entry, followed, result, score, undecided, unit
from tests.shared_data import GOLDEN, needs_shared

NATIONAL = load_scheme("national-2018q2")
YUNCHENG = load_scheme("yuncheng-2021")
YINDU = load_scheme("yindu-2024")
CHANGZHI = load_scheme("changzhi-2022")
RANKING = NATIONAL.rankings[0].name


def golden(name: str) -> list[dict[str, str]]:
    with (GOLDEN / name).open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def annex_1(tmp_path: Path) -> Path:
    """As annex 1 of 发改办财金〔2018〕984号 prints it: two halves side by side."""
    rows = [(row["rank"], row["region"], row["score"]) for row in golden("ndrc_2018q1_region_scores.csv")]
    with (tmp_path / "2018Q1排名.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("排名", "地区", "第三方评估 分数") * 2)
        writer.writerows((*left, *right) for left, right in zip(rows[:12], rows[12:], strict=True))
    return tmp_path / "2018Q1排名.csv"


@needs_shared
def test_the_first_quarter_of_2018_exempts_the_eight_regions_that_the_second_did_not_assess(tmp_path: Path) -> None:
    (period,) = judge_rankings(NATIONAL, [], read_published(annex_1(tmp_path), NATIONAL))
    rows = golden("ndrc_2018q1_region_scores.csv")
    exempt = followed(period, "不参与下一季度评估")
    assert period.label == "2018Q1"
    assert exempt == [row["region"] for row in rows if row["exempt_in_q2"] == "yes"]
    assert not {row["region"] for row in golden("ndrc_2018q2_assignment.csv")} & set(exempt)
    assert [(one.place.entry.name, str(one.place.rank)) for one in period.units] == [
        (row["region"], row["rank"]) for row in rows
    ]
    assert followed(period, "通报表扬") == []


def quarters(**tops: list[str]) -> Published:
    """Rankings of 2018 in which the named regions lead and others follow."""
    found: Published = {RANKING: {}}
    for label, leaders in tops.items():
        leading = [entry(name, 90 - at) for at, name in enumerate(leaders)]
        others = [entry(f"{label}省{at}", 50 - at) for at in range(18)]
        period = parse_period(f"2018{label.upper()}")
        found[RANKING][period.start, period.end] = (*leading, *others)
    return found


def test_two_exemptions_in_a_year_are_commended_also_with_a_quarter_between() -> None:
    ranked = judge_rankings(NATIONAL, [], quarters(q1=["甲", "乙"], q2=["丙"], q3=["甲", "丙"]))
    by_label = {period.label: period for period in ranked}
    assert followed(by_label["2018Q1"], "通报表扬") == []
    assert followed(by_label["2018Q3"], "通报表扬") == ["甲", "丙"]


def test_a_quarter_that_is_not_there_leaves_the_commendation_open() -> None:
    (period,) = judge_rankings(NATIONAL, [], quarters(q2=["甲"]))
    assert followed(period, "通报表扬") == []
    assert "甲" in undecided(period, "通报表扬")
    assert any("2018Q1的排名未提供" in said for one in period.units for said in one.open)


def test_an_unfinished_first_quarter_leaves_the_second_exemption_open() -> None:
    published = quarters(q1=[], q2=["甲"])
    days = parse_period("2018Q1")
    published[RANKING][days.start, days.end] += (entry("甲", 20, 95),)
    second = next(one for one in judge_rankings(NATIONAL, [], published) if one.label == "2018Q2")
    assert "甲" in undecided(second, "通报表扬")


def month(label: str, **points: float) -> PeriodResult:
    units = [unit(name, score("4", given, 30), level="市级") for name, given in points.items()]
    return result("yuncheng-2021", label, *units)


def city(ranked: tuple[RankedPeriod, ...], label: str) -> RankedPeriod:
    return next(one for one in ranked if one.ranking.name == "市直部门排名" and one.label == label)


def test_the_last_three_are_warned_and_twice_running_summoned() -> None:
    months = [
        month("2021-07", 甲=30, 乙=29, 丙=3, 丁=2, 戊=1),
        month("2021-08", 甲=3, 乙=29, 丙=28, 丁=2, 戊=1),
    ]
    ranked = judge_rankings(YUNCHENG, months)
    assert followed(city(ranked, "2021-07"), "予以警示") == ["丙", "丁", "戊"]
    assert followed(city(ranked, "2021-07"), "约谈") == []
    assert undecided(city(ranked, "2021-07"), "约谈") == ["丙", "丁", "戊"]
    assert followed(city(ranked, "2021-08"), "予以警示") == ["甲", "丁", "戊"]
    assert followed(city(ranked, "2021-08"), "约谈") == ["丁", "戊"]


def test_a_month_between_is_not_running() -> None:
    months = [month("2021-07", 甲=30, 乙=29, 丙=3, 丁=2), month("2021-09", 甲=30, 乙=29, 丙=3, 丁=2)]
    ranked = judge_rankings(YUNCHENG, months)
    assert followed(city(ranked, "2021-09"), "约谈") == []
    assert undecided(city(ranked, "2021-09"), "约谈") == ["乙", "丙", "丁"]


def of_county(name: str, county: str, late: int, of: int) -> UnitResult:
    share = 30 * (1 - Fraction(late, of))
    return unit(name, score("4", share, 30), region=county, level="县级", rates={"late": Rate(late, of)})


def test_a_county_stands_by_the_sums_of_its_units() -> None:
    units = [
        of_county("甲县一局", "甲县", 0, 10),
        of_county("甲县二局", "甲县", 5, 10),
        of_county("乙县一局", "乙县", 10, 100),
        of_county("乙县二局", "乙县", 1, 2),
        of_county("丙县一局", "丙县", 2, 10),
        of_county("丁县一局", "丁县", 9, 10),
    ]
    ranked = judge_rankings(YUNCHENG, [result("yuncheng-2021", "2021-07", *units)])
    counties = next(one for one in ranked if one.ranking.name == "县（市、区）排名")
    figures = {one.place.entry.name: one.place.entry.figure for one in counties.units}
    assert figures["甲县"] == 30 * (1 - Fraction(5, 20))
    assert figures["乙县"] == 30 * (1 - Fraction(11, 102))  # 合计后相除，不是两局得分的平均
    assert [one.place.entry.name for one in counties.units] == ["乙县", "丙县", "甲县", "丁县"]


def test_the_volume_is_ranked_and_nothing_follows() -> None:
    units = [unit("甲", counts={"total": 5}), unit("乙", counts={"total": 7}), unit("丙")]
    ranked = judge_rankings(YUNCHENG, [result("yuncheng-2021", "2021-07", *units)])
    (volume,) = [one for one in ranked if one.ranking.by == "total"]
    assert [(one.place.entry.name, one.place.rank) for one in volume.units] == [("乙", 1), ("甲", 2), ("丙", None)]


@pytest.mark.parametrize(
    ("june", "july", "sure"),
    [(21, 21, [True]), (20, 21, []), (21, 20, []), (None, 21, [False])],
)
def test_late_above_a_fifth_twice_running_is_a_summons(june: int | None, july: int, sure: list[bool]) -> None:
    results = [
        result("yindu-2024", label, unit("殷都区某局", rates={"late": Rate(late, 100)}, counts={"concealed": 0}))
        for label, late in (("2024-06", june), ("2024-07", july))
        if late is not None
    ]
    found = [one for one in repeated_consequences(YINDU, results) if one.label == "2024-07"]
    assert [one.sure for one in found] == sure
    assert all("约谈" in one.says for one in found)


def test_what_the_statistics_file_said_is_remembered_by_that_months_sentence() -> None:
    said = "若连续2期都如此：连续两次存在有效异议，由区政府领导适时约谈单位“一把手”。（本期有效异议件数：1）"
    months = [result("yindu-2024", label, unit("某局", consequences=(said,))) for label in ("2024-06", "2024-07")]
    assert [(one.label, one.sure) for one in repeated_consequences(YINDU, months)] == [
        ("2024-06", False),
        ("2024-07", True),
    ]


def test_a_year_is_ninety_percent_of_the_months_and_ten_of_the_years_end() -> None:
    months = [
        result("changzhi-2022", f"2022-{at:02d}", unit("甲局", score("5", 10), score("6", 9))) for at in range(1, 12)
    ]
    december = unit("甲局", score("5", 10), score("6", 9), score("11", 10), score("12", 3, 0), score("13", 10))
    ranked = judge_rankings(CHANGZHI, [*months, result("changzhi-2022", "2022-12", december)])
    own = next(one for one in ranked if one.ranking.over == "year").units[0].place.entry
    assert own.figure == Fraction(9, 10) * 12 * 19 + Fraction(1, 10) * 23
    assert (own.lower, own.upper, own.open) == (own.figure, own.figure, ())
    assert "平时工作228×90%" in own.told
    early = next(one for one in judge_rankings(CHANGZHI, months) if one.ranking.over == "year")
    assert early.units[0].place.entry.open == ("12月",)
    assert early.units[0].place.entry.upper is None


def test_a_table_of_ranks_that_cannot_be_used_says_where_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "排名.csv"
    path.write_text("地区,得分\n甲,90\n", encoding="utf-8")
    with pytest.raises(InputError, match="时段"):
        read_published(path, NATIONAL)
    path.write_text("时段,地区,得分\n2018Q1,甲,九十\n", encoding="utf-8")
    with pytest.raises(InputError, match="单元格 C2"):
        read_published(path, NATIONAL)
