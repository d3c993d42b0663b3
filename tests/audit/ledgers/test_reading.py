from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlwt

from audit.ledgers import LedgerReading, read_ledger_folder
from audit.match.matching import ASSUMED_KIND
from audit.standard import CHECK_RESULT
from disclosure.errors import InputError
from disclosure.vocabulary import Kind
from tests.audit.making import write_book

HEALTH, CITY, WATER = "示范市卫生健康委员会", "示范市城市管理局", "示范市水利局"
DEPARTMENTS = (HEALTH, CITY, WATER)
ANNEX_4 = ("序号", "行政许可决定书文号", "项目名称/案件名称", "行政决定日期", "备注")
DAY = date(2018, 5, 7)


def read(folder: Path) -> LedgerReading:
    return read_ledger_folder(folder, DEPARTMENTS, "ledger")


def annex_4(*rows: Sequence[Any]) -> list[Sequence[Any]]:
    return [ANNEX_4, *rows]


def test_annex_4_holds_both_kinds_and_the_number_tells_which(tmp_path: Path) -> None:
    rows = annex_4((1, "示卫许字〔2018〕1号", "诊所设置", DAY, ""), (2, "示卫罚字〔2018〕2号", "某诊所案", DAY, ""))
    write_book(tmp_path / "卫健委台账.xlsx", {"Sheet1": [("卫健委行政许可和行政处罚工作台账",), *rows]})
    found = read(tmp_path).rows
    assert [(row.department, row.kind, row.decision_date) for row in found] == [
        (HEALTH, Kind.PERMIT, DAY),
        (HEALTH, Kind.PENALTY, DAY),
    ]
    assert [row.row for row in found] == [3, 4]


def test_the_department_comes_from_a_column_before_anything_else(tmp_path: Path) -> None:
    header = ("报送单位", "决定书文号", "行政决定日期", "行政职权类别")
    rows = [
        header,
        ("市水利局", "示水许〔2018〕1号", DAY, "行政许可"),
        ("市城管局", "示城罚〔2018〕1号", DAY, "行政处罚"),
    ]
    write_book(tmp_path / "卫健委.xlsx", {"Sheet1": rows})
    assert [row.department for row in read(tmp_path).rows] == [WATER, CITY]


@pytest.mark.parametrize(
    ("path", "sheet"),
    [
        ("汇总.xlsx", "市水利局"),
        ("市水利局2018年二季度.xlsx", "Sheet1"),
        ("市水利局/二季度.xlsx", "Sheet1"),
        ("示范市水利局/2018/二季度.xlsx", "Sheet1"),
    ],
)
def test_the_department_comes_from_sheet_file_or_folder(tmp_path: Path, path: str, sheet: str) -> None:
    write_book(tmp_path / path, {sheet: annex_4((1, "示水许字〔2018〕1号", "取水", DAY, ""))})
    assert [row.department for row in read(tmp_path).rows] == [WATER]


@pytest.mark.parametrize(
    ("sheet", "header", "number", "kind"),
    [
        ("行政处罚", ("文书号", "当事人", "决定日期"), "2018-1", Kind.PENALTY),
        ("行政许可", ("文书号", "相对人", "决定日期"), "2018-1", Kind.PERMIT),
        ("Sheet1", ("CF_WSH", "CF_XDR_MC", "CF_JDRQ"), "2018-1", Kind.PENALTY),
        ("Sheet1", ("xk_wsh", "xk_xdr_mc", "xk_jdrq"), "2018-1", Kind.PERMIT),
        ("Sheet1", ("行政处罚决定书文号", "违法事实", "处罚决定日期"), "2018-1", Kind.PENALTY),
        ("Sheet1", ("行政许可决定书文号", "相对人", "决定日期"), "示水罚字〔2018〕1号", Kind.PENALTY),
    ],
)
def test_the_kind_comes_from_number_sheet_or_header(
    tmp_path: Path, sheet: str, header: tuple[str, ...], number: str, kind: Kind
) -> None:
    write_book(tmp_path / "水利局.xlsx", {sheet: [header, (number, "甲公司", DAY)]})
    (row,) = read(tmp_path).rows
    assert (row.kind, row.document_number) == (kind, number)
    assert ASSUMED_KIND not in row.values


def test_a_row_whose_kind_nothing_tells_is_marked_as_assumed(tmp_path: Path) -> None:
    write_book(tmp_path / "水利局.xlsx", {"Sheet1": [("文书号", "相对人", "决定日期"), ("2018-1", "甲公司", DAY)]})
    (row,) = read(tmp_path).rows
    assert ASSUMED_KIND in row.values


