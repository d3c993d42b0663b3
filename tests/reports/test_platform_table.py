"""The printed table of 殷信用办〔2024〕14号, from its own golden numbers."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from audit.schemes import load_scheme
from reports.console import summary_heads, summary_lines
from reports.heading import SchemeHeading
from reports.view.platform_table import platform_tables
from reports.view.unchecked import anything_unchecked
from reports.write import write_all
from tests.reports.sample_assessment import yindu_assessment
from tests.shared_data import GOLDEN, needs_shared

COUNTS = {
    "late_count": "late",
    "missing_count": "omitted",
    "qualified_count": "qualified",
    "licence_count": "permit",
    "penalty_count": "penalty",
    "total_count": "total",
}


@pytest.fixture(scope="module")
def yindu() -> SchemeHeading:
    return SchemeHeading.of(load_scheme("yindu-2024"))


def golden() -> tuple[list[dict[str, str]], dict[str, str]]:
    with (GOLDEN / "yindu_2024_07_departments.csv").open(encoding="utf-8-sig") as stream:
        lines = list(csv.DictReader(stream))
    departments = [line for line in lines if line["department"].startswith("殷都区")]
    return departments, next(line for line in lines if line not in departments)


def counts(line: dict[str, str]) -> dict[str, int]:
    return {name: int(line[column]) for column, name in COUNTS.items()}


@needs_shared
def test_every_line_is_printed_as_the_notice_prints_it(yindu):
    departments, total = golden()
    file = yindu_assessment([(line["department"], counts(line)) for line in departments])
    (table,) = platform_tables(file, yindu)
    printed = [(line.name, line.cells[:6], line.cells[6:]) for line in table.lines]
    wanted = [
        (
            line["department"],
            tuple(counts(line).values()),
            tuple(f"{line[rate]}%" for rate in ("late_rate_pct", "missing_rate_pct", "qualified_rate_pct")),
        )
        for line in departments
    ]
    assert printed == wanted
    assert table.total.cells[:6] == tuple(counts(total).values())
    # The notice prints 1.07 and 98.80 here; 8/756 and 747/756 give these (golden/README, check 3).
    assert table.total.cells[6:] == ("0.13%", "1.06%", "98.81%")


def test_townships_have_a_table_of_their_own(yindu):
    numbers = {"late": 0, "omitted": 0, "qualified": 2, "permit": 2, "penalty": 0, "total": 2}
    file = yindu_assessment([("殷都区教育局", numbers), ("伦掌镇", numbers), ("洪河屯乡", numbers)])
    departments, townships = platform_tables(file, yindu)
    assert [line.name for line in departments.lines] == ["殷都区教育局"]
    assert [line.name for line in townships.lines] == ["伦掌镇", "洪河屯乡"]
    assert townships.heads == ("报送数据量", "合格数据量", "数据合格率")
    assert townships.total.cells == (4, 4, "100.00%")


@needs_shared
def test_the_townships_table_is_the_notices_second_annex(yindu, tmp_path: Path):
    with (GOLDEN / "yindu_2024_07_townships.csv").open(encoding="utf-8-sig") as stream:
        *lines, total = csv.DictReader(stream)
    units = [(line["township"], _of_township(line)) for line in lines]
    (table,) = platform_tables(yindu_assessment(units), yindu)
    printed = [(line.name, *line.cells) for line in (*table.lines, table.total)]
    wanted = [
        (line["township"], int(line["reported_count"]), int(line["qualified_count"]), f"{line['qualified_rate_pct']}%")
        for line in lines
    ]
    assert len(wanted) == 10
    assert printed == [*wanted, ("乡镇总计", 35, 35, "100.00%")]
    assert total["reported_count"] == "35"
    write_all(yindu_assessment([("殷都区教育局", _of_township(lines[0])), *units]), yindu, tmp_path)
    word = Document(str(tmp_path / "report.docx"))
    rows = [[cell.text for cell in row.cells] for one in word.tables for row in one.rows]
    assert ["3", "水冶镇", "23", "23", "100.00%"] in rows
    assert ["", "乡镇总计", "35", "35", "100.00%"] in rows
    assert any(row[:3] == ["1", "殷都区教育局", "0"] and len(row) == 11 for row in rows)
    sheet = openpyxl.load_workbook(tmp_path / "workbook.xlsx")["乡镇统计表"]
    assert [cell.value for cell in sheet[2]] == ["序号", "乡镇", "报送数据量", "合格数据量", "数据合格率"]


def _of_township(line: dict[str, str]) -> dict[str, int]:
    reported, qualified = int(line["reported_count"]), int(line["qualified_count"])
    return {
        "late": 0,
        "omitted": 0,
        "qualified": qualified,
        "permit": reported,
        "penalty": 0,
        "total": reported,
    }


def test_a_notice_that_looks_at_no_site_has_no_unchecked_sites():
    numbers = dict.fromkeys(COUNTS.values(), 1)
    assert not anything_unchecked(yindu_assessment([("殷都区教育局", numbers)]))


def test_papers_of_a_scheme_without_points_have_the_table_and_no_scores(tmp_path: Path, yindu):
    numbers = {"late": 1, "omitted": 3, "qualified": 21, "permit": 8, "penalty": 17, "total": 25}
    nothing = dict.fromkeys(numbers, 0)
    file = yindu_assessment([("殷都区市场监督局", numbers), ("殷都区统计局", nothing)])
    write_all(file, yindu, tmp_path)
    book = openpyxl.load_workbook(tmp_path / "workbook.xlsx")
    assert "指标得分" not in book.sheetnames
    rows = list(book["部门统计表"].iter_rows(min_row=3, values_only=True))
    assert rows[0] == (1, "殷都区市场监督局", 1, 3, 21, 8, 17, 25, "4.00%", "12.00%", "84.00%")
    assert rows[1][-3:] == ("0.00%", "0.00%", "0.00%")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "双公示迟报率" in page
    assert "2024-07 迟报率排名" in page
    assert [cell.value for cell in book["迟报率排名"][4]][:3] == ["未排名", "殷都区统计局", "无数据"]
    assert [cell.value for cell in book["迟报率排名"][3]][:3] == ["1", "殷都区市场监督局", "1/25=4.00%"]
    assert "失分项" not in page
    word = Document(str(tmp_path / "report.docx"))
    printed = [[cell.text for cell in row.cells] for table in word.tables for row in table.rows]
    assert ["1", "殷都区市场监督局", "1", "3", "21", "8", "17", "25", "4.00%", "12.00%", "84.00%"] in printed
    assert ["", "部门总计", "1", "3", "21", "8", "17", "25", "4.00%", "12.00%", "84.00%"] in printed
    lines = summary_lines(file, yindu)
    assert summary_heads(yindu)[-4:] == ("迟报率", "漏报率", "合格率", "得分")
    assert lines[0][-4:] == ("4.00%（1/25）", "12.00%（3/25）", "84.00%（21/25）", "—")
