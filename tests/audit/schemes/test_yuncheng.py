"""运信用办〔2021〕25号, worked by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from audit.schemes import load_scheme
from audit.schemes.consequences import consequences_of
from audit.schemes.scoring import score_department, score_region, total_of
from disclosure.findings import SiteReport
from disclosure.judgement import LedgerSummary, Rate
from disclosure.vocabulary import SiteRole, Subject, Verdict
from tests.audit.making import finding, site
from tests.audit.schemes.scoring_desk import answers, known, outcome

NAME = "yuncheng-2021"
SCHEME = load_scheme(NAME)


def portal(**verdicts: Verdict) -> dict[SiteRole, SiteReport]:
    return {SiteRole.PORTAL: site(findings=tuple(finding(Subject(name), said) for name, said in verdicts.items()))}


def points(number: str, **more: Any) -> Fraction | None:
    return outcome(NAME, number, **more).points


@pytest.mark.parametrize(("verdict", "gives"), [(Verdict.PRESENT, 5), (Verdict.ABSENT, 0), (Verdict.UNKNOWN, None)])
def test_1_the_plan(verdict: Verdict, gives: int | None) -> None:
    assert points("1", sites=portal(plan=verdict)) == gives


@pytest.mark.parametrize(
    ("verdict", "gives"), [(Verdict.FULL, 5), (Verdict.PARTIAL, None), (Verdict.ABSENT, 0), (Verdict.UNKNOWN, None)]
)
def test_2_1_the_catalogue(verdict: Verdict, gives: int | None) -> None:
    assert points("2.1", sites=portal(catalogue=verdict)) == gives


@pytest.mark.parametrize(
    ("rate", "gives"), [(Rate(9, 10), 0), (Rate(10, 10), 5), (Rate(999, 1000), 0), (Rate(0, 10), 0), (Rate(0, 0), None)]
)
def test_2_2_published_completely_or_not(rate: Rate, gives: int | None) -> None:
    assert points("2.2", rates={"site_publicity": rate}) == gives


@pytest.mark.parametrize(
    ("number", "rate", "name", "full"),
    [("3", "compliance", "合规率", 30), ("4", "late", "迟报率", 30), ("5", "concealment", "瞒报率", 25)],
)
def test_3_to_5_the_three_rates(number: str, rate: str, name: str, full: int) -> None:
    better = number == "3"
    for over in (0, 1, 7, 19, 20):
        share = Fraction(over, 20) if better else 1 - Fraction(over, 20)
        found = outcome(NAME, number, rates={rate: Rate(over, 20)})
        assert found.points == share * full
        assert f"{name}{over}/20" in found.grounds
    assert points(number, rates={rate: Rate(0, 0, "没有数据")}) is None
    assert points(number) is None


@pytest.mark.parametrize(("fault", "gives"), [(0, 0), (1, -10)])
def test_the_deduction(fault: int, gives: int) -> None:
    assert points("四", given=answers(平台事故被通报或造成负面舆情=fault)) == gives


def test_bonuses_have_no_end_of_their_own() -> None:
    assert points("五（一）", given=answers(表彰或申报示范城市项数=4)) == 12
    assert points("五（二）", given=answers(主站专题报道或省领导表扬项数=3)) == 6
    assert points("五（一）") is None


def whole(*, late: int = 0, fault: int = 0, praised: int = 0) -> Any:
    given = answers(平台事故被通报或造成负面舆情=fault, 表彰或申报示范城市项数=praised, 主站专题报道或省领导表扬项数=0)
    rates = {
        "site_publicity": Rate(20, 20),
        "compliance": Rate(20, 20),
        "late": Rate(late, 20),
        "concealment": Rate(0, 20),
    }
    return known(SCHEME, given, rates=rates, sites=portal(plan=Verdict.PRESENT, catalogue=Verdict.FULL))


@pytest.mark.parametrize(
    ("late", "fault", "praised", "gives"),
    [
        (0, 0, 0, 100),
        (2, 0, 0, 97),
        (2, 0, 1, 100),  # 97 + 3
        (2, 0, 2, 100),  # 97 + 6，以100分计
        (4, 0, 1, 97),  # 94 + 3
        (0, 1, 0, 90),
        (0, 1, 1, 93),
        (0, 1, 4, 100),  # 90 + 12
    ],
)
def test_the_total_is_a_hundred_at_most(late: int, fault: int, praised: int, gives: int) -> None:
    scores = score_department(SCHEME, whole(late=late, fault=fault, praised=praised))
    assert total_of(scores, SCHEME.total_at_most).points == gives


def test_the_regions_rates_are_sums_divided_and_all_else_is_the_departments_mean() -> None:
    own = {
        "甲局": score_department(SCHEME, whole(fault=1)),
        "乙局": score_department(SCHEME, whole(late=10, praised=1)),
    }
    # 甲局0/20、乙局10/20，另有一条大户：合计后相除，与各单位得分的平均不同
    region = known(SCHEME, {}, rates={"late": Rate(10, 50)}, department=None)
    scores = {score.indicator: score.points for score in score_region(SCHEME, region, own)}
    assert scores["4"] == 24
    assert scores["3"] == 30
    assert scores["四"] == -5
    assert scores["五（一）"] == Fraction(3, 2)


def test_neither_ledger_nor_explanation_is_criticised_by_name() -> None:
    without = LedgerSummary(verdict=Verdict.ABSENT, rows=0, excluded={}, verified=0, reason="")
    unread = LedgerSummary(verdict=Verdict.UNKNOWN, rows=0, excluded={}, verified=0, reason="")
    said = consequences_of(SCHEME, known(SCHEME, {}, ledger=without), {})
    assert len(said) == 1
    assert "通报中提出批评" in said[0]
    explained = answers(已书面说明未产生信息=1)
    assert consequences_of(SCHEME, known(SCHEME, explained, ledger=without), {}) == ()
    assert consequences_of(SCHEME, known(SCHEME, {}, ledger=unread), {}) == ()
