"""The rows of one table as ledger rows; every cell that could not be used is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from audit.ledgers.departments import DepartmentFinder, Owner
from audit.ledgers.kinds import kind_of_row
from audit.ledgers.shifts import Shift, find_shifts, shift_faults
from audit.ledgers.words import ledger_words
from audit.match.matching import ASSUMED_KIND
from audit.standard import CHECK_RESULT, edition_values, is_verdict_header
from audit.wording import say
from disclosure.dates import is_no_expiry, read_date
from disclosure.document_number import normalise
from disclosure.fields import HeaderMap, map_header
from disclosure.party import TELLING_FIELDS, is_natural_person
from disclosure.records import LedgerRow
from disclosure.tables import Table, TableRow, as_fields, cell_name
from disclosure.vocabulary import Kind

_TELLING = frozenset({"document_number", "party", "decision_date", "project"})
_OWN_ATTRIBUTES = frozenset({"document_number", "party", "project", "remark", "disclosure_scope", "sequence"})
_DATES = ("decision_date", "reported_on")
_COMPARED = frozenset({"document_number", "party", *_DATES})
_PLAIN_ENDINGS = frozenset("123456789")


@dataclass(slots=True)
class TableReading:
    """What one table gave. `strangers`: units named in its rows that are not of the list; `empty`:
    departments of which a row says only that there is nothing. `of_others`: skipped rows that tell of a
    decision, but not of whose department of the list, or that are left over after one of the `shifts`."""

    rows: list[LedgerRow] = field(default_factory=list)
    skipped: int = 0
    of_others: int = 0
    unattributed: int = 0
    strangers: set[str] = field(default_factory=set)
    empty: set[str] = field(default_factory=set)
    by_column: bool = False
    shifts: list[Shift] = field(default_factory=list)


def is_ledger(table: Table) -> bool:
    """Whether the header is one of decisions: catalogues, address lists and instructions are not."""
    columns = map_header(table.header).columns
    return "decision_date" in columns or ("document_number" in columns and len(columns) > 1)


def read_rows(table: Table, file: str, finder: DepartmentFinder) -> TableReading:
    """Rows that tell of a decision; fillers and blank forms are counted as skipped."""
    reading = TableReading()
    spoken_of = finder.spoken_of(file, table.sheet, table.caption)
    around = spoken_of or finder.lone
    mapped = map_header(table.header)
    if shifts := find_shifts(table, mapped):
        table = _without_orphans(table, shifts)
        reading.shifts, reading.skipped, reading.of_others = shifts, len(shifts), len(shifts)
    writer = RowWriter(table, mapped, file)
    combined = finder.is_combined(_departments(table, mapped), around)
    assumed = None if spoken_of else finder.assumed(fields for _, fields in as_fields(table))
    owners: dict[str, Owner] = {}
    for row, fields in as_fields(table):
        told = _telling(fields)
        named = told.get("department", "")
        owner = owners.get(named) if named and assumed is None else None
        if owner is None:
            owner = owners[named] = finder.owner(told, around, combined=combined, assumed=assumed)
        reading.by_column |= owner.by_column
        if _TELLING.isdisjoint(told):
            reading.skipped += 1
            if owner.department and (owner.by_column or _says_nothing(fields)):
                reading.empty.add(owner.department)
        elif owner.department is None:
            reading.skipped += 1
            reading.of_others += 1
            reading.unattributed += not owner.stranger
            reading.strangers |= {owner.stranger} - {""}
        else:
            reading.rows.append(writer.row(row, told, owner.department))
    return reading


def _without_orphans(table: Table, shifts: Sequence[Shift]) -> Table:
    """The table with its shifted cells as faults; what is left over after a shift is no decision of its own."""
    orphans = {shift.orphan for shift in shifts}
    rows = tuple(row for row in table.rows if row.number not in orphans)
    return replace(table, rows=rows, faults={**table.faults, **shift_faults(shifts, table)})


def _departments(table: Table, mapped: HeaderMap) -> set[str]:
    if "department" not in mapped.columns:
        return set()
    places = (mapped.columns["department"], *mapped.others.get("department", ()))
    return {next((row.cells[place] for place in places if row.cells[place]), "") for row in table.rows} - {""}


def _telling(fields: dict[str, str]) -> dict[str, str]:
    """The cells that say something: no fillers (无, /), no dates that stand for an empty cell (1900-01-01)."""
    words = ledger_words()
    if not words.fillers.isdisjoint(fields.values()):
        fields = {name: value for name, value in fields.items() if value not in words.fillers}
    for name in _DATES:
        text = fields.get(name)
        if text and text[0] in "01" and words.empty_dates.match(text):
            fields = {other: value for other, value in fields.items() if other != name}
    return fields


def _says_nothing(fields: Mapping[str, str]) -> bool:
    """Whether a row states that there is nothing: 无 in its cells, or 本月未产生 in its remark."""
    filled = any(name in fields for name in _TELLING)
    return filled or any(map(ledger_words().state_zero, fields.values()))


class RowWriter:
    """Writes the rows of one table as ledger rows."""

    def __init__(self, table: Table, mapped: HeaderMap, file: str) -> None:
        self._table, self._mapped, self._file = table, mapped, file
        self._names = (table.caption, table.sheet, file)
        self._verdicts = [place for place, name in enumerate(table.header) if is_verdict_header(name)]
        self._edition = edition_values(table.header)
        self._parties_told = not TELLING_FIELDS.isdisjoint(mapped.columns)
        self._further = [name for name in mapped.columns if name not in _OWN_ATTRIBUTES and name not in _DATES]

    def row(self, row: TableRow, told: Mapping[str, str], department: str) -> LedgerRow:
        """Every cell that could not be used is named in `problems`; what it says stays in `values`."""
        kind = kind_of_row(told, self._mapped.kind, self._names)
        values: dict[str, str] = dict(self._edition)
        problems: list[str] = []
        if self._table.faults:
            told = self._sound(row, told, values, problems)
        decided = self._day("decision_date", row, told, values, problems)
        reported = self._day("reported_on", row, told, values, problems)
        number = told.get("document_number")
        if number and not is_usable_number(number):
            problems.append(say("problem.no_number", cell=self._cell("document_number", row), text=number))
            number = None
        for name in self._further:
            if name in told:
                values[name] = told[name]
        if kind is None:
            values[ASSUMED_KIND] = "1"
        if self._verdicts and (check := next((row.cells[place] for place in self._verdicts if row.cells[place]), "")):
            values[CHECK_RESULT] = check
        party = told.get("party")
        return LedgerRow(
            file=self._file,
            sheet=self._table.sheet,
            row=row.number,
            department=department,
            kind=kind or Kind.PERMIT,
            document_number=number,
            party=party,
            decision_date=decided,
            project=told.get("project") or told.get("document_title"),
            reported_on=reported,
            disclosure_scope=told.get("disclosure_scope"),
            remark=told.get("remark"),
            natural_person=is_natural_person(party, told if self._parties_told else None),
            problems=tuple(dict.fromkeys(problems)) if problems else (),
            values=values,
        )

    def _day(
        self, name: str, row: TableRow, told: Mapping[str, str], values: dict[str, str], problems: list[str]
    ) -> date | None:
        text = told.get(name)
        if not text or (day := read_decision_day(text)) is not None:
            return day if text else None
        key = "problem.no_decision" if read_date(text) else "problem.no_date"
        problems.append(say(key, cell=self._cell(name, row), text=text, what=say(f"field.{name}")))
        values[name] = text
        return None

    def _sound(
        self, row: TableRow, told: Mapping[str, str], values: dict[str, str], problems: list[str]
    ) -> dict[str, str]:
        """What can be relied on. Faulty cells are named; those that rows are compared by are kept as values only."""
        sound = dict(told)
        for name, place in self._mapped.columns.items():
            if sentence := self._table.faults.get((row.number, place)):
                problems.append(say("problem.lost", sentence=sentence.rstrip("。")))
                if name in _COMPARED:
                    values[name] = sound.pop(name, "")
        return sound

    def _cell(self, name: str, row: TableRow) -> str:
        place = self._mapped.columns.get(name)
        return "" if place is None else cell_name(place, row.number)


def is_usable_number(number: str) -> bool:
    """Whether anything is left of a number in its one written form."""
    plainly = number[-1] == "号" and number[-2:-1] in _PLAIN_ENDINGS
    return plainly or bool(normalise(number))


@lru_cache(maxsize=65536)
def read_decision_day(text: str) -> date | None:
    """A day on which something was decided or reported: 2099-12-31 means "no end", and is none."""
    day = read_date(text)
    return None if is_no_expiry(day) else day
