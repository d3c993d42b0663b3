"""Workbooks made in memory, and the few rows most tests put into them."""

from __future__ import annotations

import io

import openpyxl

from disclosure.tables import Table, as_fields

HEADER = [
    "序号",
    "行政处罚决定书文号",
    "行政相对人名称",
    "统一社会信用代码",
    "处罚决定日期",
    "罚款金额（万元）",
]
ROWS = [
    [1, "示市监罚〔2018〕1号", "示范甲有限公司", "91350100M000100Y43", "2018-05-07", 0.2],
    [2, "示市监罚〔2018〕2号", "示范乙有限公司", "92350100MA00000152", "2018-05-08", 1],
    [3, "示市监罚〔2018〕3号", "示范丙有限公司", "91230500MA1B3N1N2M", "2018-05-09", 12.5],
]


def xlsx(*rows: list[object], sheet: str = "台账", merge: tuple[str, ...] = ()) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    for cells in merge:
        book.active.merge_cells(cells)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def only(tables: list[Table]) -> Table:
    assert len(tables) == 1, tables
    return tables[0]


def numbers(table: Table) -> list[str]:
    return [fields.get("document_number", "") for _, fields in as_fields(table)]
