"""Annex 4 of 黔发改财金〔2018〕1048号: title rows, the assessor's empty columns, a totals row. No party column: natural
persons are told by the remark."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from disclosure.vocabulary import Kind
from gongshi.city.departments import Department
from gongshi.city.ledgers.entries import Entry, LedgerFile, Line, date_cell, entries
from gongshi.city.sheets import Cell, xlsx_bytes

_HEADER = (
    "序号", "行政许可决定书文号", "项目名称/案件名称", "行政决定日期", "向省信用平台报送日期",
    "厅网站“双公示”系统推送日期", "行政许可作出时间", "上网公示时间", "是否在7个工作日内公示", "备注",
)  # fmt: skip
_TITLES = 2


def annex4(lot: Random, department: Department, label: str) -> LedgerFile:
    """A sheet for each kind, the file named after the department."""
    path = f"{department.name}双公示台账（{label}）.xlsx"
    sheets = {kind.chinese: (kind, entries(lot, department, kind)) for kind in Kind}
    rows = {name: _rows(lot, department, kind.chinese, written) for name, (kind, written) in sheets.items()}
    lines = [line for name, (_, written) in sheets.items() for line in _lines(path, name, written)]
    return LedgerFile(path=path, content=xlsx_bytes(rows, merged_titles=_TITLES), lines=tuple(lines))


def annex4_mixed(lot: Random, department: Department, label: str) -> LedgerFile:
    """Permits and penalties one below the other in one sheet, in a folder of the department's."""
    path = f"{department.name}/{label}台账.xlsx"
    written = [entry for kind in Kind for entry in entries(lot, department, kind)]
    content = xlsx_bytes({"Sheet1": _rows(lot, department, "行政许可和行政处罚", written)}, merged_titles=_TITLES)
    return LedgerFile(path=path, content=content, lines=tuple(_lines(path, "Sheet1", written)))


def _rows(lot: Random, department: Department, what: str, written: Sequence[Entry]) -> list[Sequence[Cell]]:
    body = [_row(lot, number, entry) for number, entry in enumerate(written, 1)]
    totals: list[Cell] = ["合计", f"{len(written)}条", *[""] * (len(_HEADER) - 2)]
    return [["附件4"], [f"{department.name}{what}台账"], _HEADER, *body, totals]


def _row(lot: Random, number: int, entry: Entry) -> list[Cell]:
    decision = entry.decision
    reported = date_cell(lot, decision.platform_on) if decision.platform_on else ""
    day = date_cell(lot, decision.decision_date)
    return [float(number), entry.number, decision.project, day, reported, "", "", "", "", entry.remark]


def _lines(path: str, sheet: str, written: Sequence[Entry]) -> list[Line]:
    return [Line(file=path, sheet=sheet, row=_TITLES + 1 + n, entry=entry) for n, entry in enumerate(written, 1)]
