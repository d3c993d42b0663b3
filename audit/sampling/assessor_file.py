"""Assessors and regions out of a table: 评估机构, 所在地区, 回避地区; 地区."""

from __future__ import annotations

import re
from pathlib import Path

from audit.sampling.assessors import Assessor
from disclosure.errors import InputError
from disclosure.tables import read_workbook

ASSESSOR_HEAD = ("评估机构", "所在地区", "回避地区")
REGION_HEAD = ("序号", "地区")
_SEPARATORS = re.compile(r"[、,，;；\s]+")


def read_assessors(path: Path) -> tuple[Assessor, ...]:
    """InputError where the column 评估机构 is missing, or a name stands twice."""
    found: dict[str, Assessor] = {}
    for row in _rows(path, ASSESSOR_HEAD[0]):
        name = row[ASSESSOR_HEAD[0]]
        if name in found:
            raise InputError(f"“{path}”里评估机构“{name}”写了两次：请保留一行。")
        avoided = _SEPARATORS.split("、".join(row.get(head, "") for head in ASSESSOR_HEAD[1:]))
        found[name] = Assessor(name=name, avoids=frozenset(filter(None, avoided)))
    return tuple(found.values())


def read_regions(path: Path) -> tuple[str, ...]:
    """InputError where the column 地区 is missing."""
    return tuple(dict.fromkeys(row[REGION_HEAD[1]] for row in _rows(path, REGION_HEAD[1])))


def _rows(path: Path, needed: str) -> list[dict[str, str]]:
    tables = [table for table in read_workbook(path) if needed in table.header]
    if not tables:
        raise InputError(f"“{path}”没有“{needed}”列：请用 gongshi sample --template 生成的模板填写。")
    rows = [
        {head: cell.strip() for head, cell in zip(table.header, row.cells, strict=False)}
        for table in tables
        for row in table.rows
    ]
    return [row for row in rows if row[needed]]
