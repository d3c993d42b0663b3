"""Each formula at, below and above its thresholds, with 0/0 and with what could not be checked."""

from __future__ import annotations

from fractions import Fraction

import pytest

from audit.schemes import load_scheme
from audit.schemes.asked import Answer
from audit.schemes.formulas import apply_formula
from audit.schemes.known import DecidedInPeriod, Known, Outcome
from audit.schemes.named_figures import named_figures
from audit.schemes.scheme import RateShare
from disclosure.judgement import LedgerSummary, Rate
from disclosure.vocabulary import SiteRole, Subject, Verdict
from tests.audit.making import finding, site

NATIONAL = {indicator.number: indicator for indicator in load_scheme("national-2018q2").indicators}


def summary(verdict: Verdict, verified: int = 10) -> LedgerSummary:
    return LedgerSummary(verdict=verdict, rows=verified, excluded={}, verified=verified, reason="台账情况")


def outcome(number: str, **known: object) -> Outcome:
    indicator = NATIONAL[number]
    given = {"department": "示范市水利局", "sites": {}, "rates": {}} | known
    full = indicator.each if indicator.level == "department" else indicator.full
    return apply_formula(indicator.formula, Known(**given), full)


def column(
    verdict: Verdict, on_home: bool | None = None, searchable: bool | None = None, *, government: str = ""
) -> Outcome:
    """The column on the credit site; `government`: what a person found on the province's own site."""
    found = finding(Subject.COLUMN, verdict, on_home=on_home, searchable=searchable, evidence=("evidence/1.png",))
    given = {"省级政府网站专栏情况": [Answer(value=government, ground="截图")]} if government else {}
    return outcome("2", sites={SiteRole.CREDIT: site(role=SiteRole.CREDIT, findings=(found,))}, answers=given)


@pytest.mark.parametrize(
    ("verdict", "on_home", "searchable", "points"),
    [
        (Verdict.PRESENT, True, True, 9),
        (Verdict.PRESENT, False, True, 6),
        (Verdict.PRESENT, True, False, 3),
        (Verdict.PRESENT, False, False, 0),
        (Verdict.EMPTY, True, None, 0),
        (Verdict.ABSENT, None, None, 0),
    ],
)
def test_the_column_gives_nine_six_three_or_nothing(
    verdict: Verdict, on_home: bool | None, searchable: bool | None, points: int
) -> None:
    found = column(verdict, on_home, searchable, government="无专栏")
    assert found.points == points
    assert found.evidence == ("evidence/1.png",)


def test_a_column_on_the_governments_site_counts_as_one_on_the_credit_site() -> None:
    found = column(Verdict.ABSENT, government="首页建有专栏且具备查询功能")
    assert (found.points, "省级政府网站" in found.grounds) == (9, True)
    assert column(Verdict.PRESENT, True, False, government="未在首页建立但具备查询功能").points == 6


def test_full_points_on_the_credit_site_need_no_second_site_and_fewer_are_not_lost_unchecked() -> None:
    assert column(Verdict.PRESENT, True, True).points == 9
    found = column(Verdict.ABSENT)
    assert (found.points, "省级政府网站专栏情况" in found.missing) == (None, True)


@pytest.mark.parametrize(
    ("verdict", "on_home", "searchable"),
    [(Verdict.UNKNOWN, None, None), (Verdict.PRESENT, None, True), (Verdict.PRESENT, True, None)],
)
def test_a_column_not_fully_checked_is_unscored(
    verdict: Verdict, on_home: bool | None, searchable: bool | None
) -> None:
    found = column(verdict, on_home, searchable)
    assert found.points is None
    assert found.missing


def test_the_column_of_a_department_is_not_the_credit_sites() -> None:
    found = outcome("2", sites={SiteRole.PORTAL: site()})
    assert (found.points, "信用网站" in found.missing) == (None, True)


@pytest.mark.parametrize(
    ("verdict", "points"),
    [(Verdict.FULL, 1), (Verdict.PARTIAL, Fraction(1, 2)), (Verdict.ABSENT, 0), (Verdict.UNKNOWN, None)],
)
def test_the_catalogue_gives_one_a_half_or_nothing(verdict: Verdict, points: Fraction | None) -> None:
    portal = site(findings=(finding(Subject.CATALOGUE, verdict),))
    assert outcome("1.3", sites={SiteRole.PORTAL: portal}).points == points


@pytest.mark.parametrize(
    ("verdict", "points"),
    [
        (Verdict.PRESENT, 1),
        (Verdict.INCOMPLETE, Fraction(1, 2)),
        (Verdict.ABSENT, 0),
        (Verdict.UNKNOWN, None),
    ],
)
def test_the_ledger_gives_one_a_half_or_nothing(verdict: Verdict, points: Fraction | None) -> None:
    assert outcome("6.1", ledger=summary(verdict)).points == points


@pytest.mark.parametrize("number", ["6.2", "6.3"])
def test_rates_give_their_share_of_a_point(number: str) -> None:
    rates = {"publicity": Rate(15, 16), "on_time": Rate(15, 16)}
    found = outcome(number, rates=rates, ledger=summary(Verdict.PRESENT))
    assert found.points == Fraction(15, 16)
    assert "15/16" in found.grounds


