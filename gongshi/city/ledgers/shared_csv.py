"""One csv for several departments, collected by the credit office: GBK, the department in a column."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from disclosure.vocabulary import Kind
from gongshi.city.departments import Department
from gongshi.city.ledgers.entries import LedgerFile, Line, date_text, entries
from gongshi.city.sheets import Cell, csv_bytes

_HEADER = ("序号", "部门名称", "类别", "决定书文号", "行政相对人名称", "项目名称/案件名称", "决定日期", "备注")


def shared_csv(lot: Random, departments: Sequence[Department], label: str) -> LedgerFile:
    path = f"部门双公示台账汇总_{label}.csv"
    rows: list[Sequence[Cell]] = [_HEADER]
    lines = []
    for department in departments:
        for kind in Kind:
            for entry in entries(lot, department, kind):
                decision = entry.decision
                day = date_text(lot, decision.decision_date)
                number = str(len(rows))
                party = decision.party.name
                rows.append(
                    (number, department.name, kind.chinese, entry.number, party, decision.project, day, entry.remark)
                )
                lines.append(Line(file=path, sheet="", row=len(rows), entry=entry))
    return LedgerFile(path=path, content=csv_bytes(rows), lines=tuple(lines))
