"""`gongshi sample`: the draw, its record, drawn again, and the list that goes on to a run."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from audit.sampling import DRAWN_MARK
from disclosure.targets_file import read_targets
from reports.papers.sample import TARGETS_HEAD
from tests.audit.making import write_book
from tests.gongshi.command import gongshi_here

REGIONS = ("北京", "河北", "内蒙古")


def sampled(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: object
) -> tuple[int, str, str]:
    return gongshi_here(monkeypatch, capsys, "sample", *words)


def lists(path: Path, *, backwards: bool = False) -> Path:
    units = [("市直", f"市{at}局", "", "", f"http://s{at}.example/", "市级", "", "") for at in range(12)]
    units += [("甲县", f"甲县{at}局", "", "", "", "县级", "", "本单位无公示网站") for at in range(8)]
    assessors = [(f"机构{at}", region, "") for at, region in enumerate(REGIONS)] + [("机构9", "", "河北、北京")]
    return write_book(
        path,
        {
            "单位": [TARGETS_HEAD, *(units[::-1] if backwards else units)],
            "评估机构": [("评估机构", "所在地区", "回避地区"), *assessors],
            "地区": [("序号", "地区"), *enumerate(REGIONS, 1)],
        },
    )


def test_a_draw_is_on_record_and_comes_out_the_same_from_the_list_turned_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    book, out = lists(tmp_path / "名单.xlsx"), tmp_path / "抽样"
    words = ("--scheme", "yuncheng-2021", "--assessors", book, "--regions", book)
    code, text, _ = sampled(monkeypatch, capsys, "--population", book, *words, "--seed", "20210810", "--out", out)
    assert (code, "种子：20210810" in text) == (0, True)
    said = json.loads((out / "sample.json").read_text(encoding="utf-8"))
    assert [(lot["pool"], len(lot["taken"])) for lot in said["units"]["lots"]] == [(12, 5), (8, 5)]
    assert set(said["assessors"]["by_region"]) == set(REGIONS)
    assert all(said["assessors"]["by_region"][region] != f"机构{at}" for at, region in enumerate(REGIONS))
    drawn = read_targets(out / "抽查名单.xlsx")
    assert [one.name for one in drawn] == [one["name"] for lot in said["units"]["lots"] for one in lot["taken"]]
    assert all(one.remark.startswith(DRAWN_MARK) for one in drawn)
    other = lists(tmp_path / "倒序.xlsx", backwards=True)
    verify = ("--verify", out / "sample.json", "--population", other, "--assessors", other, "--regions", other)
    code, text, _ = sampled(monkeypatch, capsys, *verify)
    assert (code, "相符" in text) == (0, True)
    names = [sheet.title for sheet in openpyxl.load_workbook(out / "sample.xlsx").worksheets]
    assert names == ["1.抽中的单位", "2.评估机构抽签情况", "说明"]


def test_another_list_does_not_pass_for_the_one_that_was_drawn_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    book, out = lists(tmp_path / "名单.xlsx"), tmp_path / "抽样"
    assert sampled(monkeypatch, capsys, "--population", book, "--scheme", "yuncheng-2021", "--out", out)[0] == 0
    changed = openpyxl.load_workbook(book)
    changed["单位"].delete_rows(3)
    changed.save(book)
    code, text, _ = sampled(monkeypatch, capsys, "--verify", out / "sample.json", "--population", book)
    assert (code, "不一致" in text) == (1, True)


def test_the_template_is_read_back_and_never_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "名单.xlsx"
    assert sampled(monkeypatch, capsys, "--template", path)[0] == 0
    book = openpyxl.load_workbook(path)
    book["单位"].append(("市直", "市一局", "", "", "", "市级", "", ""))
    book.save(path)
    out = ("--out", tmp_path / "抽样")
    code, text, _ = sampled(monkeypatch, capsys, "--population", path, "--scheme", "yuncheng-2021", *out)
    assert (code, "应抽5个，只抽出1个" in text) == (0, True)
    code, _, error = sampled(monkeypatch, capsys, "--template", path)
    assert (code, "已经存在" in error) == (2, True)


@pytest.mark.parametrize(("scheme", "said"), [("changzhi-2022", "没有规定抽样"), (None, "没有名单")])
def test_what_cannot_be_drawn_is_said(
    scheme: str | None,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ("--population", lists(tmp_path / "名单.xlsx"), "--scheme", scheme) if scheme else ()
    code, _, error = sampled(monkeypatch, capsys, *words)
    assert (code, said in error) == (2, True)
