"""The list of duties: from any table, each mistake with its file, sheet and cell."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pytest

from disclosure.duties import Duty, item_key
from disclosure.duties_file import COLUMNS, read_duties
from disclosure.errors import InputError
from disclosure.vocabulary import Kind

WATER, HEALTH = "示范市水利局", "示范市卫生健康委员会"
TAKE, DIG, FINE = "取水许可", "河道采砂许可", "对未经批准擅自取水的处罚"


def book(folder: Path, *rows: tuple[str, ...], sheet: str = "职责清单") -> Path:
    made = openpyxl.Workbook()
    assert made.active is not None
    made.active.title = sheet
    for row in rows:
        made.active.append(row)
    path = folder / "职责.xlsx"
    made.save(path)
    return path


def test_the_templates_columns_are_read_each_item_once(tmp_path: Path) -> None:
    rows = [
        COLUMNS,
        (WATER, "行政许可", TAKE, ""),
        ("市水利局", "许可", "1." + TAKE, "同一项"),
        (WATER, "行政处罚", FINE, ""),
        (WATER, "行政强制", "拆除违法建筑物", ""),
        ("示范市教育局", "行政许可", "民办学校设立", "不在名单上"),
    ]
    duties = read_duties(book(tmp_path, *rows), [WATER, HEALTH])
    assert duties == {WATER: (Duty(Kind.PERMIT, TAKE), Duty(Kind.PENALTY, FINE))}


def test_a_list_of_powers_in_word_or_csv_is_read_too(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=4)
    cells = [("序号", "部门", "权力类型", "权力名称"), ("1", WATER, "行政许可", DIG), ("2", WATER, "行政处罚", FINE)]
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(tmp_path / "权责清单.docx"))
    assert len(read_duties(tmp_path / "权责清单.docx", [WATER])[WATER]) == 2
    (tmp_path / "水利局行政许可.csv").write_text(f"序号,事项名称\n1,{TAKE}\n2,{DIG}\n", encoding="gbk")
    found = read_duties(tmp_path / "水利局行政许可.csv", [WATER, HEALTH])
    assert found == {WATER: (Duty(Kind.PERMIT, TAKE), Duty(Kind.PERMIT, DIG))}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("甲", "乙"), ("1", "2")], ["“事项名称”"]),
        ([COLUMNS, (WATER, "行政许可", "", "没有名称")], ["工作表“职责清单”", "C2", "没有填写事项名称"]),
        ([COLUMNS, (WATER, "", TAKE, "")], ["工作表“职责清单”", "B2", "没有填写行政职权类别"]),
        ([COLUMNS, ("", "行政许可", TAKE, "")], ["工作表“职责清单”", "A2", "没有填写单位名称"]),
        ([COLUMNS, ("示范市教育局", "行政许可", "民办学校设立", "")], ["没有名单上的单位"]),
    ],
)
def test_a_mistake_is_said_with_its_place(tmp_path: Path, rows: list[tuple[str, ...]], told: list[str]) -> None:
    path = book(tmp_path, *rows)
    with pytest.raises(InputError) as raised:
        read_duties(path, [WATER, HEALTH])
    assert all(word in str(raised.value) for word in [str(path), *told]), raised.value


def test_an_item_is_the_same_whatever_number_and_signs_it_bears() -> None:
    assert {item_key(name) for name in ("取水许可", "1.取水许可", "（一）取水许可", " 取水 许可 ")} == {"取水许可"}
    assert item_key("第二类医疗器械产品注册") == "第二类医疗器械产品注册"
