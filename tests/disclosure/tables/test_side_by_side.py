"""Tables that stand side by side in one sheet, and those that only look like it."""

from __future__ import annotations

from datetime import date

from disclosure.tables import Table, as_fields, read_workbook_bytes
from tests.disclosure.tables.making import xlsx

HALF = ("序号", "决定书文号", "当事人", "决定日期")
DAY = date(2024, 5, 6)


def read(*lines: tuple[object, ...]) -> list[Table]:
    return read_workbook_bytes("台账.xlsx", xlsx(*lines))


def found(table: Table) -> list[tuple[int, str | None, str | None]]:
    return [(row.number, told.get("document_number"), told.get("party")) for row, told in as_fields(table)]


def test_permits_on_the_left_and_penalties_on_the_right_are_two_tables() -> None:
    left, right = read(
        ("单位", "行政许可文号", "许可相对人", "许可决定日期", "处罚文号", "被处罚人", "处罚决定日期", "备注"),
        ("水利局", "示水许〔2024〕1号", "甲公司", DAY, "示水罚〔2024〕7号", "乙公司", DAY, "补报"),
        ("水利局", "示水许〔2024〕2号", "丙公司", DAY, None, None, None, None),
    )
    assert found(left) == [(2, "示水许〔2024〕1号", "甲公司"), (3, "示水许〔2024〕2号", "丙公司")]
    assert found(right) == [(2, "示水罚〔2024〕7号", "乙公司")]
    assert [told["department"] for table in (left, right) for _, told in as_fields(table)] == ["水利局"] * 3
    assert right.rows[0].cells[7] == "补报"  # cells keep their columns
    assert left.notes[-1] == "左右并排的 2 个表已分开读取。"


def test_a_list_folded_in_three_is_read_in_its_three_parts() -> None:
    rows = [[cell for at in range(3) for cell in (3 * at, f"示罚〔2024〕{3 * at + line}号", f"第{at}{line}公司", DAY)]
            for line in (1, 2)]  # fmt: skip
    tables = read(HALF * 3, *map(tuple, rows))
    assert [number for table in tables for _, number, _ in found(table)] == [
        f"示罚〔2024〕{at}号" for at in (1, 2, 4, 5, 7, 8)
    ]


def test_columns_for_each_kind_in_one_table_are_no_two_tables() -> None:
    (table,) = read(
        ("许可决定书文号", "许可相对人", "许可决定日期", "处罚决定书文号", "被处罚人", "处罚决定日期"),
        ("示水许〔2024〕1号", "甲公司", DAY, None, None, None),
        (None, None, None, "示水罚〔2024〕7号", "乙公司", DAY),
    )
    assert found(table) == [(2, "示水许〔2024〕1号", "甲公司"), (3, "示水罚〔2024〕7号", "乙公司")]


def test_two_parties_and_two_days_of_one_decision_are_no_two_tables() -> None:
    (table,) = read(
        ("申请单位", "建设单位", "许可决定书文号", "审批日期", "发证日期"),
        ("甲公司", "乙公司", "示水许〔2024〕1号", DAY, date(2024, 5, 9)),
    )
    assert len(table.rows) == 1
