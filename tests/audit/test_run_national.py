"""The whole audit by the national guide, over a holiday with make-up days (2018: Labour Day, 28 April
worked)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from audit.run import audit
from audit.schemes import load_scheme
from disclosure.errors import InputError
from disclosure.findings import SiteReport
from disclosure.judgement import AuditResult, Score
from disclosure.records import PublishedRecord
from disclosure.vocabulary import Exclusion, Kind, RowStatus, SiteRole, SiteStatus, Subject, Verdict
from disclosure.workdays import WorkCalendar
from tests.audit.making import assessment_file, finding, listing, record, site, write_book

CITY, WATER, HEALTH = "示范市城市管理局", "示范市水利局", "示范市卫生健康委员会"
HEADER = ("序号", "行政处罚决定书文号", "当事人", "处罚决定日期", "备注")
DECIDED = date(2018, 4, 20)  # Friday; 7 working days over the holiday end on Wednesday 2 May, 28 April being worked
LAST_DAY, DAY_AFTER = date(2018, 5, 2), date(2018, 5, 3)


def number(serial: int) -> str:
    return f"示城罚字〔2018〕{serial}号"


def published(serial: int, on: date | None, **changes: object) -> PublishedRecord:
    party = f"示范市{serial}号有限公司"
    given = {
        "party": party,
        "decision_date": DECIDED,
        "published_on": on,
        "department": CITY,
        "url": f"http://p/{serial}",
    }
    return record(number(serial).replace("〔", "[").replace("〕", "]"), **(given | changes))


def portal(*records: PublishedRecord, complete: bool = True, catalogue: Verdict = Verdict.FULL) -> SiteReport:
    return site(
        department=CITY,
        records=records,
        listings=(listing(Kind.PENALTY, complete=complete, reason="" if complete else "列表过长"),),
        findings=(finding(Subject.COLUMN, Verdict.PRESENT), finding(Subject.CATALOGUE, catalogue)),
    )


def credit(*records: PublishedRecord) -> SiteReport:
    column = finding(Subject.COLUMN, Verdict.PRESENT, on_home=True, searchable=True, evidence=("evidence/c.png",))
    return site(role=SiteRole.CREDIT, department=None, url="http://credit", records=records, findings=(column,))


def write_ledger(tmp_path: Path, rows: list[tuple[object, ...]], department: str = CITY) -> Path:
    write_book(tmp_path / "ledgers" / f"{department}.xlsx", {"行政处罚": [HEADER, *rows]})
    return tmp_path / "ledgers"


def ledger_rows(serials: range) -> list[tuple[object, ...]]:
    return [(at, number(at), f"示范市{at}号有限公司", DECIDED, "") for at in serials]


def run(
    visits: Mapping[str, SiteReport | None],
    ledgers: Path | None,
    *,
    credit: SiteReport | None = None,
    **settings: object,
) -> AuditResult:
    return audit(
        assessment_file(visits, credit=credit),
        ledgers=ledgers,
        platform=settings.get("platform"),  # type: ignore[arg-type]
        scheme=load_scheme("national-2018q2"),
        calendar=WorkCalendar.default(),
    )


def score(result: AuditResult, indicator: str) -> Score:
    return next(score for score in result.scores if score.indicator == indicator)


@pytest.fixture
def city(tmp_path: Path) -> AuditResult:
    """Five verified rows: two in time (one only on the credit site), one late, one undated, one missing."""
    extra = [
        (6, number(1), "示范市1号有限公司", DECIDED, ""),
        (7, number(7), "张三", DECIDED, ""),
        (8, number(8), "示范市8号有限公司", DECIDED, "简易程序"),
        (9, number(9), "示范市9号有限公司", DECIDED, "涉密，不予公示"),
        (10, number(10), "示范市10号有限公司", date(2018, 3, 30), ""),
    ]
    ledgers = write_ledger(tmp_path, [*ledger_rows(range(1, 6)), *extra])
    seen = portal(published(1, LAST_DAY), published(3, DAY_AFTER), published(4, None), published(1, DAY_AFTER))
    on_credit = credit(published(2, date(2018, 4, 23), site_role=SiteRole.CREDIT, department="市城管局"))
    return run({CITY: seen}, ledgers, credit=on_credit)


def test_every_row_has_the_status_its_dates_give(city: AuditResult) -> None:
    statuses = [match.status for match in city.departments[0].matches]
    assert statuses[:5] == [
        RowStatus.ON_TIME,
        RowStatus.ON_TIME,
        RowStatus.LATE,
        RowStatus.UNDATED,
        RowStatus.NOT_FOUND,
    ]
    assert set(statuses[5:]) == {RowStatus.EXCLUDED}
    assert city.departments[0].matches[0].working_days == 7


def test_the_ledger_is_summed_up_with_the_reasons_rows_left(city: AuditResult) -> None:
    ledger = city.departments[0].ledger
    assert (ledger.verdict, ledger.rows, ledger.verified) == (Verdict.PRESENT, 9, 5)
    assert dict(ledger.excluded) == dict.fromkeys(Exclusion, 1)
    assert "时段外1行" in ledger.reason


def test_publicity_and_on_time_are_exact_and_undated_rows_cost_no_point(city: AuditResult) -> None:
    rates = city.departments[0].rates
    assert (rates["publicity"].numerator, rates["publicity"].denominator) == (4, 5)
    assert (rates["on_time"].numerator, rates["on_time"].denominator) == (2, 4)
    assert "1条未能核查" in rates["on_time"].rule
    assert (rates["late"].numerator, rates["late"].denominator) == (1, 3)
    assert rates["omission"].value is None
    assert rates["concealment"].value is None


def test_scores_follow_and_the_total_names_what_is_unscored(city: AuditResult) -> None:
    points = {score.indicator: score.points for score in city.scores}
    assert points["1.3"] == 5
    assert points["2"] == 9
    assert points["4.2"] == 5
    assert points["6.1"] == 5
    assert points["6.2"] == 4
    assert points["6.3"] == Fraction(5, 2)
    assert city.total is not None
    assert city.total.points == Fraction(61, 2)
    assert city.total.full == 34
    assert city.total.unscored == ("1.1", "1.2", "3", "4.1", "5.1", "5.2", "6.4", "7")
    assert score(city, "2").evidence == ("evidence/c.png",)


def test_the_departments_own_scores_are_out_of_one(city: AuditResult) -> None:
    assert {score.indicator: score.full for score in city.departments[0].scores} == dict.fromkeys(
        ("1.3", "4.2", "6.1", "6.2", "6.3"), Fraction(1)
    )


def test_a_department_that_could_not_be_checked_leaves_points_and_full_points(tmp_path: Path) -> None:
    ledgers = write_ledger(tmp_path, ledger_rows(range(1, 3)))
    write_ledger(tmp_path, ledger_rows(range(1, 3)), WATER)
    blocked = site(department=WATER, status=SiteStatus.BLOCKED, reason="被防火墙拦截", findings=(), listings=())
    result = run({CITY: portal(published(1, LAST_DAY), published(2, LAST_DAY)), WATER: blocked}, ledgers)
    publicity = score(result, "6.2")
    assert (publicity.points, publicity.full) == (Fraction(5, 2), Fraction(5, 2))
    assert WATER in publicity.missing
    assert {match.status for match in result.departments[1].matches} == {RowStatus.NOT_JUDGED}
    assert any("6.2" in note for note in result.notes)


def test_an_incomplete_listing_accuses_nobody(tmp_path: Path) -> None:
    seen = portal(published(1, LAST_DAY), complete=False)
    result = run({CITY: seen}, write_ledger(tmp_path, ledger_rows(range(1, 4))))
    rate = result.departments[0].rates["publicity"]
    assert (rate.numerator, rate.denominator) == (1, 1)
    assert "2条未能核查" in rate.rule


def test_no_ledger_folder_leaves_the_ledger_unknown() -> None:
    result = run({CITY: portal()}, None)
    assert result.departments[0].ledger.verdict is Verdict.UNKNOWN
    assert score(result, "6.1").points is None


def test_a_department_nobody_handed_a_ledger_in_for_has_none(tmp_path: Path) -> None:
    result = run({CITY: portal(), WATER: None}, write_ledger(tmp_path, ledger_rows(range(1, 2))))
    assert result.departments[1].ledger.verdict is Verdict.ABSENT
    assert score(result, "6.1").points == Fraction(5, 2)


@pytest.mark.parametrize("name", ["来路不明.xlsx", f"{WATER}.xlsx"])
def test_a_damaged_file_that_may_be_its_ledger_keeps_it_unknown(tmp_path: Path, name: str) -> None:
    ledgers = write_ledger(tmp_path, ledger_rows(range(1, 2)))
    (ledgers / name).write_bytes(b"PK\x03\x04 broken")
    result = run({CITY: portal(), WATER: None}, ledgers)
    assert result.departments[1].ledger.verdict is Verdict.UNKNOWN
    assert any(name in note for note in result.notes)


def test_a_damaged_file_of_another_department_proves_nothing_about_this_one(tmp_path: Path) -> None:
    ledgers = write_ledger(tmp_path, ledger_rows(range(1, 2)))
    (ledgers / f"{HEALTH}.xlsx").write_bytes(b"PK\x03\x04 broken")
    result = run({CITY: portal(), WATER: None, HEALTH: None}, ledgers)
    verdicts = [department.ledger.verdict for department in result.departments]
    assert verdicts == [Verdict.PRESENT, Verdict.ABSENT, Verdict.UNKNOWN]


def test_rows_without_number_or_date_make_the_ledger_incomplete(tmp_path: Path) -> None:
    rows = [*ledger_rows(range(1, 3)), (3, "", "示范市3号有限公司", DECIDED, "")]
    result = run({CITY: portal()}, write_ledger(tmp_path, rows))
    assert result.departments[0].ledger.verdict is Verdict.INCOMPLETE
    assert score(result, "6.1").points == Fraction(5, 2)


def test_a_date_we_could_not_read_does_not_make_the_ledger_incomplete(tmp_path: Path) -> None:
    rows = [*ledger_rows(range(1, 3)), (3, number(3), "示范市3号有限公司", "四月下旬", "")]
    assert run({CITY: portal()}, write_ledger(tmp_path, rows)).departments[0].ledger.verdict is Verdict.PRESENT


def test_a_zero_report_is_a_present_ledger_and_no_rate(tmp_path: Path) -> None:
    result = run({CITY: portal()}, write_ledger(tmp_path, []), credit=credit())
    found = result.departments[0]
    assert (found.ledger.verdict, found.ledger.rows) == (Verdict.PRESENT, 0)
    assert found.rates["publicity"].value is None
    assert score(result, "6.2").points is None
    assert score(result, "4.2").points is None
    assert "信用承诺" in score(result, "4.2").missing


def test_a_platform_export_gives_concealment_and_five_codes(tmp_path: Path) -> None:
    ledgers = write_ledger(tmp_path, ledger_rows(range(1, 5)))
    header = ("处罚机关", "CF_WSH", "CF_XDR_MC", "CF_JDRQ", "CF_XDR_SHXYM")
    rows = [(CITY, number(at), f"示范市{at}号有限公司", DECIDED, "91350100M000100Y43") for at in range(1, 4)]
    write_book(tmp_path / "platform" / "处罚.xlsx", {"sheet": [header, *rows]})
    seen = portal(*(published(at, LAST_DAY) for at in range(1, 5)))
    result = run({CITY: seen}, ledgers, platform=tmp_path / "platform")
    concealment = result.departments[0].rates["concealment"]
    assert (concealment.numerator, concealment.denominator) == (1, 4)
    assert [match.on_platform for match in result.departments[0].matches] == [True, True, True, False]
    assert result.departments[0].platform_rows == 3
    assert score(result, "6.4").points == 20
    assert result.departments[0].rates["compliance"].value == 1


def test_an_export_that_does_not_speak_of_the_department_conceals_nothing(tmp_path: Path) -> None:
    ledgers = write_ledger(tmp_path, ledger_rows(range(1, 3)))
    header = ("行政处罚决定书文号", "当事人", "处罚决定日期")
    write_book(
        tmp_path / "platform" / f"{WATER}.xlsx",
        {"行政处罚": [header, ("示水罚字〔2018〕1号", "甲公司", DECIDED)]},
    )
    result = run({CITY: portal(), WATER: None}, ledgers, platform=tmp_path / "platform")
    assert result.departments[0].rates["concealment"].value is None
    assert [match.on_platform for match in result.departments[0].matches] == [None, None]


def test_years_outside_the_holiday_table_are_said_in_a_note(tmp_path: Path) -> None:
    year = WorkCalendar.default().years[1] + 1
    header = [HEADER, (1, "示城罚字〔2099〕1号", "示范市1号有限公司", date(year, 2, 1), "")]
    write_book(tmp_path / "ledgers" / f"{CITY}.xlsx", {"行政处罚": header})
    file = assessment_file({CITY: portal()}, period=f"{year}Q1", as_of=date(year, 6, 1))
    result = audit(
        file,
        ledgers=tmp_path / "ledgers",
        platform=None,
        scheme=load_scheme("national-2018q2"),
        calendar=WorkCalendar.default(),
    )
    assert any(str(year) in note for note in result.notes)


def test_an_empty_ledger_folder_is_an_input_error(tmp_path: Path) -> None:
    (tmp_path / "ledgers").mkdir()
    with pytest.raises(InputError):
        run({CITY: portal()}, tmp_path / "ledgers")


def test_progress_names_every_department(tmp_path: Path) -> None:
    told: list[str] = []
    audit(
        assessment_file({CITY: portal(), WATER: None}),
        ledgers=write_ledger(tmp_path, ledger_rows(range(1, 2))),
        platform=None,
        scheme=load_scheme("national-2018q2"),
        calendar=WorkCalendar.default(),
        progress=told.append,
    )
    assert all(any(name in line for line in told) for name in (CITY, WATER))


def test_every_lost_point_has_its_ground_and_clause(city: AuditResult) -> None:
    for found in (*city.scores, *city.departments[0].scores):
        assert found.grounds
        assert found.clause
        assert found.information_source


def test_the_same_rows_in_another_order_give_the_same_result(tmp_path: Path) -> None:
    rows = ledger_rows(range(1, 6))
    records = [published(at, LAST_DAY) for at in range(1, 4)]
    first = run({CITY: portal(*records)}, write_ledger(tmp_path / "a", rows))
    second = run({CITY: portal(*reversed(records))}, write_ledger(tmp_path / "b", rows[::-1]))
    assert first.region_rates == second.region_rates
    assert first.total == second.total
