"""The same crawl scored by scheme after scheme, nothing fetched again; statistics in, consistency and own rates out."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

from audit.run import audit
from audit.schemes import load_scheme
from disclosure.judgement import AuditResult
from disclosure.vocabulary import Kind
from disclosure.workdays import WorkCalendar
from tests.audit.making import PLATFORM_HEADER, assessment_file, listing, record, site, write_book

UNIT = "示范市城管局"
LEDGER = ("序号", "行政处罚决定书文号", "行政相对人名称", "行政决定日期")
DAY = date(2020, 9, 1)


def ledger(tmp_path: Path) -> Path:
    rows = [(at, f"示罚字〔2020〕{at}号", f"示范市{name}有限公司", DAY) for at, name in enumerate("甲乙丙丁", 1)]
    write_book(tmp_path / "台账" / f"{UNIT}.xlsx", {"处罚": [LEDGER, *rows]})
    return tmp_path / "台账"


def platform(tmp_path: Path) -> Path:
    """甲 in time, 乙's number with 丙's name (错位), 丙 late; 丁 is not there."""
    rows = [
        (UNIT, "行政处罚", "示罚字〔2020〕1号", "示范市甲有限公司", DAY, date(2020, 9, 3)),
        (UNIT, "行政处罚", "示罚字〔2020〕2号", "示范市丙有限公司", DAY, date(2020, 9, 3)),
        (UNIT, "行政处罚", "示罚字〔2020〕3号", "示范市丙有限公司", DAY, date(2020, 9, 30)),
    ]
    write_book(tmp_path / "平台" / "导出.xlsx", {"导出": [PLATFORM_HEADER, *rows]})
    return tmp_path / "平台"


def run(tmp_path: Path, scheme: str, statistics: Path | None = None) -> AuditResult:
    shown = tuple(
        record(f"示罚字〔2020〕{at}号", party=f"示范市{name}有限公司", decision_date=DAY, published_on=date(2020, 9, 3))
        for at, name in enumerate("甲乙丙丁", 1)
    )
    portal = site(records=shown, listings=(listing(Kind.PENALTY, found=4), listing(Kind.PERMIT)))
    file = assessment_file({UNIT: portal}, scheme=scheme, period="2020-09", as_of=date(2020, 12, 1))
    return audit(
        file,
        ledgers=ledger(tmp_path),
        platform=platform(tmp_path),
        statistics=statistics,
        scheme=load_scheme(scheme),
        calendar=WorkCalendar.default(),
    )


def statistics(tmp_path: Path, *rows: tuple[object, ...]) -> Path:
    return write_book(tmp_path / "统计表.xlsx", {"统计表": [("单位", "统计项", "数值", "依据"), *rows]})


def test_yichang_counts_concealment_in_two_ways_and_finds_the_shifted_row(tmp_path: Path) -> None:
    found = run(tmp_path, "yichang-2020", statistics(tmp_path, (UNIT, "行政许可办件数", 5, "省大数据中心")))
    own = found.departments[0]
    assert (own.rates["concealment"].numerator, own.rates["concealment"].denominator) == (1, 4)
    assert own.rates["办件比对瞒报率"].value == 1  # no permit on the platform
    assert own.rates["late"].value == Fraction(1, 3)
    assert own.rates["consistency"].value == Fraction(2, 4)  # 甲, 丙; not 乙 (错位), not 丁 (平台没有)
    assert own.counts["shifted"] == 1
    assert any("错位" in said for said in own.consequences)
    assert any("补报" in note and "1条" in note for note in found.notes)
    assert found.region_rates["办件比对瞒报率"].denominator == 5
    assert found.total is None


def test_a_case_count_that_nobody_gave_is_no_concealment(tmp_path: Path) -> None:
    rate = run(tmp_path, "yichang-2020").departments[0].rates["办件比对瞒报率"]
    assert rate.value is None
    assert "省大数据中心" in rate.rule


def test_a_rate_over_no_cases_is_no_data(tmp_path: Path) -> None:
    found = run(tmp_path, "yichang-2020", statistics(tmp_path, (UNIT, "行政许可办件数", 0, "省大数据中心")))
    assert found.departments[0].rates["办件比对瞒报率"].value is None


def test_yuncheng_scores_the_same_visit(tmp_path: Path) -> None:
    found = run(tmp_path, "yuncheng-2021")
    points = {score.indicator: score.points for score in found.departments[0].scores}
    assert points["4"] == 20  # (1 − 1/3) × 30
    assert points["5"] == Fraction(75, 4)  # (1 − 1/4) × 25
    assert points["2.2"] == 5  # all four are on the site
    assert points["四"] is None
    assert found.total is not None
    assert {"四", "五（一）", "五（二）"} <= set(found.total.unscored)


def test_a_persons_ruling_scores_what_could_not_be_judged_and_changes_nothing_else(tmp_path: Path) -> None:
    given = statistics(
        tmp_path,
        (UNIT, "指标2.1认定得分", 5, "目录截图"),
        (UNIT, "指标1认定得分", 5, ""),
        (UNIT, "指标5认定得分", 25, "说情"),
        (UNIT, "指标五（一）认定得分", 3, "表彰文件"),
    )
    scores = {score.indicator: score for score in run(tmp_path, "yuncheng-2021", given).departments[0].scores}
    assert (scores["2.1"].points, "目录截图" in scores["2.1"].grounds) == (5, True)
    assert (scores["1"].points, "没有写明依据" in scores["1"].missing) == (None, True)
    assert scores["5"].points == Fraction(75, 4)
    assert scores["五（一）"].points == 3


def test_a_ruling_beyond_the_full_points_is_not_taken(tmp_path: Path) -> None:
    given = statistics(tmp_path, (UNIT, "指标2.1认定得分", 6, "目录截图"))
    score = {score.indicator: score for score in run(tmp_path, "yuncheng-2021", given).departments[0].scores}["2.1"]
    assert (score.points, "超出" in score.missing) == (None, True)


def test_the_national_indicators_are_scored_from_the_statistics_file(tmp_path: Path) -> None:
    given = statistics(tmp_path, ("", "季度更新频次", 12, "后台"), ("", "季度上新频次", 12, "错字"))
    found = run(tmp_path, "national-2018q2", given)
    assert {score.indicator: score.points for score in found.scores}["5.2"] == 10
    assert any("季度上新频次" in note for note in found.notes)
