"""Ledgers and platform exports: a folder of spreadsheets of any layout becomes rows, and nothing goes
unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from audit.ledgers.departments import DepartmentFinder
from audit.ledgers.files import OpenedFile, open_folder
from audit.ledgers.rows import TableReading, is_ledger, read_rows
from audit.ledgers.shifts import Shift
from audit.ledgers.words import ledger_words
from audit.wording import say
from disclosure.fields import map_header
from disclosure.records import LedgerRow, SourceFile
from disclosure.tables import NO_HEADER, Table
from disclosure.tables.collector import collector_paused

Use = Literal["ledger", "platform"]
_MOST_NAMES = 15
_MOST_PROBLEMS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerReading:
    """`rows` in the order of files, sheets and rows; `files` one entry a sheet.

    `empty`: departments whose ledger is there and has no rows (零增量). `by_column`: departments' names
    stand in a column, so the files speak of all departments together. `strangers`: units named that are not
    of the list. `unattributed`: rows that name nobody. `unreadable`: files, each with the department its
    name tells, if any. `shifts`: rows that the sheet itself shows to be shifted (错位), each with file and sheet.
    """

    rows: tuple[LedgerRow, ...]
    files: tuple[SourceFile, ...]
    empty: frozenset[str] = frozenset()
    by_column: bool = False
    strangers: tuple[str, ...] = ()
    unattributed: int = 0
    unreadable: tuple[tuple[str, str | None], ...] = ()
    shifts: tuple[tuple[str, str, Shift], ...] = ()


def read_ledger_folder(folder: Path, departments: Sequence[str], use: Use) -> LedgerReading:
    """Read every spreadsheet under a folder (or one file).

    Departments come from a column, else the sheet, the file, the sub-folder; kinds from the row's own words,
    else those around it. InputError where nothing can be read; a damaged file among others is named and left
    out.
    """
    opened = open_folder(folder, say(f"use.{use}"))
    finder = DepartmentFinder(departments)
    parts = [_Part(file, sheet, tables, finder, use) for file in opened for sheet, tables in _by_sheet(file)]
    with_rows = {row.department for part in parts for row in part.rows}
    return LedgerReading(
        rows=tuple(row for part in parts for row in part.rows),
        files=(*(part.source for part in parts), *_other_files(opened, use)),
        empty=frozenset(name for part in parts for name in part.empty) - with_rows,
        by_column=any(reading.by_column for part in parts for reading in part.readings),
        strangers=tuple(sorted({name for part in parts for reading in part.readings for name in reading.strangers})),
        unattributed=sum(reading.unattributed for part in parts for reading in part.readings),
        unreadable=(
            *((file.name, finder.around(file.name, "", "")) for file in opened if file.trouble),
            *_not_understood(parts, finder),
        ),
        shifts=tuple(
            (part.file, part.source.sheet, shift)
            for part in parts
            for reading in part.readings
            for shift in reading.shifts
        ),
    )


class _Part:
    """One sheet of one file, read."""

    def __init__(
        self, file: OpenedFile, sheet: str, tables: Sequence[Table], finder: DepartmentFinder, use: Use
    ) -> None:
        ledgers = [table for table in tables if is_ledger(table)]
        self.file, self.tables, self.has_ledger = file.name, tables, bool(ledgers)
        with collector_paused():
            self.readings: list[TableReading] = [read_rows(table, file.name, finder) for table in ledgers]
        self.rows = [row for reading in self.readings for row in reading.rows]
        zero = "" if self.rows else _zero_report(file, tables, ledgers, finder)
        self.empty = {name for reading in self.readings for name in reading.empty} | ({zero} if zero else set())
        others = sum(len(table.rows) for table in tables if not is_ledger(table))
        self.source = SourceFile(
            path=file.name,
            sheet=sheet,
            use=use,
            rows=len(self.rows),
            skipped=sum(reading.skipped for reading in self.readings) + others,
            note="".join(
                _notes(tables, self.readings, others, sorted(self.empty - {row.department for row in self.rows}))
            ),
        )


def _not_understood(parts: Sequence[_Part], finder: DepartmentFinder) -> Iterable[tuple[str, str | None]]:
    """Files that look like somebody's ledger and of which not one sheet could be understood: they prove nothing."""
    files: dict[str, list[_Part]] = {}
    for part in parts:
        files.setdefault(part.file, []).append(part)
    for name, own in files.items():
        if any(part.has_ledger or part.empty for part in own):
            continue
        strange = [table for part in own for table in part.tables if not map_header(table.header).columns]
        if not any(table.rows or NO_HEADER in table.notes for table in strange):
            continue
        owner = next((found for table in strange if (found := finder.around(name, table.sheet, table.caption))), None)
        said = " ".join([name, *(f"{table.sheet} {table.caption}" for table in strange)])
        if owner or any(word in said for word in ledger_words().ledger_names):
            yield name, owner


