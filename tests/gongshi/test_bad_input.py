"""Every mistake in the input is one Chinese sentence and exit code 2, and writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.gongshi.command import gongshi_here

HEAD = ("单位归属", "单位名称", "行政许可信息公示网址", "行政处罚信息公示网址")
Run = Callable[..., tuple[int, str, str]]


def workbook(path: Path, *rows: tuple[object, ...]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    workbook(tmp_path / "部门 名单.xlsx", HEAD, ("市直", "示范市水利局", "http://127.0.0.9:9/", ""))
    workbook(
        tmp_path / "台账" / "水利局.xlsx",
        ("序号", "行政许可决定书文号", "项目名称/案件名称", "行政决定日期", "备注"),
        (1, "示水许〔2018〕1号", "取水许可", "2018-05-02", ""),
    )
    return tmp_path


@pytest.fixture
def run(inputs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def with_changes(**changed: object) -> tuple[int, str, str]:
        given: dict[str, object] = {
            "targets": inputs / "部门 名单.xlsx",
            "ledgers": inputs / "台账",
            "period": "2018Q2",
            "as-of": "2018-09-05",
            "out": inputs / "结果",
        } | {name.replace("_", "-"): value for name, value in changed.items()}
        words = [word for name, value in given.items() for word in (f"--{name}", value)]
        return gongshi_here(monkeypatch, capsys, "run", *words)

    return with_changes


def refused(answer: tuple[int, str, str], inputs: Path, *expected: str) -> None:
    code, _, said = answer
    assert code == 2
    assert "Traceback" not in said
    assert len(said.strip().splitlines()) == 1
    for part in expected:
        assert part in said
    assert not (inputs / "结果").exists()


def test_targets_without_the_needed_columns(run: Run, inputs: Path) -> None:
    path = workbook(inputs / "缺列.xlsx", ("名称", "地址"), ("示范市水利局", "http://127.0.0.9/"))
    refused(run(targets=path), inputs, "缺列.xlsx", "单位名称")


def test_an_address_that_is_no_address(run: Run, inputs: Path) -> None:
    path = workbook(inputs / "错址.xlsx", HEAD, ("市直", "示范市水利局", "见本局官网公告栏", ""))
    refused(run(targets=path), inputs, "错址.xlsx", "C2", "见本局官网公告栏")


def test_a_target_list_that_is_not_there(run: Run, inputs: Path) -> None:
    refused(run(targets=inputs / "没有.xlsx"), inputs, "没有.xlsx")


def test_a_ledger_that_is_no_spreadsheet(run: Run, inputs: Path) -> None:
    path = inputs / "假台账" / "水利局.xlsx"
    path.parent.mkdir()
    path.write_text("<html>请先登录</html>", encoding="utf-8")
    refused(run(ledgers=path.parent), inputs, "水利局.xlsx")


def test_a_damaged_workbook_beside_a_good_one(run: Run, inputs: Path) -> None:
    good = inputs / "台账" / "水利局.xlsx"
    (inputs / "台账" / "坏.xlsx").write_bytes(good.read_bytes()[:-400])
    refused(run(), inputs, "坏.xlsx", "--skip-unreadable")


def test_an_empty_folder_of_ledgers(run: Run, inputs: Path) -> None:
    (inputs / "空").mkdir()
    refused(run(ledgers=inputs / "空"), inputs, "空")


def test_a_folder_that_is_not_there(run: Run, inputs: Path) -> None:
    refused(run(ledgers=inputs / "无此文件夹"), inputs, "无此文件夹")


def test_an_unknown_scheme_names_the_known_ones(run: Run, inputs: Path) -> None:
    refused(run(scheme="yindu-2099"), inputs, "yindu-2099", "national-2018q2", "yindu-2024")


def test_a_period_that_ends_before_it_starts(run: Run, inputs: Path) -> None:
    refused(run(period="2018-06-30..2018-04-01"), inputs, "2018-06-30..2018-04-01", "早于")


@pytest.mark.parametrize("period", ["2018Q5", "去年", "2018-13", "2018-02-30..2018-03-01"])
def test_a_period_that_is_none(run: Run, inputs: Path, period: str) -> None:
    refused(run(period=period), inputs, period)


def test_an_as_of_day_before_the_period(run: Run, inputs: Path) -> None:
    refused(run(as_of="2018-01-01"), inputs, "2018-01-01")


def test_a_credit_site_that_is_no_address(run: Run, inputs: Path) -> None:
    refused(run(credit_site="信用网"), inputs, "信用网")


def test_a_folder_of_somebodys_own_files_is_not_written_into(run: Run, inputs: Path) -> None:
    own = inputs / "我的文件"
    own.mkdir()
    (own / "重要.txt").write_text("勿动", encoding="utf-8")
    refused(run(out=own), inputs, "我的文件")
    assert [path.name for path in own.iterdir()] == ["重要.txt"]


def test_a_wrong_setting_names_the_file_and_the_setting(
    inputs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config = inputs / "gongshi.toml"
    config.write_text('peroid = "2018Q2"\n', encoding="utf-8")
    refused(gongshi_here(monkeypatch, capsys, "run", "-c", config), inputs, "gongshi.toml", "peroid")
    config.write_text('delay = "快"\n', encoding="utf-8")
    refused(gongshi_here(monkeypatch, capsys, "run", "-c", config), inputs, "delay", "数字")


def test_a_browser_that_is_not_there_is_a_missing_environment(run: Run, inputs: Path) -> None:
    code, _, said = run(browser=inputs / "chrome.exe")
    assert code == 4
    assert "chrome.exe" in said
    assert not (inputs / "结果").exists()


def test_an_unknown_option_is_wrong_use(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, said = gongshi_here(monkeypatch, capsys, "run", "--tragets", "a.xlsx")
    assert code == 2
    assert "--tragets" in said
