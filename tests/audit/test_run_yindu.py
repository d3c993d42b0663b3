"""The Yindu notice's rules at their edges: late above 20 %, concealment, disclosure scope."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from audit.run import audit
from audit.schemes import load_scheme
from disclosure.judgement import AuditResult, DepartmentAudit
from disclosure.vocabulary import RowStatus
from disclosure.workdays import WorkCalendar
from tests.audit.making import PLATFORM_HEADER, assessment_file, write_book

BUREAU = "殷都区农业农村局"
DECIDED, IN_TIME, LATE = date(2024, 7, 3), date(2024, 7, 10), date(2024, 7, 11)
HEADER = (*PLATFORM_HEADER, "公开范围", "备注", "校验结果")
LEDGER_HEADER = ("决定文书号", "行政相对人名称", "行政决定日期", "类别")


def exported(serial: int, reported: date | None = IN_TIME, *more: str) -> tuple[object, ...]:
    return (BUREAU, "行政许可", f"殷农许〔2024〕{serial}号", f"第{serial}号合作社", DECIDED, reported, *more)


def in_ledger(serial: int, *more: object) -> tuple[object, ...]:
    return (f"殷农许〔2024〕{serial}号", f"第{serial}号合作社", DECIDED, "行政许可", *more)


def run(
    tmp_path: Path,
    platform: list[tuple[object, ...]] | None,
    ledger: list[tuple[object, ...]] | None = None,
    header: tuple[str, ...] = LEDGER_HEADER,
) -> AuditResult:
    if platform is not None:
        write_book(tmp_path / "platform" / "导出.xlsx", {"导出": [HEADER, *platform]})
    if ledger is not None:
        write_book(tmp_path / "ledgers" / f"{BUREAU}.xlsx", {"台账": [header, *ledger]})
    return audit(
        assessment_file([BUREAU], scheme="yindu-2024", period="2024-07", as_of=date(2024, 9, 2)),
        ledgers=None if ledger is None else tmp_path / "ledgers",
        platform=None if platform is None else tmp_path / "platform",
        scheme=load_scheme("yindu-2024"),
        calendar=WorkCalendar.default(),
    )


def department(result: AuditResult) -> DepartmentAudit:
    return result.departments[0]


@pytest.mark.parametrize(("late", "explains"), [(19, False), (20, False), (21, True)])
def test_a_formal_explanation_is_due_above_twenty_percent_late(tmp_path: Path, late: int, explains: bool) -> None:
    rows = [exported(at, LATE if at <= late else IN_TIME) for at in range(1, 101)]
    found = department(run(tmp_path, rows))
    assert found.counts["late"] == late
    assert any("迟报率高于20%" in text for text in found.consequences) is explains
    assert any("若连续2期都如此" in text and "约谈" in text for text in found.consequences) is explains


def test_a_ledger_row_missing_from_the_export_is_concealed_and_must_be_explained(tmp_path: Path) -> None:
    found = department(run(tmp_path, [exported(1)], [in_ledger(1), in_ledger(2)]))
    assert (found.rates["concealment"].numerator, found.rates["concealment"].denominator) == (1, 2)
    assert [match.status for match in found.matches] == [RowStatus.ON_TIME, RowStatus.NOT_FOUND]
    assert any("瞒报" in text for text in found.consequences)


@pytest.mark.parametrize(
    ("scope", "remark", "concealed"),
    [
        ("社会公开", "", 0),
        ("", "", 0),
        ("政务共享", "", 1),
        ("授权查询", "", 1),
        ("政务共享", "依据《统计法》第九条", 0),
    ],
)
def test_a_scope_other_than_public_is_concealment_unless_its_ground_is_given(
    tmp_path: Path, scope: str, remark: str, concealed: int
) -> None:
    found = department(run(tmp_path, [exported(1, IN_TIME, scope, remark)], [in_ledger(1)]))
    assert found.rates["concealment"].numerator == concealed
    assert found.counts["concealed"] == concealed
    assert bool(found.consequences) is bool(concealed)


def test_a_closed_scope_is_seen_without_a_ledger_too(tmp_path: Path) -> None:
    found = department(run(tmp_path, [exported(1, IN_TIME, "政务共享")]))
    assert found.rates["concealment"].value is None
    assert found.counts["concealed"] == 1
    assert "政务共享" in found.matches[0].note


def test_platform_rows_beyond_the_ledger_are_listed_with_their_status(tmp_path: Path) -> None:
    found = department(run(tmp_path, [exported(1), exported(2, LATE)], [in_ledger(1)]))
    assert [(match.status, match.on_platform) for match in found.matches] == [
        (RowStatus.ON_TIME, True),
        (RowStatus.LATE, True),
    ]
    assert "平台有而台账没有" in found.matches[1].note


def test_rows_the_platform_refused_are_not_qualified(tmp_path: Path) -> None:
    rows = [exported(1), exported(2, IN_TIME, "社会公开", "", "不合格")]
    assert (department(run(tmp_path, rows)).rates["compliance"].numerator) == 1


def test_a_row_without_reporting_day_leaves_every_rate(tmp_path: Path) -> None:
    found = department(run(tmp_path, [exported(1), exported(2, None)]))
    assert (found.rates["compliance"].numerator, found.rates["compliance"].denominator) == (1, 1)
    assert found.rates["late"].denominator == 1
    assert (found.counts["total"], found.counts["undated"]) == (2, 1)


def test_a_repeated_export_row_counts_once(tmp_path: Path) -> None:
    found = department(run(tmp_path, [exported(1), exported(1)]))
    assert (found.counts["total"], found.platform_rows) == (1, 2)


def test_rows_neither_decided_nor_reported_in_the_month_stay_out(tmp_path: Path) -> None:
    early = (BUREAU, "行政许可", "殷农许〔2024〕9号", "第9号合作社", date(2024, 5, 6), date(2024, 5, 8))
    result = run(tmp_path, [exported(1), early])
    assert department(result).counts["total"] == 1
    assert any("时段外" in note for note in result.notes)


def test_without_an_export_the_ledgers_own_reporting_day_is_judged_and_said_to_be(tmp_path: Path) -> None:
    header = (*LEDGER_HEADER, "向市信用平台报送日期")
    found = department(run(tmp_path, None, [in_ledger(1, IN_TIME), in_ledger(2, LATE), in_ledger(3, "")], header))
    assert [match.status for match in found.matches] == [
        RowStatus.ON_TIME,
        RowStatus.LATE,
        RowStatus.NOT_JUDGED,
    ]
    assert (found.rates["late"].numerator, found.rates["late"].denominator) == (1, 2)
    assert "台账所填报送日期" in found.rates["late"].rule
    assert found.rates["concealment"].value is None


def test_a_row_not_yet_due_is_not_concealed(tmp_path: Path) -> None:
    ledger = [("殷农许〔2024〕5号", "第5号合作社", date(2024, 7, 31), "行政许可")]
    write_book(tmp_path / "platform" / "导出.xlsx", {"导出": [HEADER, exported(1)]})
    write_book(tmp_path / "ledgers" / f"{BUREAU}.xlsx", {"台账": [LEDGER_HEADER, *ledger]})
    result = audit(
        assessment_file([BUREAU], scheme="yindu-2024", period="2024-07", as_of=date(2024, 8, 2)),
        ledgers=tmp_path / "ledgers",
        platform=tmp_path / "platform",
        scheme=load_scheme("yindu-2024"),
        calendar=WorkCalendar.default(),
    )
    assert department(result).matches[0].status is RowStatus.NOT_JUDGED
    assert department(result).rates["concealment"].numerator == 0
