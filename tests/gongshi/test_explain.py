"""`gongshi explain` on a stored assessment: the total with both ends, an indicator to its last row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from audit.run import audit
from audit.schemes import load_scheme
from disclosure.assessment import Assessment
from disclosure.period import parse_period
from disclosure.store import open_store
from disclosure.targets import Target
from disclosure.vocabulary import Subject, Verdict
from disclosure.workdays import WorkCalendar
from tests.audit.making import finding, site
from tests.audit.test_run_schemes import UNIT, ledger, platform, statistics
from tests.gongshi.command import gongshi_here

SCHEME = "yuncheng-2021"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "结果"
    folder.mkdir()
    store = open_store(f"sqlite:///{folder / 'gongshi.db'}")
    about = Assessment(scheme=SCHEME, period=parse_period("2020-09"), as_of=date(2020, 12, 1))
    number = store.begin(about, [Target(name=UNIT, region="示范市")])
    result = audit(
        store.load(number),
        ledgers=ledger(tmp_path),
        platform=platform(tmp_path),
        statistics=statistics(tmp_path, (UNIT, "平台事故被通报或造成负面舆情", "否", "市信用办函")),
        scheme=load_scheme(SCHEME),
        calendar=WorkCalendar.default(),
    )
    store.save_audit(number, result)
    store.close()
    return folder


def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    return gongshi_here(monkeypatch, capsys, "explain", *words)


def test_a_total_that_is_not_complete_has_two_ends(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text, _ = said(monkeypatch, capsys, out, "--department", UNIT)
    assert code == 0
    assert "尚未确定" in text
    assert "未计分：1、2.1、2.2" in text
    assert "100 分之间" in text
    assert "补报1条" in text


def test_an_indicator_is_explained_to_its_rows(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text, _ = said(monkeypatch, capsys, out, "5", "--department", UNIT)
    assert code == 0
    for part in ("18.75/25", "二（五）", "运信用办〔2021〕25号", "1/4=25.00%", "示罚字〔2020〕4号", "第5行", "补救"):
        assert part in text, part


def test_a_verdict_is_explained_by_the_pages_that_were_looked_at(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = "http://portal.example/"
    missing = finding(
        Subject.CATALOGUE, Verdict.ABSENT, url=None, tried=(f"{url}1", f"{url}2"), evidence=("evidence/1.png",)
    )
    store = open_store(f"sqlite:///{out / 'gongshi.db'}")
    number = store.latest()
    store.save_site(number, site(department=UNIT, url=url, findings=(missing,)))
    rules, calendar = load_scheme(SCHEME), WorkCalendar.default()
    file = store.load(number)
    store.save_audit(number, audit(file, ledgers=None, platform=None, scheme=rules, calendar=calendar))
    store.close()
    code, text, _ = said(monkeypatch, capsys, out, "2.1", "--department", UNIT)
    assert code == 0
    told = (
        "失 5 分",
        "二（二）",
        f"查看的网站：{url}",
        "另查看：http://portal.example/2",
        "证据：evidence/1.png",
        "信息来源",
    )
    for part in told:
        assert part in text, part


def test_the_regions_indicator_is_explained_too(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text, _ = said(monkeypatch, capsys, out, "1")
    assert (code, "还缺" in text, "未评分" in text) == (0, True, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [(("9.9",), "可用的有"), (("5", "--department", "外星局"), UNIT)],
)
def test_what_is_not_there_is_answered_with_what_is(
    words: tuple[str, ...], told: str, out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, error = said(monkeypatch, capsys, out, *words)
    assert code == 2
    assert told in error


def test_a_folder_that_is_not_there_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, error = said(monkeypatch, capsys, tmp_path / "没有")
    assert (code, "不存在" in error, (tmp_path / "没有").exists()) == (2, True, False)
