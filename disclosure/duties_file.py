"""The list of duties: which permits and penalties each department may decide, from any table file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from disclosure.department_names import find_department, match_department
from disclosure.duties import Duty, item_key
from disclosure.errors import InputError
from disclosure.fields import kind_of_value, map_header
from disclosure.tables import Table, TableRow, cell_name, read_workbook
from disclosure.vocabulary import Kind

COLUMNS = ("单位名称", "行政职权类别", "事项名称", "备注")
"""The template's columns; annex 3 of 黔发改财金〔2018〕1048号 (行政决定部门, 项目名称) is read as well."""
_NEEDED = "“单位名称”“行政职权类别”“事项名称”"
_KIND_HEADER = re.compile(r"(职权|权力|事项|行政行为)(类别|类型|种类)")
_ITEM_HEADER = re.compile(r"(职权|权力|事项|项目|许可|处罚)(名称)$")


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the columns stand; None for one that the table does not have."""

    department: int | None
    kind: int | None
    item: int


def read_duties(path: Path, departments: Sequence[str]) -> Mapping[str, tuple[Duty, ...]]:
    """The duties of each of the departments, each item once; departments that the file does not name are left out,
    and so are powers that are neither permit nor penalty (行政强制, 行政征收).

    InputError naming file, sheet and cell for missing columns, a row without item, kind or unit, and a file that names
    none of the departments; UnreadableFileError for a file that is no table.
    """
    tables = read_workbook(path)
    laid = [(table, layout) for table in tables if (layout := _layout(table)) is not None]
    if not laid:
        raise InputError(f"职责清单“{path}”没有可用的表头：需要{_NEEDED}等列（可用 gongshi init 生成的模板）。")
    found: dict[str, dict[tuple[Kind, str], Duty]] = {}
    for table, layout in laid:
        for row in table.rows:
            read = _duty(_Place(path, table, row), layout, departments)
            if read is not None:
                found.setdefault(read[0], {}).setdefault((read[1].kind, item_key(read[1].name)), read[1])
    if not found:
        raise InputError(f"职责清单“{path}”里没有名单上的单位：请核对“单位名称”的写法。")
    return {name: tuple(own.values()) for name, own in found.items()}


@dataclass(frozen=True, slots=True)
class _Place:
    path: Path
    table: Table
    row: TableRow

    def text(self, column: int | None) -> str:
        return self.row.cells[column].strip() if column is not None and column < len(self.row.cells) else ""

    def at(self, column: int | None) -> str:
        sheet = f"工作表“{self.table.sheet}”" if self.table.sheet else ""
        where = f"单元格 {cell_name(column, self.row.number)}" if column is not None else f"第 {self.row.number} 行"
        return f"职责清单“{self.path}”{sheet}{where}"


def _layout(table: Table) -> _Layout | None:
    columns = map_header(table.header).columns
    item = columns.get("project", _named(table, _ITEM_HEADER))
    if item is None:
        return None
    unit = next((columns[name] for name in ("department", "organ", "source_unit", "party") if name in columns), None)
    return _Layout(department=unit, kind=columns.get("kind", _named(table, _KIND_HEADER)), item=item)


def _named(table: Table, pattern: re.Pattern[str]) -> int | None:
    return next((at for at, name in enumerate(table.header) if pattern.search("".join(name.split()))), None)


def _duty(place: _Place, layout: _Layout, departments: Sequence[str]) -> tuple[str, Duty] | None:
    """The row's duty with its department; None for another department's, or another kind of power."""
    item, named = place.text(layout.item), place.text(layout.department)
    kind_said = place.text(layout.kind)
    if not (item or kind_said):
        return None
    if not item:
        raise InputError(f"{place.at(layout.item)}：没有填写事项名称，请补上或删去该行。")
    if layout.kind is not None and not kind_said:
        raise InputError(f"{place.at(layout.kind)}：没有填写行政职权类别，请填“行政许可”或“行政处罚”。")
    department = _department(place, layout, named, departments)
    kind = _kind(place, layout, kind_said, item)
    return (department, Duty(kind, item)) if department and kind else None


def _department(place: _Place, layout: _Layout, named: str, departments: Sequence[str]) -> str | None:
    """By the column; without one by the sheet, the file, or because one department alone is looked at."""
    if named:
        return match_department(named, departments) or find_department(named, departments)
    if layout.department is not None:
        raise InputError(f"{place.at(layout.department)}：没有填写单位名称，请补上。")
    around = (find_department(text, departments) for text in (place.table.sheet, place.table.caption, place.path.stem))
    found = next((name for name in around if name), None)
    found = found or (departments[0] if len(departments) == 1 else None)
    if found is None:
        raise InputError(f"{place.at(None)}：看不出是哪个单位的事项，请加上“单位名称”列。")
    return found


def _kind(place: _Place, layout: _Layout, said: str, item: str) -> Kind | None:
    if layout.kind is not None:
        return kind_of_value(said)
    kind = next(
        (kind for text in (place.table.sheet, place.table.caption, item) if (kind := kind_of_value(text))), None
    )
    if kind is None:
        raise InputError(f"{place.at(layout.item)}：看不出是许可还是处罚，请加上“行政职权类别”列。")
    return kind
