"""`gongshi init` gives a folder that `gongshi run -c` can start from, and never writes over a file."""

from __future__ import annotations

import tomllib
from pathlib import Path

import openpyxl
import pytest

from disclosure.targets_file import read_targets
from gongshi.settings import SETTINGS, gather_settings
from tests.gongshi.command import gongshi_here


def test_every_setting_is_explained_and_the_file_is_read_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "二季度 评估"
    code, said, _ = gongshi_here(monkeypatch, capsys, "init", folder)
    assert code == 0
    assert "gongshi run -c" in said
    text = (folder / "gongshi.toml").read_text(encoding="utf-8")
    for setting in SETTINGS.values():
        assert f"# {setting.help}" in text
        assert f"{setting.name} = " in text
    settings = gather_settings(folder / "gongshi.toml", {})
    assert settings.targets == folder / "部门名单.xlsx"
    assert settings.period == "2018Q2"
    # every setting's commented line is valid when the mark is taken away
    tomllib.loads("\n".join(line.removeprefix("# ") for line in text.splitlines() if " = " in line))


def test_the_templates_have_the_columns_of_the_annexes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gongshi_here(monkeypatch, capsys, "init", tmp_path)
    assert [target.name for target in read_targets(tmp_path / "部门名单.xlsx")] == ["示范市水利局", "示范市统计局"]
    ledger = openpyxl.load_workbook(tmp_path / "模板-台账.xlsx").active
    head = [cell.value for cell in ledger[1]]
    assert head[:4] == ["序号", "行政许可决定书文号", "项目名称/案件名称", "行政决定日期"]
    catalogue = openpyxl.load_workbook(tmp_path / "模板-目录.xlsx").active
    assert [cell.value for cell in catalogue[1]] == [
        "序号",
        "行政决定部门",
        "行政职权类别",
        "项目名称",
        "设定依据",
        "行政相对人",
    ]


def test_what_is_there_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gongshi.toml").write_text('period = "2021"\n', encoding="utf-8")
    _, said, _ = gongshi_here(monkeypatch, capsys, "init", tmp_path)
    assert "未改动" in said
    assert (tmp_path / "gongshi.toml").read_text(encoding="utf-8") == 'period = "2021"\n'