def _by_sheet(file: OpenedFile) -> Iterable[tuple[str, list[Table]]]:
    sheets: dict[str, list[Table]] = {}
    for table in file.tables:
        sheets.setdefault(table.sheet, []).append(table)
    return sheets.items()


def _zero_report(file: OpenedFile, tables: Sequence[Table], ledgers: Sequence[Table], finder: DepartmentFinder) -> str:
    """The department whose ledger without rows this sheet is, "" if it is none.

    An empty form is a ledger where its rows are empty; a sheet without a header where it says that nothing
    was decided.
    """
    said = " ".join(part for table in tables for part in (table.caption, *table.notes))
    if not (ledger_words().state_zero(said) or any(not table.rows for table in ledgers)):
        return ""
    return next((found for table in tables if (found := finder.around(file.name, table.sheet, table.caption))), "")


def _notes(
    tables: Sequence[Table], readings: Sequence[TableReading], others: int, empty: Sequence[str]
) -> Iterable[str]:
    yield from (note for table in tables for note in table.notes)
    if empty:
        yield say("file.zero_report", department="、".join(empty))
    if others:
        yield say("file.no_ledger", rows=others)
    yield from _header_notes(tables)
    yield from _row_notes(readings)


def _header_notes(tables: Sequence[Table]) -> Iterable[str]:
    """Columns that mean no field, and the choices between columns that could mean the same one."""
    maps = [map_header(table.header) for table in tables if is_ledger(table)]
    if unknown := list(dict.fromkeys(name.strip() for mapped in maps for name in mapped.unknown)):
        more = f"等 {len(unknown)} 列" if len(unknown) > _MOST_NAMES else ""
        yield say("file.unknown_columns", names="、".join(unknown[:_MOST_NAMES]) + more)
    yield from dict.fromkeys(note for mapped in maps for note in mapped.notes)


def _row_notes(readings: Sequence[TableReading]) -> Iterable[str]:
    yield from (say("file.shifted", told=shift.told()) for reading in readings for shift in reading.shifts)
    nobodys = sum(reading.unattributed for reading in readings)
    if blank := sum(reading.skipped - reading.of_others for reading in readings):
        yield say("file.skipped", rows=blank)
    if nobodys:
        yield say("file.unattributed", rows=nobodys)
    if strangers := sorted({name for reading in readings for name in reading.strangers}):
        yield say("file.strangers", names="、".join(strangers))
    if problems := [problem for reading in readings for row in reading.rows for problem in row.problems]:
        yield say("file.problems", cells=len(problems), first="；".join(problems[:_MOST_PROBLEMS]))


def _other_files(opened: Sequence[OpenedFile], use: Use) -> list[SourceFile]:
    """Files that could not be read, or were not opened."""
    return [
        SourceFile(
            path=file.name,
            sheet="",
            use=use,
            rows=0,
            skipped=0,
            note=file.trouble or file.remark,
            readable=not file.trouble,
        )
        for file in opened
        if file.trouble or file.remark
    ]
