"""workbook.xlsx, opened again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from reports.redaction import printable_file
from reports.workbook import sheet as sheet_module
from reports.workbook import write_workbook
from reports.workbook.looks import make_looks
from reports.workbook.sheet import Column, Sheet
from tests.reports.sample_assessment import FORMULA, HEALTH, LONG_PROJECT, MARKET, PERSON, sample_assessment

ANNEX_4 = [
    "序号",
    "行政许可决定书文号",
    "项目名称/案件名称",
    "行政决定日期",
    "向省信用平台报送日期",
    "厅网站“双公示”系统推送日期",
    "行政许可作出时间",
    "上网公示时间",
    "是否在7个工作日内公示",
    "备注",
]
YELLOW = {"FFFFF2B3", "FFFFD966"}


@pytest.fixture(scope="module")
def book(papers: Path) -> Any:
    return openpyxl.load_workbook(papers / "workbook.xlsx")


def lines(sheet: Any, head_row: int = 1) -> list[dict[str, Any]]:
    heads = [cell.value for cell in sheet[head_row]]
    rows = sheet.iter_rows(min_row=head_row + 1, values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_sheets_are_those_an_assessor_goes_through(book):
    assert book.sheetnames == [
        "汇总",
        "台账核查",
        "指标得分",
        "可补救事项",
        "专栏与目录",
        "沿途所见",
        "公示记录",
        "未能核查",
        "数据来源文件",
    ]
    for sheet in book:
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref


def test_the_ledger_sheet_has_annex_4s_columns_with_the_assessors_in_yellow(book):
    sheet = book["台账核查"]
    assert [cell.value for cell in sheet[1]][:10] == ANNEX_4
    for row in (1, 2):
        colours = [cell.fill.fgColor.rgb for cell in sheet[row]]
        assert set(colours[6:10]) <= YELLOW
        assert not set(colours[:6]) & YELLOW


def test_the_assessors_columns_are_filled_with_real_dates_and_answers(book):
    rows = [row for row in lines(book["台账核查"]) if row["部门"] == HEALTH]
    first, late = rows[0], next(row for row in rows if "迟报" in row["核查结果"])
    assert first["行政决定日期"] == datetime(2018, 4, 3)
    assert first["行政许可作出时间"] == datetime(2018, 4, 3)
    assert first["上网公示时间"] == datetime(2018, 4, 7)
    assert first["是否在7个工作日内公示"] == "是"
    assert late["是否在7个工作日内公示"] == "否"
    assert next(row for row in rows if row["备注"] == "重复")["是否在7个工作日内公示"] == "不计入"
    not_found = [row for row in lines(book["台账核查"]) if row["部门"] == MARKET and row["上网公示时间"] is None]
    assert {row["是否在7个工作日内公示"] for row in not_found} == {"未查到", "日期不明"}


def test_the_limit_in_the_head_is_the_schemes(tmp_path, heading):
    import dataclasses

    five = dataclasses.replace(heading, limit_working_days=5)
    path = write_workbook(printable_file(sample_assessment()), five, tmp_path)
    assert openpyxl.load_workbook(path)["台账核查"].cell(1, 9).value == "是否在5个工作日内公示"


def test_no_cell_is_a_formula_and_long_and_hostile_texts_are_whole(book):
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type != "f" for cell in cells)
    values = {cell.value for cell in cells}
    assert {FORMULA, LONG_PROJECT} <= values
    assert not any(isinstance(value, str) and PERSON in value for value in values)


def test_rates_stand_with_numerator_and_denominator_and_points_are_numbers(book):
    row = next(line for line in lines(book["汇总"], 2) if line["部门"] == MARKET)
    assert (row["及时率分子"], row["及时率分母"]) == (8, 19)
    assert row["及时率"] == pytest.approx(8 / 19)
    assert row["瞒报率"] == "无数据"
    assert row["满分"] == 3


def test_links_lead_to_web_addresses_and_to_evidence_beside_the_book(book):
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    # Excel itself writes the separators of Windows here, and every suite reads them.
    targets = {cell.hyperlink.target.replace("\\", "/") for cell in cells if cell.hyperlink}
    assert "http://127.3.0.9/detail/1.html" in targets
    assert any(target.startswith("evidence/credit/") for target in targets)
    assert not any(target.startswith("javascript") for target in targets)


def test_a_full_sheet_goes_on_in_the_next_with_the_same_heads(tmp_path, monkeypatch):
    monkeypatch.setattr(sheet_module, "MOST_LINES", 4)
    path = tmp_path / "full.xlsx"
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = Sheet(book, make_looks(book), "台账核查", (Column("序号", 6),))
        sheet.lines((number,) for number in range(7))
        sheet.close()
    written = openpyxl.load_workbook(path)
    assert written.sheetnames == ["台账核查", "台账核查(2)", "台账核查(3)"]
    values = [cell.value for one in written for (cell,) in one.iter_rows(min_row=2)]
    assert values == list(range(7))


def test_what_was_seen_on_the_way_has_its_sheet_with_page_evidence_and_room_to_sign(book):
    found = lines(book["沿途所见"])
    assert [line["事项"] for line in found if line["部门"] == MARKET] == [
        "个人身份号码外露", "可疑链接（暗链）", "专栏内死链", "网页标签缺失",
    ]  # fmt: skip
    assert found[0]["证据"] == "evidence/market/resident_number.html"
    assert found[0]["网页"].startswith("http://127.3.0.2/")
    assert "（信用门户）" in {line["部门"] for line in found}
    assert book["沿途所见"].cell(1, 7).fill.fgColor.rgb in YELLOW
    assert not any(PERSON in str(value) for line in found for value in line.values())


def test_what_can_be_mended_stands_with_the_points_it_may_win(book):
    found = [line for line in lines(book["可补救事项"]) if line["部门"] == MARKET]
    assert found[0]["指标"] == "1.3"
    assert found[0]["最多可得分"] == 0.5
    assert "补公示4条" in found[1]["怎么做"]
    assert "市监罚〔2018〕1号" in found[1]["涉及的决定书文号"]


def test_the_ends_of_each_departments_points_stand_beside_them(book):
    line = next(line for line in lines(book["汇总"], 2) if line["部门"] == MARKET)
    assert line["得分下限"] <= line["得分"] <= line["得分上限"]
