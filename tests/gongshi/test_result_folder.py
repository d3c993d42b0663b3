"""Commands that come after a run: a folder without results is named and left as it was; another database counts too."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from disclosure.assessment import Assessment
from disclosure.period import parse_period
from disclosure.store import open_store
from disclosure.targets import Target
from tests.gongshi.command import gongshi_here

COMMANDS = (
    ("explain", "{out}"),
    ("replay", "{out}"),
    ("export", "{out}", "--package", "all", "--to", "{out}-给部门"),
    ("scheme", "compare", "{out}", "--scheme", "yindu-2024", "--scheme", "national-2018q2", "--ledgers", "{out}"),
)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_a_folder_without_results(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("GONGSHI_DATABASE", raising=False)
    code, _, said = gongshi_here(monkeypatch, capsys, *(word.format(out=tmp_path) for word in words))
    assert code == 2
    assert "gongshi.db" in said
    assert not list(tmp_path.iterdir()), "nothing was made there"


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_a_folder_that_is_not_there(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("GONGSHI_DATABASE", raising=False)
    out = tmp_path / "无"
    code, _, said = gongshi_here(monkeypatch, capsys, *(word.format(out=out) for word in words))
    assert code == 2
    assert "不存在" in said


def test_a_database_elsewhere_is_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path / 'elsewhere.db'}"
    store = open_store(url)
    about = Assessment(scheme="yindu-2024", period=parse_period("2024-01"), as_of=date(2024, 4, 1))
    store.begin(about, [Target(name="示范市水利局", region="示范市")])
    store.close()
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.setenv("GONGSHI_DATABASE", url)
    code, said, complaint = gongshi_here(monkeypatch, capsys, "replay", out)
    assert code in {0, 1}, complaint
    assert "由存档重新判定" in said + complaint