def test_xls_csv_in_gbk_and_sub_folders_are_read_alike(tmp_path: Path) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("行政许可")
    for at, row in enumerate([("文书号", "相对人", "决定日期"), ("示水许〔2018〕1号", "甲公司", "2018年5月7日")]):
        for column, value in enumerate(row):
            sheet.write(at, column, value)
    (tmp_path / "水利局").mkdir()
    book.save(str(tmp_path / "水利局" / "台账.xls"))
    text = "行政处罚决定书文号,当事人,处罚决定日期\r\n示城罚字〔2018〕1号,乙公司,2018/5/7\r\n"
    (tmp_path / "城管局.csv").write_bytes(text.encode("gb18030"))
    found = {row.department: row for row in read(tmp_path).rows}
    assert found[WATER].decision_date == found[CITY].decision_date == DAY
    assert {file.path for file in read(tmp_path).files} == {"城管局.csv", "水利局/台账.xls"}


def test_a_date_that_is_none_is_named_with_its_cell_and_the_row_is_kept(tmp_path: Path) -> None:
    write_book(tmp_path / "水利局.xlsx", {"许可": annex_4((1, "示水许〔2018〕1号", "取水", "五月上旬", ""))})
    (row,) = read(tmp_path).rows
    assert row.decision_date is None
    assert "D2" in row.problems[0]
    assert "五月上旬" in row.problems[0]
    assert "D2" in read(tmp_path).files[0].note


def test_fillers_are_no_numbers_and_blank_forms_are_no_rows(tmp_path: Path) -> None:
    rows = annex_4((1, "无", "取水许可", DAY, ""), (2, "/", "无", "—", ""), (3, "", "", "", ""))
    write_book(tmp_path / "水利局.xlsx", {"许可": rows})
    (row,) = read(tmp_path).rows
    assert row.document_number is None


def test_catalogues_beside_ledgers_are_left_out_and_named(tmp_path: Path) -> None:
    catalogue = [
        ("序号", "行政决定部门", "行政职权类别", "项目名称", "设定依据", "行政相对人"),
        (1, "市水利局", "行政许可", "取水许可", "《水法》", "法人"),
    ]
    ledger = annex_4((1, "示水许〔2018〕1号", "取水", DAY, ""))
    write_book(tmp_path / "水利局.xlsx", {"目录": catalogue, "台账": ledger})
    reading = read(tmp_path)
    assert [row.sheet for row in reading.rows] == ["台账"]
    assert "不是台账" in next(file.note for file in reading.files if file.sheet == "目录")


@pytest.mark.parametrize(
    "rows",
    [
        annex_4(),
        annex_4((1, "无", "无", "无", "本月未产生")),
        annex_4(("本月未产生行政许可和行政处罚信息",)),
        [("市水利局零增量报告",), ("我局2018年5月未产生双公示信息。",)],
        [("2018年5月无双公示事项",)],
        [("市水利局",), ("本季度无行政审批及处罚案件",)],
    ],
)
def test_a_zero_report_is_a_ledger_without_rows(tmp_path: Path, rows: list[Sequence[Any]]) -> None:
    write_book(tmp_path / "水利局.xlsx", {"Sheet1": rows})
    reading = read(tmp_path)
    assert reading.rows == ()
    assert reading.empty == {WATER}


def test_a_damaged_file_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    write_book(tmp_path / "水利局.xlsx", {"许可": annex_4((1, "示水许〔2018〕1号", "取水", DAY, ""))})
    (tmp_path / "城管局.xlsx").write_bytes(b"PK\x03\x04 broken")
    reading = read(tmp_path)
    assert len(reading.rows) == 1
    assert reading.unreadable == (("城管局.xlsx", CITY),)
    (damaged,) = [file for file in reading.files if not file.readable]
    assert damaged.path == "城管局.xlsx"
    assert damaged.note


def test_rows_of_units_outside_the_list_are_counted_and_named(tmp_path: Path) -> None:
    rows = [("填报单位", "文书号", "决定日期"), ("示范市气象局", "示气许〔2018〕1号", DAY)]
    write_book(tmp_path / "汇总.xlsx", {"Sheet1": [*rows, ("市水利局", "示水许〔2018〕1号", DAY)]})
    reading = read(tmp_path)
    assert reading.strangers == ("示范市气象局",)
    assert "示范市气象局" in reading.files[0].note


def test_sections_named_in_a_departments_own_ledger_do_not_lose_its_rows(tmp_path: Path) -> None:
    header = ("承办单位", "文书号", "决定日期")
    rows = [header, ("水政科", "示水许〔2018〕1号", DAY), ("市水利局", "示水许〔2018〕2号", DAY)]
    write_book(tmp_path / "水利局.xlsx", {"许可": rows})
    assert [row.department for row in read(tmp_path).rows] == [WATER, WATER]


def test_a_combined_ledger_of_one_department_keeps_other_units_apart(tmp_path: Path) -> None:
    header = ("填报单位", "文书号", "决定日期")
    rows = [header, ("示范市气象局", "示气许〔2018〕1号", DAY), ("市城管局", "示城罚〔2018〕2号", DAY)]
    write_book(tmp_path / "水利局汇总.xlsx", {"双公示": rows})
    reading = read(tmp_path)
    assert [row.department for row in reading.rows] == [CITY]
    assert reading.strangers == ("示范市气象局",)


