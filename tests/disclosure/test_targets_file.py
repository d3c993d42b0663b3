"""The list of departments, as it is sent in."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from disclosure.errors import GongshiError, InputError
from disclosure.targets_file import read_targets

HEADER = [
    "单位归属",
    "单位名称",
    "行政许可信息公示网址",
    "行政处罚信息公示网址",
    "网站首页",
    "级别",
    "统一社会信用代码",
    "备注",
]
GOOD = [
    "市直",
    "示范市卫生健康委员会",
    "http://127.0.0.2:8000/xk/",
    "https://www.x.gov.cn/cf/?a=1",
    "www.x.gov.cn",
    "市级",
    "11350100M000100Y43",
    "",
]


def write(folder: Path, *rows: list[str], sheet: str = "网址") -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    path = folder / "名单.xlsx"
    book.save(path)
    return path


def test_a_list_in_the_layout_of_annex_2_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        ["“双公示”信息公示网址"],
        HEADER,
        GOOD,
        ["西陵区", "西陵区教育局", "无", "/", "", "县级", "", "无网站"],
    )
    first, second = read_targets(path)
    assert (first.region, first.name, first.level) == ("市直", "示范市卫生健康委员会", "市级")
    assert first.urls == ("http://www.x.gov.cn", "http://127.0.0.2:8000/xk/", "https://www.x.gov.cn/cf/?a=1")
    assert first.credit_code == "11350100M000100Y43"
    assert second.urls == ()
    assert second.remark == "无网站"


def test_csv_in_gbk_with_needed_columns_only_is_read(tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_bytes(
        "单位归属,单位名称,行政许可信息公示网址,行政处罚信息公示网址\n市直,教育局,http://a.gov.cn/,\n".encode("gbk")
    )
    (target,) = read_targets(path)
    assert (target.permit_url, target.penalty_url, target.home_url) == ("http://a.gov.cn/", None, None)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["单位归属", "单位名称", "电话"], ["市直", "教育局", "1"]], ["行政许可信息公示网址", "网址"]),
        (
            [["单位归属", "行政许可信息公示网址", "行政处罚信息公示网址"], ["市直", "http://a.cn", ""]],
            ["单位名称"],
        ),
        ([HEADER], ["没有一个单位"]),
        ([], ["名单"]),
        ([HEADER, GOOD, ["县直", *GOOD[1:]]], ["示范市卫生健康委员会", "B3", "B2", "重复"]),
        ([HEADER, ["市直", "教育局", "见官网", "", "", "", "", ""]], ["C2", "见官网", "网址"]),
        ([HEADER, ["市直", "教育局", "", "ftp://a.cn/", "", "", "", ""]], ["D2", "ftp"]),
        ([HEADER, ["市直", "教育局", "http://a b.cn/", "", "", "", "", ""]], ["C2"]),
        ([HEADER, ["市直", "教育局", "http:///xk", "", "", "", "", ""]], ["C2"]),
        ([HEADER, GOOD, ["市直", "", "http://a.gov.cn/", "", "", "", "", ""]], ["B3", "单位名称"]),
    ],
)
def test_bad_lists_are_one_sentence_naming_file_sheet_and_cell(
    tmp_path: Path, rows: list[list[str]], said: list[str]
) -> None:
    path = write(tmp_path, *rows)
    with pytest.raises(InputError) as error:
        read_targets(path)
    message = str(error.value)
    assert "名单.xlsx" in message
    assert all(word in message for word in said), message
    assert "\n" not in message


def test_a_file_that_is_no_table_or_is_missing_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04broken")
    for name in ("坏.xlsx", "没有.xlsx"):
        with pytest.raises(GongshiError, match=name):
            read_targets(tmp_path / name)
