"""The statistics file as cells by column name. It is our own template, so every row under its head counts: the
general table reader would take a row 累计… for a total and leave it out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, load_workbook

from disclosure.errors import InputError, UnreadableFileError
from disclosure.tables import cell_name
from disclosure.tables.delimited import decode
from disclosure.tables.table import cell_text

COLUMNS = ("单位", "统计项", "数值", "依据", "应完成日")
UNIT, NAME, VALUE, GROUND, DUE = COLUMNS


@dataclass(frozen=True, slots=True)
class Entry:
    """One row under the head: `cells` by column, `places` where each stands."""

    cells: dict[str, str]
    places: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def place(self, column: str) -> str:
        return self.places.get(column) or next(iter(self.places.values()))


def read_entries(path: Path) -> list[Entry]:
    """InputError where no sheet has the columns; UnreadableFileError, naming the file, where it cannot be read."""
    found = [list(_entries(path, sheet, rows)) for sheet, rows in _sheets(path) if _head(rows) is not None]
    if not found:
        raise InputError(f"统计表“{path}”没有“{NAME}”“{VALUE}”列：请用 gongshi scheme template 生成的模板填写。")
    return [entry for entries in found for entry in entries]


def _sheets(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"统计表“{path}”打不开：请确认文件存在，且没有被其他程序占用。") from error
    if path.suffix.lower() in (".csv", ".txt"):
        yield "", [[cell_text(cell) for cell in row] for row in csv.reader(io.StringIO(decode(str(path), data)))]
        return
    try:
        book = load_workbook(io.BytesIO(data))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            yield name, [[cell_text(cell) for cell in row] for row in rows]
    except CalamineError as error:
        raise UnreadableFileError(f"统计表“{path}”已损坏或不是表格：请重新提供。") from error


def _head(rows: Sequence[Sequence[str]]) -> int | None:
    return next((at for at, row in enumerate(rows) if {NAME, VALUE} <= set(row)), None)


def _entries(path: Path, sheet: str, rows: Sequence[Sequence[str]]) -> Iterator[Entry]:
    head = _head(rows) or 0
    columns = {name: at for at, name in enumerate(rows[head]) if name in COLUMNS}
    where = f"统计表“{path}”{f'工作表“{sheet}”' if sheet else ''}单元格 "
    for number, row in enumerate(rows[head + 1 :], head + 2):
        cells = {name: row[at] for name, at in columns.items() if at < len(row)}
        if cells.get(NAME) and cells.get(VALUE):
            yield Entry(cells, {name: where + cell_name(at, number) for name, at in columns.items()})
