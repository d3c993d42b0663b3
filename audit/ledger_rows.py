"""The rows of one table as ledger rows; every cell that could not be used is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from audit.ledger_department import DepartmentFinder
from audit.ledger_kind import kind_of_row
from audit.ledger_words import ledger_words
from audit.matching import ASSUMED_KIND
from audit.standard import CHECK_RESULT, is_verdict_header
from audit.wording import say
from disclosure.dates import read_date
from disclosure.document_number import normalise
from disclosure.fields import map_header
from disclosure.party import is_natural_person
from disclosure.records import LedgerRow
from disclosure.tables import Table, TableRow, as_fields, cell_name
from disclosure.vocabulary import Kind

_TELLING = ("document_number", "party", "decision_date", "project")
_OWN_ATTRIBUTES = frozenset({"document_number", "party", "project", "remark", "disclosure_scope", "sequence"})
_DATES = ("decision_date", "reported_on")


@dataclass(slots=True)
class TableReading:
    """What one table gave. `strangers`: units named in its rows that are not of the list; `empty`:
    departments of which a row says only that there is nothing."""

    rows: list[LedgerRow] = field(default_factory=list)
    skipped: int = 0
    unattributed: int = 0
    strangers: set[str] = field(default_factory=set)
    empty: set[str] = field(default_factory=set)
    by_column: bool = False


def is_ledger(table: Table) -> bool:
    """Whether the header is one of decisions: catalogues, address lists and instructions are not."""
    columns = map_header(table.header).columns
    return "decision_date" in columns or ("document_number" in columns and len(columns) > 1)


def read_rows(table: Table, file: str, finder: DepartmentFinder) -> TableReading:
    """Rows that tell of a decision; fillers and blank forms are counted as skipped."""
    reading = TableReading()
    around = finder.around(file, table.sheet, table.caption)
    mapped = map_header(table.header)
    verdicts = [place for place, name in enumerate(table.header) if is_verdict_header(name)]
    combined = finder.is_combined((fields for _, fields in as_fields(table)), around)
    for row, fields in as_fields(table):
        told = {name: value for name, value in fields.items() if value not in ledger_words().fillers}
        owner = finder.owner(told, around, combined=combined)
        reading.by_column |= owner.by_column
        if not any(name in told for name in _TELLING):
            reading.skipped += 1
            if owner.department and (owner.by_column or _says_nothing(fields)):
                reading.empty.add(owner.department)
            continue
        if owner.department is None:
            reading.skipped += 1
            reading.unattributed += not owner.stranger
            reading.strangers |= {owner.stranger} - {""}
            continue
        kind = kind_of_row(told, mapped.kind, (table.caption, table.sheet, file))
        check = next((row.cells[place] for place in verdicts if row.cells[place]), "")
        cells = {name: cell_name(place, row.number) for name, place in mapped.columns.items()}
        reading.rows.append(_row(table, file, row, told, owner.department, kind, check, cells))
    return reading


def _says_nothing(fields: Mapping[str, str]) -> bool:
    """Whether a row states that there is nothing: 无 in its cells, or 本月未产生 in its remark."""
    filled = any(name in fields for name in _TELLING)
    return filled or any(word in text for text in fields.values() for word in ledger_words().zero_statements)


def _row(  # noqa: PLR0917  one row's worth of findings
    table: Table,
    file: str,
    row: TableRow,
    told: Mapping[str, str],
    department: str,
    kind: Kind | None,
    check: str,
    cells: Mapping[str, str],
) -> LedgerRow:
    days = {name: read_date(told[name]) if name in told else None for name in _DATES}
    number = told.get("document_number")
    party = told.get("party")
    return LedgerRow(
        file=file,
        sheet=table.sheet,
        row=row.number,
        department=department,
        kind=kind or Kind.PERMIT,
        document_number=number if number and normalise(number) else None,
        party=party,
        decision_date=days["decision_date"],
        project=told.get("project") or told.get("document_title"),
        reported_on=days["reported_on"],
        disclosure_scope=told.get("disclosure_scope"),
        remark=told.get("remark"),
        natural_person=is_natural_person(party, told),
        problems=tuple(_problems(told, days, cells)),
        values=_values(told, days, kind, check),
    )


def _problems(told: Mapping[str, str], days: Mapping[str, date | None], cells: Mapping[str, str]) -> Iterator[str]:
    for name, day in days.items():
        if name in told and day is None:
            yield say("problem.no_date", cell=cells.get(name, ""), text=told[name], what=say(f"field.{name}"))
    number = told.get("document_number")
    if number and not normalise(number):
        yield say("problem.no_number", cell=cells.get("document_number", ""), text=number)


def _values(told: Mapping[str, str], days: Mapping[str, date | None], kind: Kind | None, check: str) -> dict[str, str]:
    """What has no attribute of its own, and dates that could not be read."""
    values = {
        name: value
        for name, value in told.items()
        if name not in _OWN_ATTRIBUTES and (name not in days or days[name] is None)
    }
    if kind is None:
        values[ASSUMED_KIND] = "1"
    if check:
        values[CHECK_RESULT] = check
    return values
