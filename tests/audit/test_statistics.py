from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from audit.schemes import load_scheme
from audit.statistics import read_statistics
from disclosure.errors import InputError
from tests.audit.making import write_book

HEAD = ("单位", "统计项", "数值", "依据", "应完成日")
NATIONAL = load_scheme("national-2018q2")
CHANGZHI = load_scheme("changzhi-2022")


def book(tmp_path: Path, *rows: tuple[object, ...]) -> Path:
    return write_book(tmp_path / "统计表.xlsx", {"统计表": [("某省统计表",), HEAD, *rows]})


def test_answers_are_read_by_unit_and_question(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ("", "季度末累计上传量", 1234567, "后台截图"),
        ("", "季度新增共享量", "1,200", "后台"),
        ("", "虚报数据", "否", ""),
        ("", "数据量考核比例", "2.5%", ""),
        ("", "季度更新频次", "", ""),
    )
    read = read_statistics(path, NATIONAL, ["水利局"]).of(None)
    assert {name: one[0].value for name, one in read.items()} == {
        "季度末累计上传量": 1234567,
        "季度新增共享量": 1200,
        "虚报数据": 0,
        "数据量考核比例": Fraction(1, 40),
    }
    assert read["季度末累计上传量"][0].ground == "后台截图"


def test_a_csv_is_read_too_and_no_row_is_taken_for_a_total(tmp_path: Path) -> None:
    path = tmp_path / "统计表.csv"
    path.write_text("单位,统计项,数值,依据\n,累计,1,\n,季度末累计上传量,10,后台\n", encoding="gbk")
    read = read_statistics(path, NATIONAL, [])
    assert read.of(None)["季度末累计上传量"][0].value == 10
    assert read.unknown == ("累计",)


def test_several_entries_each_with_its_due_day(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ("水利局", "阶段性任务完成日期", date(2022, 3, 1), "甲任务", date(2022, 3, 2)),
        ("水利局", "阶段性任务完成日期", "未完成", "乙任务", "2022年3月5日"),
    )
    read = read_statistics(path, CHANGZHI, ["水利局"]).of("水利局")["阶段性任务完成日期"]
    assert [(one.value, one.due) for one in read] == [
        (date(2022, 3, 1), date(2022, 3, 2)),
        ("未完成", date(2022, 3, 5)),
    ]


def test_what_the_scheme_does_not_ask_and_who_is_not_listed_is_named(tmp_path: Path) -> None:
    path = book(tmp_path, ("", "季度更新次数", 3, ""), ("外星局", "指标1.3认定得分", 1, "材料"))
    read = read_statistics(path, NATIONAL, ["水利局"])
    assert (read.unknown, read.strangers) == (("季度更新次数",), ("外星局",))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("", "季度更新频次", "十二"), "C3"),
        (("", "季度更新频次", -1), "不能小于0"),
        (("", "虚报数据", "没有"), "“是”或“否”"),
        (("", "目录上报情况", "上报"), "全部上报"),
        (("水利局", "季度更新频次", 3), "A3"),
        (("", "指标1.3认定得分", 1), "按单位填写"),
    ],
)
def test_a_mistake_names_its_cell(tmp_path: Path, row: tuple[object, ...], said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_statistics(book(tmp_path, row), NATIONAL, ["水利局"])


@pytest.mark.parametrize(("value", "due", "said"), [("很快", "", "未完成"), ("2022-01-01", "下周", "E3")])
def test_a_day_that_is_none_is_named(tmp_path: Path, value: str, due: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_statistics(book(tmp_path, ("水利局", "阶段性任务完成日期", value, "", due)), CHANGZHI, ["水利局"])


def test_a_question_answered_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="已在"):
        read_statistics(book(tmp_path, ("", "季度更新频次", 3), ("", "季度更新频次", 4)), NATIONAL, [])


def test_a_file_without_the_columns_or_that_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="template"):
        read_statistics(write_book(tmp_path / "x.xlsx", {"a": [("甲", "乙")]}), NATIONAL, [])
    (tmp_path / "y.xlsx").write_bytes(b"not a book")
    with pytest.raises(InputError, match="已损坏"):
        read_statistics(tmp_path / "y.xlsx", NATIONAL, [])
