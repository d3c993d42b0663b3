"""What the assessor is handed: readable, repeatable, and every ledger row stands where the truth says."""

from __future__ import annotations

import csv
import json
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from disclosure.vocabulary import Exclusion
from gongshi.city import City, serve, write_inputs
from gongshi.city.ledgers.books import ledger_files, ledger_lines
from gongshi.city.platform_export import platform_files, platform_rows


@pytest.fixture(scope="module")
def inputs(city, server, tmp_path_factory):
    return write_inputs(city, server, tmp_path_factory.mktemp("城市 输入"))


def cells(path: Path, sheet: str) -> list[list[object]]:
    if path.suffix == ".csv":
        with path.open(encoding="gbk", newline="") as file:
            return [list(row) for row in csv.reader(file)]
    return CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def plain(text: object) -> str:
    return re.sub(r"[\s〔〕\[\]()（）【】]", "", str(text))


def test_the_same_seed_writes_the_same_bytes(city):
    again = City.generate(city.seed)
    assert {f.path: f.content for f in ledger_files(city)} == {f.path: f.content for f in ledger_files(again)}
    assert platform_files(city) == platform_files(again)


def test_truth_is_the_same_for_the_same_seed_but_for_the_addresses(city, server, inputs, tmp_path):
    with serve(City.generate(city.seed), base="127.62.9") as other:
        again = write_inputs(other.city, other, tmp_path)
        text = again.truth.read_text(encoding="utf-8").replace("127.62.9", "127.62.7")
        text = text.replace(f":{other.addresses.port}/", f":{server.addresses.port}/")
        assert text == inputs.truth.read_text(encoding="utf-8")


def test_every_ledger_row_stands_where_the_truth_says(inputs):
    truth = json.loads(inputs.truth.read_text(encoding="utf-8"))
    rows = [row for department in truth["departments"] for row in department["rows"]]
    assert len(rows) > 200
    for row in rows:
        line = cells(inputs.ledgers / row["file"], row["sheet"])[row["row"] - 1]
        assert plain(row["document_number"]) in [plain(cell) for cell in line]


def test_ledgers_come_in_several_layouts_with_titles_totals_and_several_departments(inputs, city):
    paths = [path for path in inputs.ledgers.rglob("*") if path.is_file()]
    assert {path.suffix for path in paths} == {".xlsx", ".xls", ".csv"}
    assert any(path.parent != inputs.ledgers for path in paths), "some lie in folders"
    annex4 = next(path for path in paths if "双公示台账（" in path.name)
    sheet = cells(annex4, "行政许可")
    assert sheet[0][0] == "附件4"
    assert sheet[2][1] == "行政许可决定书文号"
    assert sheet[-1][0] == "合计"
    shared = cells(next(path for path in paths if path.suffix == ".csv"), "")
    assert len({row[1] for row in shared[1:]}) == 4


def test_clerks_write_dates_and_brackets_in_many_ways(inputs, city):
    forms, brackets = set(), set()
    for line in (line for file in ledger_files(city) for line in file.lines if "附件" not in line.file):
        brackets |= set(re.findall(r"[〔\[（(【]", line.entry.number))
    annex4 = next(path for path in inputs.ledgers.glob("*双公示台账（*.xlsx"))
    for sheet in ("行政许可", "行政处罚"):
        for row in cells(annex4, sheet)[3:-1]:
            forms.add(
                "cell" if isinstance(row[3], date | datetime) else re.sub(r"[\d〇一二三四五六七八九十]+", "N", row[3])
            )
    assert brackets == set("〔[（(【")
    assert len(forms) >= 4


def test_an_entry_made_twice_is_excluded_once_and_written_differently_sometimes(city):
    lines = [line for found in ledger_lines(city, ledger_files(city)).values() for line in found]
    doubles = [line for line in lines if line.entry.excluded is Exclusion.DUPLICATE]
    assert doubles
    for line in doubles:
        twins = [o for o in lines if o.entry.decision == line.entry.decision and o is not line]
        assert len(twins) == 1
        assert twins[0].entry.excluded is None
        assert (twins[0].file, twins[0].row) < (line.file, line.row) or twins[0].sheet != line.sheet


def test_the_target_list_is_annex_2_with_all_ways_of_giving_addresses(inputs, server, city):
    rows = cells(inputs.targets, "网址清单")
    header = rows[1]
    wanted = [
        "单位归属",
        "单位名称",
        "行政许可信息公示网址",
        "行政处罚信息公示网址",
        "网站首页",
        "级别",
        "统一社会信用代码",
        "备注",
    ]
    assert set(wanted) <= set(header)
    entries = [dict(zip(header, row, strict=True)) for row in rows[2:]]
    assert [entry["单位名称"] for entry in entries] == [department.name for department in city.departments]
    by_portal = {d.place.portal: entry for d, entry in zip(city.departments, entries, strict=True)}
    assert by_portal["trs"]["网站首页"]
    assert not by_portal["trs"]["行政许可信息公示网址"]
    assert by_portal["formpost"]["行政许可信息公示网址"] != by_portal["formpost"]["行政处罚信息公示网址"] != ""
    assert by_portal["batch_table"]["行政许可信息公示网址"]
    assert not by_portal["batch_table"]["行政处罚信息公示网址"]
    assert by_portal["no_site"]["备注"] == "本单位无公示网站"


def test_the_platform_export_lacks_some_rows_and_has_some_late(inputs, city):
    rows = platform_rows(city)
    numbers = {plain(row.decision.document_number) for row in rows}
    missing = [d for d in city.decisions if d.in_ledger and d.remark is None and d.platform_on is None]
    assert missing
    written = set()
    for path in inputs.platform.iterdir():
        sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        assert sheet[0][-1] == "上报时间"
        at = next(n for n, name in enumerate(sheet[0]) if name in {"XK_WSH", "行政处罚决定书文号"})
        written |= {plain(row[at]) for row in sheet[1:]}
    assert written == numbers
    assert not written & {plain(d.document_number) for d in missing}
