"""JSON answers of the families in PORTALS."""

from __future__ import annotations

import json

import pytest

from disclosure.dates import read_date
from disclosure.fields import map_header
from disclosure.tables import as_fields, parse_json, tables_in_json
from disclosure.vocabulary import Kind

ROWS = [
    {"cf_wsh": f"罚〔2024〕{n}号", "cf_xdr_mc": f"示范{n}公司", "cf_jdrq": 1715040000000 + n * 86400000} for n in (1, 2)
]
ANSWERS = {
    "data": {"data": ROWS, "totalPage": 3},
    "grid": {"gridModel": ROWS, "total": 2},
    "nested": {"data": {"list": ROWS, "total": 2, "page": 1}, "status": 1, "message": "成功"},
    "entity": {
        "data": {
            "list": [{"entity": row, "columnList": [{"name": "文号", "key": "cf_wsh"}]} for row in ROWS],
            "total": 2,
        }
    },
    "in a string": {"d": json.dumps({"Table": ROWS}, ensure_ascii=False)},
    "deep": {"data": [{"data": [{"total": 2, "list": ROWS}]}]},
    "bare": ROWS,
}


@pytest.mark.parametrize("shape", ANSWERS)
@pytest.mark.parametrize("wrap", ["{}", ";raw({});", "callback({})", "\ufeff{}", "var data = {};"])
def test_rows_are_found_in_every_shape(shape: str, wrap: str) -> None:
    text = wrap.replace("{}", json.dumps(ANSWERS[shape], ensure_ascii=False))
    tables = [
        table for table in tables_in_json(text, "http://x/") if map_header(table.header).has("document_number", "party")
    ]
    assert len(tables) == 1
    assert map_header(tables[0].header).kind is Kind.PENALTY
    rows = [fields for _, fields in as_fields(tables[0])]
    assert [row["document_number"] for row in rows] == ["罚〔2024〕1号", "罚〔2024〕2号"]
    assert [read_date(row["decision_date"]).day for row in rows] == [8, 9]


def test_a_detail_object_is_a_table_of_one_row() -> None:
    answer = {
        "status": 1,
        "data": {"wsh": "许〔2024〕1号", "xdrmc": "甲公司", "jdrq": "2026/5/1 0:00:00", "xkjg": "示范局"},
    }
    (table,) = tables_in_json(answer, "")
    ((_, fields),) = as_fields(table)
    assert fields == {
        "document_number": "许〔2024〕1号",
        "party": "甲公司",
        "decision_date": "2026/5/1 0:00:00",
        "organ": "示范局",
    }


def test_markup_in_values_goes() -> None:
    (table,) = tables_in_json([{"wsh": "<p style='x'>许〔2024〕&nbsp;1号</p>", "xdrmc": "甲公司"}], "")
    assert table.rows[0].cells[0] == "许〔2024〕 1号"


@pytest.mark.parametrize("text", ["", "<html></html>", "not json", "{", "null", "[]", "{}", "3", ";raw(broken"])
def test_what_is_no_json_or_empty_gives_no_table(text: str) -> None:
    assert tables_in_json(text, "") == []


def test_the_saved_truecms_answer_is_opened() -> None:
    assert parse_json(';raw({"result":"<datastore><totalrecord>377<\\/totalrecord>"})') == {
        "result": "<datastore><totalrecord>377</totalrecord>"
    }