@pytest.mark.parametrize("verdict", [Verdict.PRESENT, Verdict.ABSENT, Verdict.UNKNOWN])
def test_nothing_over_nothing_scores_nobody(verdict: Verdict) -> None:
    rates = {"publicity": Rate(0, 0, "没有可用的台账")}
    found = outcome("6.2", rates=rates, ledger=summary(verdict, 0))
    assert found.points is None
    assert found.missing


@pytest.mark.parametrize(("policy", "points"), [("full", 30), ("zero", 0), ("unscored", None)])
def test_the_scheme_says_what_an_empty_ledger_gives(policy: str, points: int | None) -> None:
    formula = RateShare(rate="late", complement=True, when_empty=policy)  # type: ignore[arg-type]
    ledger = summary(Verdict.PRESENT, 0)
    known = Known(department="甲", sites={}, rates={"late": Rate(0, 0)}, ledger=ledger)
    assert apply_formula(formula, known, Fraction(30)).points == points


def test_the_complement_of_a_rate_loses_its_share() -> None:
    known = Known(department="甲", sites={}, rates={"late": Rate(1, 4)})
    formula = RateShare(rate="late", complement=True)
    assert apply_formula(formula, known, Fraction(30)).points == Fraction(45, 2)


@pytest.mark.parametrize(
    ("wrong", "points"),
    [
        (0, 20),
        (9, 20),
        (10, 16),
        (19, 16),
        (20, 12),
        (29, 12),
        (30, 8),
        (39, 8),
        (40, 4),
        (49, 4),
        (50, 0),
        (51, 0),
    ],
)
def test_five_codes_fall_by_steps(wrong: int, points: int) -> None:
    assert outcome("6.4", rates={"five_codes": Rate(wrong, 10_000)}).points == points


def test_five_codes_without_an_export_are_unscored() -> None:
    assert outcome("6.4", rates={"five_codes": Rate(0, 0, "没有导出")}).points is None


def test_a_back_office_count_of_nothing_falls_back_to_the_export() -> None:
    given = {name: [Answer(value=Fraction(0))] for name in ("季度五项代码填写有误条数", "季度上传总条数")}
    figures = named_figures(load_scheme("national-2018q2").statistics, given, {}, {})
    assert outcome("6.4", figures=figures, rates={"five_codes": Rate(15, 10_000)}).points == 16
    assert outcome("6.4", figures=figures).points is None


@pytest.mark.parametrize(
    ("wrong", "points"),
    [(0, 20), (9, 20), (10, 16), (19, 16), (20, 12), (29, 12), (30, 8), (39, 8), (40, 4), (49, 4), (50, 0), (51, 0)],
)
def test_the_back_offices_five_code_counts_come_before_the_export(wrong: int, points: int) -> None:
    given = {
        name: [Answer(value=Fraction(value), ground="后台")]
        for name, value in (("季度五项代码填写有误条数", wrong), ("季度上传总条数", 10_000))
    }
    figures = named_figures(load_scheme("national-2018q2").statistics, given, {}, {})
    assert outcome("6.4", figures=figures, rates={"five_codes": Rate(9, 10)}).points == points


def uploaded(
    found: int,
    *,
    complete: bool,
    verdict: Verdict = Verdict.PRESENT,
    verified: int = 3,
    committed: bool | None = None,
) -> Outcome:
    decided = DecidedInPeriod(found=found, complete=complete, reason="只读到一部分", urls=("http://c/1",))
    name = "已做出信用承诺"
    given = {} if committed is None else {name: [Answer(value=Fraction(committed), ground="承诺书")]}
    figures = named_figures(load_scheme("national-2018q2").statistics, given, {}, {})
    return outcome("4.2", decided={SiteRole.CREDIT: decided}, ledger=summary(verdict, verified), figures=figures)


def test_one_record_in_the_quarter_is_enough() -> None:
    assert uploaded(1, complete=False).points == 1


def test_rows_in_the_ledger_and_none_on_a_site_read_whole_lose_the_point() -> None:
    assert uploaded(0, complete=True).points == 0


def test_no_record_on_a_site_not_read_whole_is_unscored() -> None:
    assert uploaded(0, complete=False).points is None


def test_no_data_in_the_quarter_loses_nothing_where_there_is_a_ledger_and_a_commitment() -> None:
    found = uploaded(0, complete=True, verified=0, committed=True)
    assert found.points == 1
    assert "信用承诺" in found.grounds
    assert uploaded(0, complete=True, verified=0, committed=False).points == 0
    unasked = uploaded(0, complete=True, verified=0)
    assert (unasked.points, "信用承诺" in unasked.missing) == (None, True)


def test_no_record_and_no_ledger_proves_nothing() -> None:
    assert uploaded(0, complete=True, verdict=Verdict.UNKNOWN, verified=0).points is None


def test_what_needs_the_provinces_figures_says_so() -> None:
    for number in ("1.1", "1.2", "3", "4.1", "5.1", "5.2", "7"):
        assert outcome(number).points is None
        assert outcome(number).missing
