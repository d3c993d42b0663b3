"""`gongshi scheme compare` over a stored run."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from docx import Document

from disclosure.store import open_store
from tests.gongshi.command import gongshi_here
from tests.gongshi.test_rank import month

TWO = ("--scheme", "yindu-2024", "--scheme", "yuncheng-2021")


def test_one_crawl_by_two_schemes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = month(tmp_path / "七月", "2024-07", 3)
    to = tmp_path / "对照"
    words = (out, *TWO, "--platform", out / "platform", "--to", to)
    code, text, _ = gongshi_here(monkeypatch, capsys, "scheme", "compare", *words)
    assert (code, "不打分" in text, "comparison.csv" in text) == (0, True, True)
    with (to / "comparison.csv").open(encoding="utf-8-sig") as stream:
        rows = list(csv.DictReader(stream))
    late = {row["单位"]: row["新得分"] for row in rows if row["新指标"] == "4"}
    assert late == {"全地区": "27", "殷都区甲局": "21", "殷都区乙局": "30", "殷都区丙局": "30"}
    page = (to / "comparison.html").read_text(encoding="utf-8")
    assert "时限和口径的不同" in page
    word = Document(str(to / "comparison.docx"))
    assert any("timing.limit" in cell.text for table in word.tables for row in table.rows for cell in row.cells)
    store = open_store(f"sqlite:///{out / 'gongshi.db'}")
    assert store.load(store.latest()).assessment.scheme == "yindu-2024"  # the run itself is as it was
    store.close()


@pytest.mark.parametrize(
    ("words", "said"),
    [(("--scheme", "yindu-2024"), "写两次"), (TWO, "没有台账"), ((*TWO, "--platform", "."), "不存在")],
)
def test_what_is_missing_is_said(
    words: tuple[str, ...],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, _, error = gongshi_here(monkeypatch, capsys, "scheme", "compare", tmp_path / "没有", *words)
    assert (code, said in error) == (2, True)
