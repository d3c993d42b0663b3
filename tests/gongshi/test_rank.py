"""`gongshi rank`: results of several months, out of their folders, to the four papers."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from audit.run import audit
from audit.schemes import load_scheme
from disclosure.assessment import Assessment
from disclosure.period import parse_period
from disclosure.store import open_store
from disclosure.targets import Target
from disclosure.workdays import WorkCalendar
from reports.data_files.result_json import write_result_json
from tests.audit.making import PLATFORM_HEADER, write_book
from tests.gongshi.command import gongshi_here

UNITS = ("殷都区甲局", "殷都区乙局", "殷都区丙局")


def sent(serial: int, late: int, first: date) -> date:
    return first.replace(day=25 if serial < late else 4)


def month(folder: Path, label: str, late: int) -> Path:
    """A month of Yindu, in its database, in which 甲局 reported `late` of ten rows late."""
    first = parse_period(label).start
    rows = [
        (name, "行政许可", f"殷{name[3]}〔2024〕{first.month}{at}号", f"安阳市{name[3]}{at}有限公司", first, day)
        for name in UNITS
        for at in range(10)
        for day in [sent(at, late if name == UNITS[0] else 0, first)]
    ]
    write_book(folder / "platform" / "导出.xlsx", {"导出": [PLATFORM_HEADER, *rows]})
    store = open_store(f"sqlite:///{folder / 'gongshi.db'}")
    about = Assessment(scheme="yindu-2024", period=parse_period(label), as_of=date(2024, 12, 1))
    key = store.begin(about, [Target(name=name, region="殷都区") for name in UNITS])
    rules = load_scheme("yindu-2024")
    calendar = WorkCalendar.default()
    found = audit(store.load(key), ledgers=None, platform=folder / "platform", scheme=rules, calendar=calendar)
    store.save_audit(key, found)
    write_result_json(store.load(key), folder, rules)
    store.close()
    return folder


def ranked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    return gongshi_here(monkeypatch, capsys, "rank", *words)


def test_two_months_of_folders_say_who_is_to_be_summoned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    july, august = month(tmp_path / "七月", "2024-07", 3), month(tmp_path / "八月", "2024-08", 4)
    (august / "gongshi.db").unlink()  # only its result.json is left
    code, text, _ = ranked(monkeypatch, capsys, july, august, "--out", tmp_path / "排名")
    assert code == 0
    assert "2024-08　殷都区甲局：连续两次迟报较高，由区政府领导适时约谈" in text
    with (tmp_path / "排名" / "rankings.csv").open(encoding="utf-8-sig") as stream:
        rows = [(row["时段"], row["单位"], row["名次"], row["并列"]) for row in csv.DictReader(stream)]
    assert rows == [
        (label, name, rank, tied)
        for label in ("2024-07", "2024-08")
        for name, rank, tied in ((UNITS[2], "1", "是"), (UNITS[1], "1", "是"), (UNITS[0], "3", ""))
    ]
    book = openpyxl.load_workbook(tmp_path / "排名" / "rankings.xlsx")
    assert [row[0].value for row in book.worksheets[0].iter_rows(min_row=2, max_row=3)] == ["名次", "1（并列）"]
    word = Document(str(tmp_path / "排名" / "rankings.docx"))
    told = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert any("约谈" in cell for cell in told)
    assert "约谈" in (tmp_path / "排名" / "rankings.html").read_text(encoding="utf-8")


def test_a_month_by_itself_says_that_the_one_before_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text, _ = ranked(monkeypatch, capsys, month(tmp_path / "七月", "2024-07", 3), "--out", tmp_path / "排名")
    assert (code, "若2024-06也是如此" in text) == (0, True)


def test_its_own_table_is_the_next_periods_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "地区,得分\n" + "".join(f"省{at},{90 - at}\n" for at in range(12))
    for label in ("2018Q1", "2018Q2"):
        (tmp_path / f"{label}.csv").write_text(text, encoding="utf-8")
    scheme = ("--scheme", "national-2018q2")
    assert ranked(monkeypatch, capsys, tmp_path / "2018Q1.csv", *scheme, "--out", tmp_path / "一")[0] == 0
    history = tmp_path / "一" / "rankings.csv"
    code, _, _ = ranked(monkeypatch, capsys, history, tmp_path / "2018Q2.csv", *scheme, "--out", tmp_path / "二")
    with (tmp_path / "二" / "rankings.csv").open(encoding="utf-8-sig") as stream:
        commended = [row["单位"] for row in csv.DictReader(stream) if "通报表扬" in row["后果"]]
    assert (code, commended) == (0, [f"省{at}" for at in range(8)])


@pytest.mark.parametrize(("words", "said"), [((), "没有评估结果"), (("空",), "没有 gongshi.db")])
def test_nothing_to_rank_is_said(
    words: tuple[str, ...],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, _, error = ranked(monkeypatch, capsys, *(tmp_path / word for word in words))
    assert (code, said in error) == (2, True)
