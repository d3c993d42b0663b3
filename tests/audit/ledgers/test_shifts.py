"""Shifted rows (错位): seen in the sheet, named, not judged by the cells that slipped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from audit.ledgers import LedgerReading, read_ledger_folder
from audit.run import audit
from audit.schemes import load_scheme
from disclosure.findings import SiteReport
from disclosure.judgement import AuditResult
from disclosure.vocabulary import Kind, RowStatus
from disclosure.workdays import WorkCalendar
from tests.audit.making import assessment_file, listing, record, site, write_book

WATER = "示范市水利局"
HEADER = ("序号", "行政处罚决定书文号", "行政相对人名称", "处罚决定日期")
NUMBERS = [f"示水罚字〔2018〕{at}号" for at in range(1, 6)]
PARTIES = [f"示范第{at}有限公司" for at in range(1, 6)]
DAYS = [date(2018, 4, 9 + at) for at in range(1, 6)]


def read(folder: Path, rows: Sequence[Sequence[Any]], header: Sequence[str] = HEADER) -> LedgerReading:
    write_book(folder / "水利局.xlsx", {"处罚": [header, *rows]})
    return read_ledger_folder(folder, (WATER,), "ledger")


def pushed_down(from_row: int, columns: int = 1) -> list[tuple[Any, ...]]:
    """Five decisions; from the row `from_row` (0 for the first) on, party (and day) slipped down by one."""
    parties = [*PARTIES[:from_row], "", *PARTIES[from_row:]]
    days: list[Any] = [*DAYS[:from_row], "", *DAYS[from_row:]] if columns == 2 else [*DAYS, ""]
    numbers = [*NUMBERS, ""]
    return [(at + 1 if at < 5 else "", *cells) for at, cells in enumerate(zip(numbers, parties, days, strict=True))]


def test_a_column_that_slipped_is_found_with_its_rows_and_the_leftover_is_no_decision(tmp_path: Path) -> None:
    reading = read(tmp_path, pushed_down(2))
    ((file, sheet, shift),) = reading.shifts
    assert (file, sheet) == ("水利局.xlsx", "处罚")
    assert (shift.first, shift.last, shift.orphan, shift.names) == (4, 6, 7, ("行政相对人名称",))
    assert [row.document_number for row in reading.rows] == NUMBERS
    assert [row.party for row in reading.rows] == [*PARTIES[:2], None, None, None]
    assert [row.decision_date for row in reading.rows] == DAYS
    assert reading.rows[3].values["party"] == PARTIES[2]
    assert all("错位" in problem for row in reading.rows[2:] for problem in row.problems)
    assert "疑似错位：第4行没有“行政相对人名称”" in reading.files[0].note
    assert reading.files[0].skipped == 1


def test_days_that_slipped_time_nobody(tmp_path: Path) -> None:
    reading = read(tmp_path, pushed_down(1, columns=2))
    ((_, _, shift),) = reading.shifts
    assert shift.names == ("行政相对人名称", "处罚决定日期")
    assert [row.decision_date for row in reading.rows] == [DAYS[0], None, None, None, None]


def test_numbers_that_slipped_are_found_too(tmp_path: Path) -> None:
    numbers = [NUMBERS[0], "", *NUMBERS[1:]]
    rows = [(at + 1, *cells) for at, cells in enumerate(zip(numbers, [*PARTIES, ""], [*DAYS, ""], strict=True))]
    reading = read(tmp_path, rows)
    ((_, _, shift),) = reading.shifts
    assert (shift.first, shift.orphan, shift.names) == (3, 7, ("行政处罚决定书文号",))
    assert [row.document_number for row in reading.rows] == [NUMBERS[0], None, None, None, None]


@pytest.mark.parametrize(
    "rows",
    [
        [(1, NUMBERS[0], "", DAYS[0]), (2, NUMBERS[1], PARTIES[1], DAYS[1])],
        [(1, NUMBERS[0], PARTIES[0], DAYS[0]), (2, "", PARTIES[1], DAYS[1]), (3, NUMBERS[2], "", DAYS[2])],
        [(1, NUMBERS[0], PARTIES[0], DAYS[0]), ("", "", PARTIES[1], "")],
        [(1, NUMBERS[0], "", DAYS[0]), (2, NUMBERS[1], PARTIES[1], ""), (3, "", PARTIES[2], "")],
    ],
)
def test_poor_rows_are_no_shift_and_are_kept(tmp_path: Path, rows: Sequence[Sequence[Any]]) -> None:
    reading = read(tmp_path, rows)
    assert reading.shifts == ()
    assert len(reading.rows) == len(rows)


def test_numbers_in_two_columns_by_kind_are_no_shift(tmp_path: Path) -> None:
    header = ("行政许可决定书文号", "行政处罚决定书文号", "行政相对人名称", "决定日期")
    rows = [(NUMBERS[0], "", "", ""), ("", NUMBERS[1], PARTIES[1], DAYS[1])]
    reading = read(tmp_path, rows, header)
    assert (reading.shifts, len(reading.rows)) == ((), 2)


def audited(folder: Path, visit: SiteReport) -> AuditResult:
    return audit(
        assessment_file({WATER: visit}),
        ledgers=folder,
        platform=None,
        scheme=load_scheme("national-2018q2"),
        calendar=WorkCalendar.default(),
    )


def test_the_report_says_it_and_accuses_nobody(tmp_path: Path) -> None:
    write_book(tmp_path / "水利局.xlsx", {"处罚": [HEADER, *pushed_down(1, columns=2)]})
    shown = [
        record(number, department=WATER, party=party, decision_date=day, published_on=day)
        for number, party, day in zip(NUMBERS, PARTIES, DAYS, strict=True)
    ]
    visit = site(
        department=WATER, records=tuple(shown), listings=(listing(Kind.PENALTY, found=5), listing(Kind.PERMIT))
    )
    result = audited(tmp_path, visit)
    assert [match.status for match in result.departments[0].matches] == [RowStatus.ON_TIME] * 5
    assert any("1处疑似错位" in note and "处罚第3行至第7行" in note for note in result.notes)


def test_rows_that_only_the_site_shows_to_be_shifted_are_counted_in_the_report(tmp_path: Path) -> None:
    rows = [(at + 1, NUMBERS[at], PARTIES[(at + 1) % 3], DAYS[at]) for at in range(3)]
    write_book(tmp_path / "水利局.xlsx", {"处罚": [HEADER, *rows]})
    shown = [
        record(NUMBERS[at], department=WATER, party=PARTIES[at], decision_date=DAYS[at], published_on=DAYS[at])
        for at in range(3)
    ]
    visit = site(
        department=WATER, records=tuple(shown), listings=(listing(Kind.PENALTY, found=3), listing(Kind.PERMIT))
    )
    result = audited(tmp_path, visit)
    assert all("疑似错位" in match.note for match in result.departments[0].matches)
    assert any("3行疑似错位" in note and WATER in note for note in result.notes)
