"""Ledgers in the fields of the data standard: XK_/CF_ codes in an xls, or the Chinese names in an xlsx."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from disclosure.vocabulary import Kind
from gongshi.city.departments import Department
from gongshi.city.ledgers.entries import Entry, LedgerFile, Line, entries
from gongshi.city.sheets import Cell, xls_bytes, xlsx_bytes
from gongshi.city.standard import fields, values


def coded_xls(lot: Random, department: Department, label: str) -> LedgerFile:
    """Header row of codes, one sheet a kind."""
    path = f"{department.name}_{label}.xls"
    written = {kind: entries(lot, department, kind) for kind in Kind}
    sheets = {f"法人{kind.chinese}": _rows(department, kind, written[kind], 0) for kind in Kind}
    lines = [line for kind in Kind for line in _lines(path, f"法人{kind.chinese}", written[kind])]
    return LedgerFile(path=path, content=xls_bytes(sheets), lines=tuple(lines))


def named_xlsx(lot: Random, department: Department, label: str) -> LedgerFile:
    """Header row of Chinese names, one sheet a kind, in a folder of the department's."""
    path = f"{department.name}/双公示台账 {label}.xlsx"
    written = {kind: entries(lot, department, kind) for kind in Kind}
    sheets = {kind.chinese: _rows(department, kind, written[kind], 1) for kind in Kind}
    lines = [line for kind in Kind for line in _lines(path, kind.chinese, written[kind])]
    return LedgerFile(path=path, content=xlsx_bytes(sheets), lines=tuple(lines))


def _rows(department: Department, kind: Kind, written: Sequence[Entry], naming: int) -> list[Sequence[Cell]]:
    codes = fields(kind)
    body = [_row(department, kind, entry) for entry in written]
    return [[pair[naming] for pair in codes], *body]


def _row(department: Department, kind: Kind, entry: Entry) -> list[Cell]:
    typed = replace(entry.decision, document_number=entry.number)
    by_code = values(typed, department) | {"BZ": entry.remark}
    return [by_code[code] for code, _ in fields(kind)]


def _lines(path: str, sheet: str, written: Sequence[Entry]) -> list[Line]:
    return [Line(file=path, sheet=sheet, row=1 + n, entry=entry) for n, entry in enumerate(written, 1)]
