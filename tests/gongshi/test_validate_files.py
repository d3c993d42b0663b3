"""`gongshi validate` on the makes of files that departments really have."""

from __future__ import annotations

import csv
import hashlib
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt

from reports import marked_copy
from tests.audit.standard.rows import LEGAL, PERMIT
from tests.gongshi.command import gongshi_here

NAMES = {
    "party": "行政相对人名称", "party_type": "行政相对人类别",
    "credit_code": "行政相对人代码_1（统一社会信用代码）", "legal_representative": "法定代表人",
    "document_title": "行政许可决定文书名称", "document_number": "行政许可决定文书号", "permit_type": "许可类别",
    "permit_content": "许可内容", "decision_date": "许可决定日期", "valid_from": "有效期自", "valid_until": "有效期至",
    "organ": "许可机关", "organ_code": "许可机关统一社会信用代码", "status": "当前状态", "source_unit": "数据来源单位",
    "source_unit_code": "数据来源单位统一社会信用代码",
}  # fmt: skip
HEADER = list(NAMES.values())
TYPE, DAY = HEADER.index("许可类别"), HEADER.index("许可决定日期")


def row(number: int, **changes: Any) -> list[Any]:
    fields = LEGAL | PERMIT | {"document_number": f"示水许字〔2024〕{number}号"} | changes
    return [fields[name] for name in NAMES]


def validate(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], path: Path
) -> tuple[int, str, list[dict[str, str]]]:
    """Exit code, what was said, the list of problems; the original must be as it was."""
    monkeypatch.setenv("COLUMNS", "200")
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    out = path.parent / "out"
    code, said, _ = gongshi_here(monkeypatch, capsys, "validate", path, "--out", out, "--as-of", "2024-12-31")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    with (out / "problems.csv").open(encoding="utf-8-sig", newline="") as file:
        return code, said, list(csv.DictReader(file))


def as_xls(path: Path, rows: list[list[Any]]) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("行政许可")
    for at, cells in enumerate(rows):
        for column, text in enumerate(cells):
            sheet.write(at, column, text)
    book.save(str(path))


def as_csv(path: Path, rows: list[list[Any]]) -> None:
    path.write_bytes("\r\n".join(",".join(map(str, cells)) for cells in rows).encode("gb18030"))


def as_xlsx(path: Path, rows: list[list[Any]]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "行政许可"
    for cells in rows:
        sheet.append(cells)
    book.save(path)


@pytest.mark.parametrize(("suffix", "make"), [("xlsx", as_xlsx), ("xls", as_xls), ("csv", as_csv)])
def test_each_make_of_file_is_told_its_cell_and_gets_a_marked_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], suffix: str, make: Any
) -> None:
    path = tmp_path / f"许可.{suffix}"
    make(path, [HEADER, row(1), row(2, permit_type="行政审批")])
    code, _, problems = validate(monkeypatch, capsys, path)
    assert (code, [problem["单元格"] for problem in problems]) == (1, ["G3"])
    (copy,) = (tmp_path / "out").glob("*标注*")
    cell = openpyxl.load_workbook(copy).worksheets[0]["G3"]
    assert (cell.value, cell.fill.start_color.rgb[2:]) == ("行政审批", marked_copy.COLOURS["error"])
    assert "许可类别" in cell.comment.text


def test_the_files_of_an_archive_are_told_apart_and_each_gets_its_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    as_xlsx(tmp_path / "a.xlsx", [HEADER, row(1, permit_type="")])
    as_xlsx(tmp_path / "b.xlsx", [HEADER, row(2), row(3, status="")])
    path = tmp_path / "上报.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(tmp_path / "a.xlsx", "水利局/一月.xlsx")
        archive.write(tmp_path / "b.xlsx", "水利局/二月.xlsx")
    code, said, problems = validate(monkeypatch, capsys, path)
    assert code == 1
    told = {(problem["文件"], problem["工作表"], problem["单元格"]) for problem in problems}
    assert told == {("上报.zip/水利局/一月.xlsx", "行政许可", "G2"), ("上报.zip/水利局/二月.xlsx", "行政许可", "N3")}
    assert "合计：合规率 33.33%（1/3）" in said
    copy = openpyxl.load_workbook(tmp_path / "out" / "二月.标注.xlsx")["行政许可"]
    assert [copy.cell(at, 6).value for at in (1, 2, 3)] == [HEADER[5], "示水许字〔2024〕2号", "示水许字〔2024〕3号"]
    assert copy["N3"].comment is not None
    assert copy["G2"].comment is None


def test_titles_hidden_sheets_and_totals_are_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "上报.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in (["示范市水利局双公示信息"], HEADER, row(1), ["合计", "", 1]):
        sheet.append(cells)
    sheet.merge_cells("A1:P1")
    hidden = book.create_sheet("旧表")
    hidden.sheet_state = "hidden"
    for cells in (HEADER[:TYPE] + HEADER[TYPE + 1 :], row(2)[:TYPE] + row(2)[TYPE + 1 :]):
        hidden.append(cells)
    book.save(path)
    code, said, _ = validate(monkeypatch, capsys, path)
    assert code == 1
    assert "合计行" in said
    assert "“旧表”是隐藏的" in said
    assert "旧表!表头" in said
    assert "A1:P1" in openpyxl.load_workbook(tmp_path / "out" / "上报.标注.xlsx").worksheets[0].merged_cells


def test_a_formula_without_its_result_is_told_once_and_is_not_called_blank(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    as_xlsx(tmp_path / "公式.xlsx", [HEADER, row(1), row(2, decision_date="=DATE(2024,4,1)")])
    code, said, problems = validate(monkeypatch, capsys, tmp_path / "公式.xlsx")
    assert code == 1
    assert [(problem["单元格"], problem["规则"]) for problem in problems] == [("I3", "cell.lost")]
    assert said.count("是公式") == 1
    assert "合规率 50.00%（1/2）" in said


def test_a_large_workbook_is_copied_by_its_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(marked_copy, "_MOST_CELLS_KEPT", 20)
    rows = [HEADER, row(1), row(2, decision_date=date(2025, 4, 1))]
    as_xlsx(tmp_path / "大表.xlsx", rows)
    code, _, problems = validate(monkeypatch, capsys, tmp_path / "大表.xlsx")
    assert (code, [problem["单元格"] for problem in problems]) == (1, ["I3"])
    copy = openpyxl.load_workbook(tmp_path / "out" / "大表.标注.xlsx")["行政许可"]
    assert [cell.value for cell in copy[2]] == rows[1]
    assert copy["I3"].value.date() == date(2025, 4, 1)
    assert copy["I3"].comment is not None