def test_rows_that_name_nobody_are_counted(tmp_path: Path) -> None:
    write_book(tmp_path / "汇总.xlsx", {"Sheet1": annex_4((1, "许〔2018〕1号", "取水", DAY, ""))})
    reading = read(tmp_path)
    assert (reading.rows, reading.unattributed) == ((), 1)


def test_the_platforms_own_check_and_scope_are_kept(tmp_path: Path) -> None:
    header = ("许可机关", "行政许可决定文书号", "许可决定日期", "归集时间", "公开范围", "校验结果")
    row = ("示范市水利局", "示水许〔2018〕1号", DAY, "2018-05-09 10:20:30", "政务共享", "不合规")
    write_book(tmp_path / "导出.xlsx", {"行政许可": [header, row]})
    reading = read_ledger_folder(tmp_path, DEPARTMENTS, "platform")
    (found,) = reading.rows
    assert (found.department, found.reported_on, found.disclosure_scope) == (
        WATER,
        date(2018, 5, 9),
        "政务共享",
    )
    assert found.values[CHECK_RESULT] == "不合规"
    assert reading.by_column


def test_a_folder_without_anything_to_read_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有表格文件"):
        read(tmp_path)
    (tmp_path / "说明.txt").write_text("台账另报", encoding="utf-8")
    (tmp_path / "~$台账.xlsx").write_bytes(b"lock")
    with pytest.raises(InputError, match="没有表格文件"):
        read(tmp_path)
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(InputError, match=r"坏\.xlsx"):
        read(tmp_path)
    with pytest.raises(InputError, match="不存在"):
        read(tmp_path / "没有")


def test_a_single_file_that_is_no_spreadsheet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    with pytest.raises(InputError):
        read(path)


def test_a_single_file_is_a_ledger_of_the_department_it_names(tmp_path: Path) -> None:
    path = write_book(tmp_path / "水利局.xlsx", {"许可": annex_4((1, "示水许〔2018〕1号", "取水", DAY, ""))})
    assert [row.department for row in read(path).rows] == [WATER]


EXPORT = ("行政许可决定书文号", "行政相对人名称", "许可决定日期", "许可机关", "数据来源单位")


def spot_check(folder: Path, name: str) -> LedgerReading:
    """One department alone is looked at."""
    return read_ledger_folder(folder, (name,), "platform")


def test_a_spot_check_leaves_other_authorities_rows_to_them(tmp_path: Path) -> None:
    rows = [
        ("示卫许〔2018〕1号", "甲公司", DAY, "市卫健委", "市卫健委"),
        ("示教许〔2018〕1号", "乙公司", DAY, "示范市教育局", "示范市教育局"),
        ("示许〔2018〕2号", "丙公司", DAY, "", ""),
        ("示卫许〔2018〕3号", "丁公司", DAY, "行政审批科", ""),
        ("示卫许〔2018〕4号", "戊公司", DAY, "示范市卫生监督所", HEALTH),
        ("示办许〔2018〕5号", "己公司", DAY, "示范市人民政府办公室", ""),
    ]
    write_book(tmp_path / "平台导出.xlsx", {"Sheet1": [EXPORT, *rows]})
    found = spot_check(tmp_path, HEALTH)
    assert [row.party for row in found.rows] == ["甲公司", "丙公司", "丁公司", "戊公司"]
    assert found.strangers == ("示范市人民政府办公室", "示范市教育局")
    assert "写明的单位不在名单之内，未计入：示范市人民政府办公室、示范市教育局" in found.files[0].note


def test_a_spot_check_reads_a_department_column_and_its_subordinate_units(tmp_path: Path) -> None:
    header = ("报送单位", "决定书文号", "行政决定日期", "行政职权类别")
    rows = [
        ("市卫生监督所", "示卫罚〔2018〕1号", DAY, "行政处罚"),
        ("示范市教育局", "示教罚〔2018〕1号", DAY, "行政处罚"),
    ]
    write_book(tmp_path / "台账.xlsx", {"Sheet1": [header, *rows]})
    assert [row.document_number for row in spot_check(tmp_path, HEALTH).rows] == ["示卫罚〔2018〕1号"]


@pytest.mark.parametrize(("others", "kept"), [("市卫健委", 2), ("示范市教育局", 0)])
def test_one_known_by_its_address_only_has_the_rows_of_a_table_that_names_one(
    tmp_path: Path, others: str, kept: int
) -> None:
    rows = [("示许〔2018〕1号", "甲公司", DAY, "市卫健委", ""), ("示许〔2018〕2号", "乙公司", DAY, others, "")]
    write_book(tmp_path / "平台导出.xlsx", {"Sheet1": [EXPORT, *rows]})
    assert len(spot_check(tmp_path, "wjw.example.gov.cn").rows) == kept


def test_a_file_named_after_the_department_is_its_own_whoever_decided(tmp_path: Path) -> None:
    rows = [("示许〔2018〕1号", "甲公司", DAY, "示范市教育局", "")]
    write_book(tmp_path / "卫健委平台导出.xlsx", {"Sheet1": [EXPORT, *rows]})
    assert len(spot_check(tmp_path, HEALTH).rows) == 1
