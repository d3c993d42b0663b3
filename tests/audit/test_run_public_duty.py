"""The whole audit where the law lets penalties go, the calendar is a user's own, or days lie after the assessment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from audit.run import audit
from audit.schemes import load_scheme
from disclosure.findings import SiteReport
from disclosure.judgement import AuditResult
from disclosure.records import PublishedRecord
from disclosure.vocabulary import Exclusion, Kind, RowStatus, SiteRole
from disclosure.workdays import WorkCalendar
from tests.audit.making import PLATFORM_HEADER, assessment_file, listing, record, site, write_book
from tests.audit.test_run_national import CITY, credit, published, write_ledger

HEADER = ("行政处罚决定书文号", "当事人", "处罚决定日期", "处罚类别")
DECIDED = date(2026, 4, 2)


def run(
    tmp_path: Path,
    rows: list[tuple[object, ...]],
    records: tuple[PublishedRecord, ...] = (),
    *,
    header: tuple[str, ...] = HEADER,
    period: str = "2026Q2",
    as_of: date = date(2026, 5, 20),
    scheme: str = "national-2018q2",
    platform: list[tuple[object, ...]] | None = None,
    credit_site: SiteReport | None = None,
) -> AuditResult:
    write_book(tmp_path / "ledgers" / f"{CITY}.xlsx", {"行政处罚": [header, *rows]})
    if platform is not None:
        write_book(tmp_path / "platform" / "导出.xlsx", {"导出": [PLATFORM_HEADER, *platform]})
    portal = site(department=CITY, records=records, listings=(listing(Kind.PENALTY), listing(Kind.PERMIT)))
    return audit(
        assessment_file({CITY: portal}, scheme=scheme, period=period, as_of=as_of, credit=credit_site),
        ledgers=tmp_path / "ledgers",
        platform=None if platform is None else tmp_path / "platform",
        scheme=load_scheme(scheme),
        calendar=WorkCalendar.default(),
    )


def penalty(serial: int, kind: str, decided: date = DECIDED) -> tuple[object, ...]:
    return (f"示城罚字〔{decided.year}〕{serial}号", f"示范市{serial}号有限公司", decided, kind)


def test_a_warning_of_april_2026_leaves_the_denominator_and_a_fine_does_not(tmp_path: Path) -> None:
    found = run(tmp_path, [penalty(1, "警告"), penalty(2, "罚款"), penalty(3, "")]).departments[0]
    assert [match.status for match in found.matches] == [
        RowStatus.EXCLUDED,
        RowStatus.NOT_FOUND,
        RowStatus.NOT_JUDGED,
    ]
    assert found.matches[0].row.excluded is Exclusion.NOT_PUBLIC
    assert "第36号" in found.matches[0].note
    assert "处罚类别" in found.matches[2].note
    assert (found.ledger.verified, found.ledger.excluded[Exclusion.NOT_PUBLIC]) == (2, 1)
    assert (found.rates["publicity"].numerator, found.rates["publicity"].denominator) == (0, 1)


def test_what_must_be_reported_to_a_platform_is_due_whatever_may_be_shown(tmp_path: Path) -> None:
    other = [(CITY, "行政处罚", "示城罚字〔2026〕9号", "甲公司", DECIDED, DECIDED)]
    found = run(tmp_path, [penalty(1, "警告")], scheme="yindu-2024", platform=other).departments[0]
    assert found.matches[0].status is RowStatus.NOT_FOUND
    assert found.rates["concealment"].numerator == 1


def test_penalties_past_their_longest_term_are_counted_by_department_in_a_note(tmp_path: Path) -> None:
    old = record("示城罚字〔2022〕1号", department=CITY, decision_date=date(2022, 1, 5), published_on=date(2022, 1, 6))
    result = run(tmp_path, [penalty(1, "罚款")], (old,))
    assert [note for note in result.notes if "超过最长公示期" in note and f"{CITY}1条" in note]


def test_the_notes_name_the_calendars_years_its_source_and_the_first_day(tmp_path: Path) -> None:
    notes = run(tmp_path, [penalty(1, "罚款")]).notes
    (note,) = [note for note in notes if note.startswith("工作日依据")]
    assert "2004—" in note
    assert "国务院办公厅" in note
    assert "决定的次日起算" in note


def test_a_row_that_its_page_dates_outside_the_period_is_not_of_it(tmp_path: Path) -> None:
    shown = record("示城罚字〔2026〕1号", party="示范市1号有限公司", department=CITY, decision_date=date(2025, 12, 1))
    shown = replace(shown, published_on=date(2026, 2, 1))
    row = ("示城罚字〔2026〕1号", "示范市1号有限公司", "", "罚款")
    found = run(tmp_path, [row], (shown,)).departments[0]
    assert (found.matches[0].status, found.matches[0].matched_by) == (RowStatus.NOT_JUDGED, None)
    assert found.rates["publicity"].value is None


def test_a_row_taken_in_by_the_platform_after_the_assessment_is_neither_late_nor_concealed(tmp_path: Path) -> None:
    taken_in = [(CITY, "行政处罚", "示城罚字〔2024〕1号", "示范市1号有限公司", date(2024, 7, 3), date(2024, 9, 3))]
    rows = [penalty(1, "罚款", date(2024, 7, 3))]
    when = {"period": "2024-07", "scheme": "yindu-2024"}
    result = run(tmp_path / "before", rows, platform=taken_in, as_of=date(2024, 8, 30), **when)  # type: ignore[arg-type]
    found = result.departments[0]
    assert [match.status for match in found.matches] == [RowStatus.NOT_JUDGED]
    assert found.rates["concealment"].value is None
    assert found.rates["late"].value is None
    assert any("2024-08-30之后才报送" in note for note in result.notes)
    after = run(tmp_path / "after", rows, platform=taken_in, as_of=date(2024, 9, 3), **when)  # type: ignore[arg-type]
    assert after.departments[0].matches[0].status is RowStatus.OMITTED


def test_a_record_put_on_the_credit_site_after_the_assessment_does_not_count_as_uploaded(tmp_path: Path) -> None:
    rows = [penalty(1, "罚款", date(2018, 4, 20))]
    when = {"period": "2018Q2", "as_of": date(2018, 9, 5)}
    points = []
    for day in (date(2018, 9, 5), date(2018, 9, 6)):
        seen = credit(published(1, day, site_role=SiteRole.CREDIT))
        seen = replace(seen, listings=(listing(Kind.PENALTY), listing(Kind.PERMIT)))
        result = run(tmp_path / str(day), rows, credit_site=seen, **when)  # type: ignore[arg-type]
        points.append(next(score.points for score in result.scores if score.indicator == "4.2"))
    assert points == [5, 0]


def test_rows_decided_outside_the_period_are_left_out_and_counted(tmp_path: Path) -> None:
    rows = [penalty(1, "罚款"), penalty(2, "罚款", date(2026, 3, 31)), penalty(3, "罚款", date(2026, 7, 1))]
    result = run(tmp_path, rows)
    assert [match.row.document_number for match in result.departments[0].matches] == ["示城罚字〔2026〕1号"]
    assert any("时段外" in note and "2行" in note for note in result.notes)


def test_the_year_2018_knows_no_rule_by_which_a_penalty_may_be_gone(tmp_path: Path) -> None:
    ledgers = write_ledger(tmp_path, [(1, "示城罚字〔2018〕1号", "示范市1号有限公司", date(2018, 4, 2), "警告")])
    file = assessment_file({CITY: site(department=CITY)})
    result = audit(
        file,
        ledgers=ledgers,
        platform=None,
        scheme=load_scheme("national-2018q2"),
        calendar=WorkCalendar.default(),
    )
    assert result.departments[0].matches[0].status is RowStatus.NOT_FOUND
