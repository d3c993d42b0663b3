"""Rows as they were reported: a ledger is no report, and what was not given is not judged."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from audit.rates.reported import time_reported
from audit.run import audit
from audit.schemes import load_scheme
from audit.schemes.loading import read_scheme
from disclosure.judgement import AuditResult
from disclosure.vocabulary import RowStatus
from disclosure.workdays import WorkCalendar
from tests.audit.making import assessment_file, ledger_row, write_book
from tests.shared_data import GOLDEN, needs_shared

BUREAU, ROADS = "示范市水利局", "示范市交通运输局"
ANNEX_4 = ("序号", "行政许可决定书文号", "项目名称", "行政决定日期", "向省信用平台报送日期", "备注")
EXPORT = ("许可机关", "XK_WSH", "XK_XDR_MC", "XK_XDR_SHXYM", "XK_JDRQ")
COMPLIANCE = """
[[indicators]]
number = "3"
title = "合规性"
full = 30
level = "department"
clause = "得分=合规率×30"
information_source = "平台"
evidence_wanted = "清单"
[indicators.formula]
kind = "rate"
rate = "compliance"
when_empty = "unscored"
"""


def run(tmp_path: Path, export: list[tuple[object, ...]] | None, owner: str = BUREAU) -> AuditResult:
    """21 ledger rows by annex 4 of the guide, judged by a scheme that scores the compliance rate."""
    rows = [(at, f"示水许字〔2018〕{at}号", f"取水许可{at}", date(2018, 4, 20), "", "") for at in range(1, 22)]
    write_book(tmp_path / "ledgers" / f"{BUREAU}.xlsx", {"行政许可": [ANNEX_4, *rows]})
    if export is not None:
        write_book(tmp_path / "platform" / "导出.xlsx", {"行政许可": [EXPORT, *((owner, *row) for row in export)]})
    head = (
        'identifier="x"\ntitle="x"\nsource="x"\n[timing]\nlimit=7\nclause="x"\ncount_from="next_day"\n[counting]\n'
        'basis="publication"\nperiod_by=["decision_date"]\npublished_where=["portal"]\nexclusions=[]\n'
        'compliance="standard"\nzero_prints="无数据"\n'
    )
    return audit(
        assessment_file({BUREAU: None, ROADS: None}),
        ledgers=tmp_path / "ledgers",
        platform=None if export is None else tmp_path / "platform",
        scheme=read_scheme(head + COMPLIANCE, "x.toml"),
        calendar=WorkCalendar.default(),
    )


def test_without_an_export_compliance_is_not_counted_from_the_ledger(tmp_path: Path) -> None:
    result = run(tmp_path, None)
    rate = result.departments[0].rates["compliance"]
    assert (rate.numerator, rate.denominator) == (0, 0)
    assert "无平台导出" in rate.rule
    assert {score.points for score in result.scores} == {None}
    assert all("无平台导出" in score.missing for score in result.scores)
    assert result.region_rates["compliance"].value is None


def test_an_export_that_is_silent_on_the_department_leaves_its_compliance_open(tmp_path: Path) -> None:
    unread = tmp_path / "platform" / "水利局导出.xlsx"
    unread.parent.mkdir()
    unread.write_bytes(b"PK\x03\x04broken")
    result = run(tmp_path, [("示交许字〔2018〕1号", "甲有限公司", "91350100M000100Y43", "2018/4/20")], owner=ROADS)
    ours, roads = (department.rates["compliance"] for department in result.departments)
    assert (ours.value, roads.value) == (None, 1)
    assert "水利局导出.xlsx" in ours.rule
    assert "水利局导出.xlsx" in result.scores[0].missing
    assert result.scores[0].points == 15  # the other department's half


@pytest.mark.parametrize(("code", "compliant"), [("91350100M000100Y43", 1), ("91350100M000100Y44", 0)])
def test_with_an_export_compliance_is_counted_over_its_rows(tmp_path: Path, code: str, compliant: int) -> None:
    result = run(tmp_path, [("示水许字〔2018〕1号", "甲有限公司", code, "2018/4/20")])
    rate = result.departments[0].rates["compliance"]
    assert (rate.numerator, rate.denominator) == (compliant, 1)
    assert result.scores[0].points == 30 * compliant / 2  # two departments share the indicator


def test_a_scheme_that_calls_rows_in_time_qualified_says_that_the_days_are_the_ledgers(tmp_path: Path) -> None:
    rows = [(1, "示水许字〔2024〕1号", "取水许可", date(2024, 7, 1), date(2024, 7, 3), "")]
    write_book(tmp_path / "ledgers" / f"{BUREAU}.xlsx", {"行政许可": [ANNEX_4, *rows]})
    result = audit(
        assessment_file([BUREAU], scheme="yindu-2024", period="2024-07", as_of=date(2024, 9, 2)),
        ledgers=tmp_path / "ledgers",
        platform=None,
        scheme=load_scheme("yindu-2024"),
        calendar=WorkCalendar.default(),
    )
    rate = result.departments[0].rates["compliance"]
    assert (rate.numerator, rate.denominator) == (1, 1)
    assert "无平台导出" in rate.rule


@needs_shared
def test_a_whole_export_is_timed_by_every_golden_deadline_in_one_go() -> None:
    with (GOLDEN / "deadline_vectors.csv").open(encoding="utf-8") as file:
        days = [
            (date.fromisoformat(row["decision_date"]), date.fromisoformat(row["deadline_7wd_count_from_next_day"]))
            for row in csv.DictReader(file)
        ]
    rows = [ledger_row(decision_date=decided, reported_on=last) for decided, last in days]
    rows += [ledger_row(decision_date=decided, reported_on=last + timedelta(days=1)) for decided, last in days]
    reported = time_reported(rows, load_scheme("national-2018q2"), WorkCalendar.default(), from_platform=True)
    assert reported.statuses == [RowStatus.ON_TIME] * len(days) + [RowStatus.LATE] * len(days)
