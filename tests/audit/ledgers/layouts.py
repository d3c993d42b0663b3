"""More ledgers of test_many_makes.py: sheets that hold several tables, or a table in an unusual place."""

from __future__ import annotations

import openpyxl

from disclosure.vocabulary import Kind
from tests.audit.ledgers import makes as make
from tests.audit.ledgers.collection import Made, ledger
from tests.audit.ledgers.makes import CITY, HEADER, WATER, facts, lines


@ledger("水利局/左右两表.xlsx")
def permits_left_and_penalties_right() -> Made:
    permits, penalties = facts(WATER, Kind.PERMIT, word="左水"), facts(WATER, Kind.PENALTY, 2, word="右水")
    right = [*lines(penalties), ("",) * len(HEADER)]
    rows = [
        ("行政许可", *("",) * 4, "行政处罚", *("",) * 4),
        (*HEADER, *HEADER),
        *[(*left, *other) for left, other in zip(lines(permits), right, strict=True)],
    ]
    return make.xlsx({"台账": rows}, lambda book: _merged(book, "A1:E1", "F1:J1")), [*permits, *penalties]


@ledger("城管局/折成两栏.xls")
def a_list_folded_in_two() -> Made:
    truth = facts(CITY, Kind.PENALTY, 6, word="栏城")
    halves = zip(lines(truth[:3]), lines(truth[3:]), strict=True)
    return make.xls({"处罚": [(*HEADER, *HEADER), *[(*left, *right) for left, right in halves]]}), truth


def _merged(book: openpyxl.Workbook, *ranges: str) -> None:
    for cells in ranges:
        book["台账"].merge_cells(cells)
