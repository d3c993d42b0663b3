"""Published tables computed again: the real one of Yindu, and small ones with one thing wrong."""

from __future__ import annotations

import csv
from pathlib import Path

import docx
import pytest

from audit.printed import TableAudit, audit_printed_table
from disclosure.tables import read_workbook
from tests.audit.making import write_book
from tests.shared_data import GOLDEN, needs_shared

YINDU = GOLDEN / "yindu_2024_07_departments.csv"
HEADER = ["序号", "部门", "迟报数量", "漏报数量", "合格数量", "行政许可", "行政处罚", "双公示合计"]
RATES = ["双公示迟报率", "双公示漏报率", "双公示合格率"]
SMALL = [
    [1, "甲局", 1, 0, 9, 4, 6, 10, 10.0, 0, 90.0],
    [2, "乙局", 0, 1, 2, 3, 0, 3, 0, 33.33, 66.67],
    [3, "丙局", 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ["", "合计", 1, 1, 11, 7, 6, 13, 7.69, 7.69, 84.62],
]


def yindu_rows() -> list[list[str]]:
    with YINDU.open(encoding="utf-8", newline="") as text:
        rows = list(csv.reader(text))[1:]
    return [[*("" if row[0] == "TOTAL" else row[0], *row[1:8]), *(f"{rate}%" for rate in row[8:])] for row in rows]


def in_csv(path: Path) -> Path:
    return Path(YINDU)


def in_html(path: Path) -> Path:
    lines = ["".join(f"<td>{cell}</td>" for cell in row) for row in ([*HEADER, *RATES], *yindu_rows())]
    target = path / "附件1.html"
    table = "".join(f"<tr>{line}</tr>" for line in lines)
    target.write_text(f"<html><body><h1>通报</h1><table>{table}</table></body></html>", encoding="utf-8")
    return target


def in_docx(path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("附件1")
    table = document.add_table(0, len(HEADER + RATES))
    for row in ([*HEADER, *RATES], *yindu_rows()):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(path / "附件1.docx"))
    return path / "附件1.docx"


def in_xlsx(path: Path) -> Path:
    rows = [[_number(cell.rstrip("%")) for cell in row] for row in yindu_rows()]
    return write_book(path / "附件1.xlsx", {"附件1": [["双公示信息统计表"], [*HEADER, *RATES], *rows]})


def _number(text: str) -> str | float:
    try:
        return float(text)
    except ValueError:
        return text


@needs_shared
@pytest.mark.parametrize("made", [in_csv, in_html, in_docx, in_xlsx])
def test_the_two_figures_of_yindus_total_row_that_cannot_be_right_are_named(made, tmp_path) -> None:
    audited = audit(made(tmp_path))
    named = {fault.printed.rstrip("%0"): (fault.expected.rstrip("%"), fault.hint) for fault in audited.faults}
    assert set(named) == {"98.8", "1.07"}
    assert named["98.8"][0] == "98.81"
    assert "截去" in named["98.8"][1]
    assert named["1.07"][0] == "1.06"
    assert "倒算" in named["1.07"][1]
    assert audited.rows == 25
    assert audited.unchecked == ()


@needs_shared
def test_yindus_townships_are_all_right() -> None:
    audited = audit(GOLDEN / "yindu_2024_07_townships.csv")
    assert audited.faults == ()
    assert audited.checked


def audit(path: Path) -> TableAudit:
    (audited,) = [one for table in read_workbook(path) if (one := audit_printed_table(table)) is not None]
    return audited


def book(path: Path, rows: list[list[object]], header: list[str] | None = None) -> TableAudit:
    return audit(write_book(path / "表.xlsx", {"表": [header or [*HEADER, *RATES], *rows]}))


def test_a_right_table_has_no_faults(tmp_path: Path) -> None:
    assert book(tmp_path, SMALL).faults == ()


@pytest.mark.parametrize(
    ("row", "column", "wrong", "cell", "expected"),
    [
        (0, 8, 10.1, "I2", "10.00"),
        (1, 9, 33.34, "J3", "33.33"),
        (3, 2, 2, "C5", "1"),
        (3, 10, 84.61, "K5", "84.62"),
        (1, 10, 166.67, "K3", "0至100%之间"),
    ],
)
def test_one_wrong_figure_is_named_by_its_cell(  # noqa: PLR0917  one fault each
    row: int, column: int, wrong: float, cell: str, expected: str, tmp_path: Path
) -> None:
    rows = [list(line) for line in SMALL]
    rows[row][column] = wrong
    faults = {fault.cell: fault.expected for fault in book(tmp_path, rows).faults}
    assert faults[cell] == expected


def test_a_whole_that_is_not_its_parts_is_named_where_the_other_rows_follow(tmp_path: Path) -> None:
    header = ["部门", "行政许可", "行政处罚", "合计"]
    rows = [[f"{at}局", at, 2, at + 2] for at in range(1, 8)]
    rows[3][3] = 9
    (fault,) = book(tmp_path, [list(row) for row in rows], header).faults
    assert (fault.cell, fault.printed, fault.expected) == ("D5", "9", "6")


def test_parts_that_the_table_never_adds_up_are_no_fault(tmp_path: Path) -> None:
    header = ["部门", "迟报数", "漏报数", "合格数", "报送总数", "迟报率"]
    rows = [["甲局", 1, 0, 10, 10, "10%"], ["乙局", 2, 1, 8, 8, "25%"], ["合计", 3, 1, 18, 18, "16.67%"]]
    assert book(tmp_path, rows, header).faults == ()


def test_a_rate_whose_denominator_is_not_in_the_table_is_not_judged(tmp_path: Path) -> None:
    header = ["部门", "公示数", "报送总数", "公示率"]
    rows = [["甲局", 5, 9, "71.43%"], ["乙局", 6, 9, "85.71%"], ["合计", 11, 18, "78.57%"]]
    audited = book(tmp_path, rows, header)
    assert audited.faults == ()
    assert audited.unchecked == ("公示率",)


def test_subtotals_add_up_their_block_and_the_total_everything(tmp_path: Path) -> None:
    header = ["单位", "报送数量", "合格数量"]
    block = [["甲局", 1, 1], ["乙局", 2, 2], ["小计", 3, 3], ["丙镇", 4, 3], ["丁镇", 5, 5], ["小计", 9, 8]]
    assert book(tmp_path, [*block, ["总计", 12, 11]], header).faults == ()
    (fault,) = book(tmp_path, [*block, ["总计", 24, 11]], header).faults
    assert (fault.cell, fault.expected) == ("B8", "12")


def test_a_list_of_decisions_is_no_table_of_figures(tmp_path: Path) -> None:
    rows = [["示罚字〔2018〕1号", "甲公司", "2018-04-10"], ["示罚字〔2018〕2号", "乙公司", "2018-04-11"]]
    path = write_book(tmp_path / "台账.xlsx", {"台账": [["行政处罚决定书文号", "行政相对人", "处罚日期"], *rows]})
    assert [audit_printed_table(table) for table in read_workbook(path)] == [None]
