"""The marked copy: colours and comments in the right cells, everything else as it was, the original untouched."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
import xlwt

from disclosure.tables import read_workbook
from reports.marked_copy import COLOURS, LIST_SHEET, CellMark, marked_name, write_marked_copy

MARKS = [
    CellMark("许可", 4, 1, "B4", "error", "文书号未填写。补填"),
    CellMark("许可", 3, 0, "A3", "warning", "名称过长。压缩"),
    CellMark("许可", 3, 0, "A3", "error", "名称不对。核对"),
    CellMark("许可", None, None, "", "error", "表头没有日期列。增加"),
]
ROWS: list[list[Any]] = [
    ["双公示台账", "", ""],
    ["行政相对人名称", "决定文书号", "许可决定日期"],
    ["甲公司", "=1+1", "2024/1/2"],
    ["乙公司", "", "2024/1/3"],
]


def as_xlsx(path: Path) -> None:
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("许可")
        sheet.set_column(0, 0, 33)
        for at, row in enumerate(ROWS):
            sheet.write_row(at, 0, row)
        sheet.write_comment(2, 0, "原有批注")


def as_xls(path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("许可")
    for at, row in enumerate(ROWS):
        for column, text in enumerate(row):
            sheet.write(at, column, text)
    book.save(str(path))


def as_csv(path: Path) -> None:
    path.write_bytes("\r\n".join(",".join(row) for row in ROWS).encode("gb18030"))


def marked(path: Path, marks: list[CellMark]) -> Any:
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    target = path.parent / "out" / marked_name(path)
    write_marked_copy(path, read_workbook(path), target, marks)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    return openpyxl.load_workbook(target)


@pytest.mark.parametrize(("name", "make"), [("台账.xlsx", as_xlsx), ("台账.xls", as_xls), ("台账.csv", as_csv)])
def test_cells_at_fault_are_coloured_and_commented_and_all_others_kept(tmp_path: Path, name: str, make: Any) -> None:
    make(tmp_path / name)
    sheet_name = "" if name.endswith(".csv") else "许可"
    marks = [CellMark(sheet_name, m.row, m.column, m.cell, m.severity, m.text) for m in MARKS]
    book = marked(tmp_path / name, marks)
    sheet = book.worksheets[0]
    kept = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows(max_row=4, max_col=3)]
    assert kept == ROWS
    assert sheet["B4"].fill.start_color.rgb.endswith(COLOURS["error"])
    assert "文书号未填写" in sheet["B4"].comment.text
    assert sheet["A3"].fill.start_color.rgb.endswith(COLOURS["error"])
    assert "名称过长" in sheet["A3"].comment.text
    assert "名称不对" in sheet["A3"].comment.text
    assert sheet["C4"].fill.fill_type is None
    listed = [row[3].value for row in book[LIST_SHEET].iter_rows(min_row=2)]
    assert listed == [mark.text for mark in marks]


def test_a_workbook_keeps_its_looks_and_its_own_comments(tmp_path: Path) -> None:
    as_xlsx(tmp_path / "台账.xlsx")
    sheet = marked(tmp_path / "台账.xlsx", MARKS)["许可"]
    assert round(sheet.column_dimensions["A"].width) in (33, 34)
    assert sheet["A3"].comment.text.startswith("原有批注")
    assert sheet["B3"].data_type == "s"


def test_a_sheet_called_like_the_list_keeps_its_name(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        book.add_worksheet(LIST_SHEET).write_row(0, 0, ROWS[1])
    assert marked(tmp_path / "a.xlsx", MARKS).sheetnames == [LIST_SHEET, f"{LIST_SHEET}1"]


def test_a_web_page_under_the_name_of_xls_is_copied_from_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "导出.xls"
    cells = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in ROWS[1:])
    path.write_text(f"<html><table>{cells}</table></html>", encoding="utf-8")
    (table,) = read_workbook(path)
    number = table.rows[-1].number
    book = marked(path, [CellMark(table.sheet, number, 1, f"B{number}", "error", "缺")])
    assert book.worksheets[0].cell(number, 1).value == "乙公司"
    assert book.worksheets[0].cell(number, 2).comment is not None
