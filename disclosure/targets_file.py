"""The list of departments an assessment starts from, read from xlsx or csv (annex 2 of
宜信用办〔2020〕2号)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from disclosure.errors import InputError
from disclosure.fields import HeaderMap, map_header
from disclosure.tables import Table, TableRow, as_fields, cell_name, read_workbook
from disclosure.targets import Target
from disclosure.web_address import web_address

_NEEDED = "单位归属、单位名称、行政许可信息公示网址、行政处罚信息公示网址"
_URL_FIELDS = ("home_url", "permit_url", "penalty_url")
_NO_ADDRESS = re.compile(r"[-/\\—.]*|无|暂无|没有|无网站|未建|未建设|n/?a|null|none", re.IGNORECASE)


def read_targets(path: Path) -> list[Target]:
    """The departments in the order of the file.

    InputError, with a sentence naming file, sheet and cell, for missing columns, an address that is none,
    a name that stands twice, a row without name, and a list without departments. UnreadableFileError for
    a file that is no table.
    """
    targets: list[Target] = []
    places: dict[str, str] = {}
    for table in _lists(path):
        for row, fields in as_fields(table):
            target = _target(path, table, row, fields)
            place = _place(path, table, row, "name")
            if target.name in places:
                raise InputError(f"{place}：单位名称“{target.name}”与 {places[target.name]} 重复，请保留一行。")
            places[target.name] = _cell(table, row, "name")
            targets.append(target)
    if not targets:
        raise InputError(f"名单“{path}”里没有一个单位：请在表头下逐行填写{_NEEDED}。")
    return targets


def _lists(path: Path) -> list[Table]:
    tables = read_workbook(path)
    lists = [
        table for table in tables if _name_field(map_header(table.header)) and _address_fields(map_header(table.header))
    ]
    if not lists:
        raise InputError(f"名单“{path}”{_missing(tables)}：请按附件2的表头填写（{_NEEDED}）。")
    return lists


def _missing(tables: list[Table]) -> str:
    """What the most promising sheet lacks."""
    table = max(tables, key=lambda table: len(table.header), default=None)
    if table is None or not table.header:
        return "里没有找到表头"
    mapped = map_header(table.header)
    lacks = [] if _name_field(mapped) else ["单位名称"]
    lacks += [] if _address_fields(mapped) else ["行政许可信息公示网址", "行政处罚信息公示网址"]
    sheet = f"的工作表“{table.sheet}”" if table.sheet else ""
    return f"{sheet}缺少“{'”“'.join(lacks)}”列"


def _name_field(mapped: HeaderMap) -> str | None:
    """单位名称 is a party's name elsewhere; in this list it is the department's."""
    return next((name for name in ("department", "party", "organ") if name in mapped.columns), None)


def _address_fields(mapped: HeaderMap) -> list[str]:
    return [name for name in (*_URL_FIELDS, "url") if name in mapped.columns]


def _target(path: Path, table: Table, row: TableRow, fields: Mapping[str, str]) -> Target:
    name = fields.get(_name_field(map_header(table.header)) or "", "")
    if not name:
        raise InputError(f"{_place(path, table, row, 'name')}：没有填写单位名称，请补上或删去该行。")
    home, permit, penalty = (_address(path, table, row, fields, field) for field in _URL_FIELDS)
    return Target(
        name=name,
        region=fields.get("region", ""),
        level=fields.get("level", ""),
        home_url=home or _address(path, table, row, fields, "url"),
        permit_url=permit,
        penalty_url=penalty,
        credit_code=fields.get("credit_code"),
        remark=fields.get("remark", ""),
    )


def _address(path: Path, table: Table, row: TableRow, fields: Mapping[str, str], field: str) -> str | None:
    text = fields.get(field, "").strip()
    if _NO_ADDRESS.fullmatch(text):
        return None
    address = web_address(text)
    if address is None:
        hint = "请改为 http:// 或 https:// 开头的地址，没有网站的填“无”"
        raise InputError(f"{_place(path, table, row, field)}：“{text}”不是网址，{hint}。")
    return address


def _place(path: Path, table: Table, row: TableRow, field: str) -> str:
    sheet = f"工作表“{table.sheet}”" if table.sheet else ""
    return f"名单“{path}”{sheet}单元格 {_cell(table, row, field)}"


def _cell(table: Table, row: TableRow, field: str) -> str:
    mapped = map_header(table.header)
    column = mapped.columns.get(field if field != "name" else _name_field(mapped) or "", 0)
    return cell_name(column, row.number)
