"""`gongshi scheme`: the schemes listed, one's own file checked, the statistics file to fill in."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import openpyxl
import pytest

from audit.schemes import list_schemes, load_scheme
from audit.statistics import read_statistics
from tests.gongshi.command import gongshi_here

NATIONAL = resources.files("audit.schemes").joinpath("national-2018q2.toml").read_text(encoding="utf-8")


def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    monkeypatch.setenv("COLUMNS", "200")
    return gongshi_here(monkeypatch, capsys, "scheme", *words)


def test_every_scheme_is_listed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(monkeypatch, capsys, "list")
    assert code == 0
    assert all(name in out for name in list_schemes())


def test_a_sound_file_is_said_to_be_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "某省.toml").write_text(NATIONAL, encoding="utf-8")
    code, out, _ = said(monkeypatch, capsys, "check", tmp_path / "某省.toml")
    assert (code, "没有错误" in out, "累计数据量占比" in out) == (0, True, True)


@pytest.mark.parametrize(
    ("mistake", "told"),
    [
        (('rate = "on_time"', 'rate = "ontime"'), "rate"),
        (('points = 0.5, says = "台账不全"', 'points = "半分", says = "台账不全"'), "points"),
        (("季度更新频次 >= 9", "季度更新次数 >= 9"), "季度更新次数"),
        (('evidence_wanted = "台账复印件或打印件"', 'evidence = "台账复印件或打印件"'), "evidence"),
        (("at_least = -10", 'at_least = "扣10分"'), "at_least"),
    ],
)
def test_a_mistake_is_shown_with_its_line(
    mistake: tuple[str, str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    wrong, by = mistake
    assert wrong in NATIONAL
    text = NATIONAL.replace(wrong, by, 1)
    line = next(at for at, line in enumerate(text.splitlines(), 1) if by in line)
    (tmp_path / "某省.toml").write_text(text, encoding="utf-8")
    code, _, error = said(monkeypatch, capsys, "check", tmp_path / "某省.toml")
    assert code == 2
    assert f"第{line}行" in error
    assert told in error


@pytest.mark.parametrize("name", ["national-2018q2", "changzhi-2022"])
def test_the_template_is_read_back_when_filled(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    targets = tmp_path / "名单.csv"
    targets.write_text(
        "单位名称,网站首页\n甲局,http://a.example.gov.cn/\n乙局,http://b.example.gov.cn/\n", encoding="utf-8"
    )
    path = tmp_path / "统计表.xlsx"
    code, _, _ = said(monkeypatch, capsys, "template", name, "--targets", targets, "--out", path)
    assert code == 0
    scheme = load_scheme(name)
    units = {"region": [None], "department": ["甲局", "乙局"]}
    book = openpyxl.load_workbook(path)
    fitting = {"number": 3, "yes_no": "是", "date": "2022-01-10"}
    kinds = {figure.name: figure for figure in scheme.statistics}
    for row in book.active.iter_rows(min_row=2):
        figure = kinds[row[1].value]
        row[2].value = figure.choices[0] if figure.choices else fitting[figure.kind]
    book.save(path)
    read = read_statistics(path, scheme, ["甲局", "乙局"])
    for figure in scheme.statistics:
        assert all(figure.name in read.of(unit) for unit in units[figure.level])


def test_a_template_never_writes_over_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "统计表.xlsx"
    path.write_bytes(b"mine")
    code, _, error = said(monkeypatch, capsys, "template", "national-2018q2", "--out", path)
    assert (code, "已经存在" in error, path.read_bytes()) == (2, True, b"mine")


def test_a_scheme_that_asks_nobody_needs_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "统计表.xlsx"
    text = resources.files("audit.schemes").joinpath("yindu-2024.toml").read_text(encoding="utf-8")
    asks_nobody = text.replace('statistic = "有效异议件数"', 'count = "late"')
    start, end = asks_nobody.index("[[statistics]]"), asks_nobody.index("[[consequences]]")
    own = tmp_path / "方案.toml"
    own.write_text(asks_nobody[:start] + asks_nobody[end:], encoding="utf-8")
    code, out, _ = said(monkeypatch, capsys, "template", own, "--out", path)
    assert (code, "不需要" in out, path.exists()) == (0, True, False)


@pytest.mark.parametrize(
    "mistake",
    [
        ("yuncheng-2021", "bottom = 3", "bottom = 3\ntop = 3", "top"),
        ("yuncheng-2021", "take = 5", "take = 0", "take"),
        ("yindu-2024", '{ head = "漏报数量", count = "omitted" }', '{ head = "漏报数量", count = "lost" }', "count"),
        ("national-2018q2", 'statistic = "省级政府网站专栏情况"', 'statistic = "别的"', "statistic"),
        ("changzhi-2022", 'combine = "sum"', 'combine = "all"', "combine"),
    ],
)
def test_a_mistake_in_a_ranking_a_lot_or_a_table_is_shown_on_its_line(
    mistake: tuple[str, str, str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    name, wrong, by, key = mistake
    text = resources.files("audit.schemes").joinpath(f"{name}.toml").read_text(encoding="utf-8").replace(wrong, by, 1)
    path = tmp_path / "方案.toml"
    path.write_text(text, encoding="utf-8")
    at = next(number for number, line in enumerate(text.splitlines(), 1) if by.splitlines()[0] in line)
    lines = {f"第{number}行" for number in (at, at + 1)}
    code, _, error = said(monkeypatch, capsys, "check", path)
    assert (code, f"“{key}”" in error) == (2, True)
    assert any(line in error for line in lines), error
