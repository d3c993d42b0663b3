"""`gongshi audit-table` as a clerk runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.making import write_book
from tests.gongshi.command import gongshi_here

HEADER = ["部门", "迟报数量", "合计", "迟报率"]
RIGHT = [["甲局", 1, 8, "12.50%"], ["乙局", 0, 3, "0.00%"], ["合计", 1, 11, "9.09%"]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setenv("COLUMNS", "200")
    return lambda *words: gongshi_here(monkeypatch, capsys, "audit-table", *words)


def test_a_right_table_ends_well(run, tmp_path: Path) -> None:
    code, said, _ = run(write_book(tmp_path / "通 报.xlsx", {"附件1": [HEADER, *RIGHT]}))
    assert code == 0
    assert "0个不可能对" in said


def test_a_wrong_figure_is_shown_with_what_it_should_be(run, tmp_path: Path) -> None:
    rows = [*RIGHT[:2], ["合计", 1, 11, "9.10%"]]
    code, said, _ = run(write_book(tmp_path / "通报.xlsx", {"附件1": [HEADER, *rows]}))
    assert code == 1
    assert "D4" in said
    assert "9.09%" in said


@pytest.mark.parametrize("rows", [[["说明"], ["没有数字"]], [["部门", "联系人"], ["甲局", "张*"]]])
def test_a_file_without_figures_is_said_to_have_none(run, rows: list[list[str]], tmp_path: Path) -> None:
    code, _, errors = run(write_book(tmp_path / "通报.xlsx", {"附件1": rows}))
    assert code == 2
    assert "没有可复算的表" in errors


def test_a_file_that_is_not_there_is_a_sentence(run, tmp_path: Path) -> None:
    code, _, errors = run(tmp_path / "没有.xlsx")
    assert code == 2
    assert "没有.xlsx" in errors
