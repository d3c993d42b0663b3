# ruff: noqa: E501  sheets stand in one line a row, as they are seen
"""Ledgers as offices make them."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
import pytest
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table as OdsTable
from odf.table import TableCell as OdsCell
from odf.table import TableRow as OdsRow
from odf.text import P

from disclosure.tables import as_fields, cell_name, read_workbook, read_workbook_bytes
from tests.disclosure.tables.making import HEADER, ROWS, numbers, only, saved, xlsx


def test_a_plain_sheet_gives_rows_with_their_spreadsheet_numbers() -> None:
    table = only(read_workbook_bytes("台账.xlsx", xlsx(HEADER, *ROWS)))
    assert table.sheet == "台账"
    assert table.header == tuple(HEADER)
    assert [row.number for row in table.rows] == [2, 3, 4]
    assert table.rows[0].cells == (
        "1",
        "示市监罚〔2018〕1号",
        "示范甲有限公司",
        "91350100M000100Y43",
        "2018-05-07",
        "0.2",
    )
    assert table.rows[1].cells[5] == "1"


def test_titles_above_units_below_and_totals_at_the_end_are_no_rows() -> None:
    data = xlsx(
        ["示范市市场监督管理局2018年第二季度行政处罚台账"],
        ["填报单位：示范市市场监督管理局", None, None, "填报日期：2018-07-02"],
        [],
        HEADER,
        ["", "", "", "", "", "（万元）"],
        *ROWS,
        [4, None, None, None, None, None],
        ["合计", "3件", None, None, None, 13.7],
        ["注：本表由法规科填写，每季度报送一次。"],
        ["填表人：王某某", None, None, "审核人：李某某"],
        merge=("A1:F1",),
    )
    table = only(read_workbook_bytes("台账.xlsx", data))
    assert [row.number for row in table.rows] == [6, 7, 8] or [row.number for row in table.rows] == [
        5,
        6,
        7,
        8,
    ][1:]
    assert "市场监督管理局" in table.caption
    said = "".join(table.notes)
    assert "合计" in said
    assert "序号" in said
    assert "注：" in said
    assert "填表人" in said


def test_a_header_over_two_rows_with_merged_groups_is_one_header() -> None:
    data = xlsx(
        ["序号", "行政相对人", None, "处罚决定", None, "备注"],
        [None, "名称", "统一社会信用代码", "文书号", "日期", None],
        [1, "示范甲有限公司", "91350100M000100Y43", "示市监罚〔2018〕1号", "2018-05-07", ""],
        [2, "示范乙有限公司", "92350100MA00000152", "示市监罚〔2018〕2号", "2018-05-08", "无"],
        merge=("A1:A2", "B1:C1", "D1:E1", "F1:F2"),
    )
    table = only(read_workbook_bytes("台账.xlsx", data))
    (_, first), (_, second) = as_fields(table)
    assert first == {
        "sequence": "1",
        "party": "示范甲有限公司",
        "credit_code": "91350100M000100Y43",
        "document_number": "示市监罚〔2018〕1号",
        "decision_date": "2018-05-07",
    }
    assert second["remark"] == "无"
    assert [row.number for row in table.rows] == [3, 4]


def test_merged_cells_among_the_rows_hold_for_each_row() -> None:
    data = xlsx(
        ["部门", "文号", "当事人"],
        ["教育局", "甲〔2018〕1号", "甲公司"],
        [None, "甲〔2018〕2号", "乙公司"],
        merge=("A2:A3",),
    )
    assert [fields["department"] for _, fields in as_fields(only(read_workbook_bytes("a.xlsx", data)))] == [
        "教育局",
        "教育局",
    ]


def test_permits_and_penalties_one_under_the_other_are_two_tables() -> None:
    permits = ["序号", "行政许可决定书文号", "行政相对人名称", "许可决定日期"]
    data = xlsx(
        ["一、行政许可"],
        permits,
        [1, "许〔2018〕1号", "甲公司", "2018-05-07"],
        [],
        ["二、行政处罚"],
        HEADER,
        *ROWS,
    )
    first, second = read_workbook_bytes("a.xlsx", data)
    assert numbers(first) == ["许〔2018〕1号"]
    assert len(second.rows) == 3
    assert second.header[1] == "行政处罚决定书文号"


def test_sections_under_one_header_are_told_by_their_titles() -> None:
    header = ["序号", "文号", "当事人", "决定日期"]
    data = xlsx(
        header,
        ["行政许可"],
        [1, "许〔2018〕1号", "甲公司", "2018-05-07"],
        ["行政处罚"],
        [1, "罚〔2018〕1号", "乙公司", "2018-05-07"],
    )
    first, second = read_workbook_bytes("a.xlsx", data)
    assert (first.caption, numbers(first)) == ("行政许可", ["许〔2018〕1号"])
    assert (second.caption, numbers(second)) == ("行政处罚", ["罚〔2018〕1号"])


def test_a_header_repeated_on_every_printed_page_is_no_row() -> None:
    table = only(read_workbook_bytes("a.xlsx", xlsx(HEADER, ROWS[0], HEADER, *ROWS[1:])))
    assert len(table.rows) == 3
    assert any("重复的表头" in note for note in table.notes)


def test_codes_under_the_chinese_names_are_no_row() -> None:
    codes = ["XH", "CF_WSH", "CF_XDR_MC", "CF_XDR_SHXYM", "CF_JDRQ", "CF_NR_FK"]
    assert len(only(read_workbook_bytes("a.xlsx", xlsx(HEADER, codes, *ROWS))).rows) == 3


@pytest.mark.parametrize("word", ["无", "本季度无", "暂无数据", "零报告", "本月未产生行政处罚信息"])
def test_a_ledger_that_says_none_has_no_row_and_says_so(word: str) -> None:
    table = only(read_workbook_bytes("a.xlsx", xlsx(HEADER, [word], merge=("A2:F2",))))
    assert table.rows == ()
    assert any(word in note for note in table.notes)


def test_dates_times_and_long_numbers_come_as_text() -> None:
    data = xlsx(
        HEADER,
        [1, 20180001, "甲公司", 913501001234567890, date(2018, 5, 7), 5],
        [2, "x〔2018〕1号", "乙公司", "", datetime(2018, 5, 7, 8, 30), ""],
    )
    table = only(read_workbook_bytes("a.xlsx", data))
    assert table.rows[0].cells[1] == "20180001"
    assert table.rows[0].cells[4] == "2018-05-07"
    assert table.rows[1].cells[4] == "2018-05-07 08:30:00"
    assert table.rows[0].cells[3].isdigit()
    assert any("D2" in note for note in table.notes)


def test_every_sheet_is_read_and_a_hidden_one_named() -> None:
    book = openpyxl.Workbook()
    for name, state in (("许可", "visible"), ("处罚", "hidden")):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        for row in (HEADER, *ROWS):
            sheet.append(row)
    book["处罚"].row_dimensions[3].hidden = True
    tables = {table.sheet: table for table in read_workbook_bytes("a.xlsx", saved(book))}
    assert [len(tables[name].rows) for name in ("Sheet", "许可", "处罚")] == [0, 3, 3]
    assert any("隐藏" in note and "工作表" in note for note in tables["处罚"].notes)
    assert any("1 个隐藏行（第 3 行）" in note for note in tables["处罚"].notes)
    assert tables["Sheet"].notes


def test_xls_ods_csv_and_tsv_say_the_same_as_xlsx(tmp_path: Path) -> None:
    old = xlwt.Workbook()
    sheet = old.add_sheet("台账")
    for y, row in enumerate([HEADER, *ROWS]):
        for x, value in enumerate(row):
            sheet.write(y, x, value)
    old.save(str(tmp_path / "a.xls"))
    lines = [[str(cell) for cell in row] for row in [HEADER, *ROWS]]
    comma, tab = ("\r\n".join(mark.join(line) for line in lines) for mark in (",", "\t"))
    contents = {
        "a.csv": comma.encode("utf-8"),
        "b.csv": comma.encode("utf-8-sig"),
        "c.csv": comma.encode("gbk"),
        "d.tsv": tab.encode("gb18030"),
        "e.csv": tab.encode("utf-16"),
        "f.xls": tab.encode("gbk"),
        "g.xlsx": xlsx(HEADER, *ROWS),
        "h.xls": (
            "<html><body><table>"
            + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in lines)
            + "</table>"
        ).encode("gbk"),
    }
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    expected = [row.cells for row in only(read_workbook_bytes("x.xlsx", xlsx(HEADER, *ROWS))).rows]
    for file in sorted(tmp_path.iterdir()):
        assert [row.cells for row in only(read_workbook(file)).rows] == expected, file.name


def test_line_breaks_within_quotes_do_not_shift_row_numbers() -> None:
    table = only(read_workbook_bytes("a.csv", '文号,当事人\n"甲\n〔2018〕1号",甲公司\n乙〔2018〕2号,乙公司\n'.encode()))
    assert [row.number for row in table.rows] == [2, 3]


def test_a_form_in_a_word_file_is_one_record_and_a_table_many(tmp_path: Path) -> None:
    document = docx.Document()
    form = document.add_table(rows=3, cols=4)
    cells = [
        "行政处罚决定书文号",
        "罚〔2018〕1号",
        "处罚类别",
        "罚款",
        "行政相对人名称",
        "甲公司",
        "统一社会信用代码",
        "91350100M000100Y43",
        "违法事实",
        "无证经营",
        "处罚决定日期",
        "2018年5月7日",
    ]
    for place, text in enumerate(cells):
        form.cell(place // 4, place % 4).text = text
    listing = document.add_table(rows=3, cols=3)
    for place, text in enumerate(
        [
            "文号",
            "当事人",
            "决定日期",
            "罚〔2018〕2号",
            "乙公司",
            "2018-05-08",
            "罚〔2018〕3号",
            "丙公司",
            "2018-05-09",
        ]
    ):
        listing.cell(place // 3, place % 3).text = text
    document.save(str(tmp_path / "a.docx"))
    first, second = read_workbook(tmp_path / "a.docx")
    ((_, fields),) = as_fields(first)
    assert fields["penalty_type"] == "罚款"
    assert fields["document_number"] == "罚〔2018〕1号"
    assert numbers(second) == ["罚〔2018〕2号", "罚〔2018〕3号"]


def test_a_zip_gives_the_tables_of_its_files_and_names_what_it_could_not_read() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("处罚/台账.xlsx", xlsx(HEADER, *ROWS))
        archive.writestr("照片.jpg", b"\xff\xd8\xff\xe0rest")
    first, second = read_workbook_bytes("附件.zip", buffer.getvalue())
    assert first.source == "附件.zip/处罚/台账.xlsx"
    assert len(first.rows) == 3
    assert "照片.jpg" in second.notes[0]


def test_ods_gives_the_same_rows(tmp_path: Path) -> None:
    document = OpenDocumentSpreadsheet()
    sheet = OdsTable(name="台账")
    for line in [HEADER, *ROWS]:
        row = OdsRow()
        for value in line:
            number = isinstance(value, int | float)
            cell = OdsCell(valuetype="float", value=value) if number else OdsCell(valuetype="string")
            cell.addElement(P(text=str(value)))
            row.addElement(cell)
        sheet.addElement(row)
    document.spreadsheet.addElement(sheet)
    document.save(str(tmp_path / "a.ods"))
    expected = only(read_workbook_bytes("x.xlsx", xlsx(HEADER, *ROWS)))
    assert only(read_workbook(tmp_path / "a.ods")).rows == expected.rows


def test_a_form_sheet_is_one_record() -> None:
    data = xlsx(
        ["行政许可决定书"],
        ["行政相对人名称", "甲公司", "行政许可决定书文号", "许〔2018〕1号"],
        ["许可内容", "准予"],
        ["许可决定日期", "2018-05-07", "许可机关", "示范局"],
    )
    ((_, fields),) = as_fields(only(read_workbook_bytes("a.xlsx", data)))
    assert fields == {
        "party": "甲公司",
        "document_number": "许〔2018〕1号",
        "permit_content": "准予",
        "decision_date": "2018-05-07",
        "organ": "示范局",
    }


def test_a_group_row_in_csv_names_its_columns() -> None:
    text = "序号,行政相对人,,处罚决定,,\n,名称,代码,文书号,日期,备注\n1,甲公司,91350100M000100Y43,罚〔2018〕1号,2018-05-07,\n"
    ((_, fields),) = as_fields(only(read_workbook_bytes("a.csv", text.encode())))
    assert (fields["party"], fields["document_number"], fields["decision_date"]) == (
        "甲公司",
        "罚〔2018〕1号",
        "2018-05-07",
    )


def test_a_lone_number_is_a_poor_record_and_no_remark() -> None:
    data = xlsx(["文号", "当事人", "决定日期"], ["罚〔2018〕1号", "", ""], ["罚〔2018〕2号", "乙公司", "2018-05-08"])
    assert numbers(only(read_workbook_bytes("a.xlsx", data))) == ["罚〔2018〕1号", "罚〔2018〕2号"]


def test_cells_are_named_as_spreadsheets_do() -> None:
    assert [cell_name(column, 3) for column in (0, 25, 26, 701, 702)] == ["A3", "Z3", "AA3", "ZZ3", "AAA3"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 4), st.booleans(), st.booleans())
def test_order_of_columns_and_rows_titles_and_totals_do_not_change_the_records(
    chance: random.Random, titles: int, total: bool, gap: bool
) -> None:
    order = chance.sample(range(len(HEADER)), len(HEADER))
    rows = chance.sample(ROWS, len(ROWS))
    lines: list[list[object]] = [[f"示范局台账 第{n}行标题"] for n in range(titles)]
    lines += [[HEADER[place] for place in order]] + [[row[place] for place in order] for row in rows]
    lines += [[]] * gap + ([["合计", 3]] if total else [])
    table = only(read_workbook_bytes("a.xlsx", xlsx(*lines)))
    assert sorted(tuple(sorted(fields.items())) for _, fields in as_fields(table)) == sorted(
        tuple(sorted(fields.items()))
        for _, fields in as_fields(only(read_workbook_bytes("b.xlsx", xlsx(HEADER, *ROWS))))
    )
