"""What a department enters into its ledger, in which order, and how its clerk writes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from disclosure.vocabulary import Exclusion, Kind
from gongshi.city.decisions import Decision
from gongshi.city.departments import Department
from gongshi.city.sheets import Cell
from gongshi.city.spelling import as_typed, dated

_DATE_FORMS = ("cell", "cell", "iso", "slash", "dot", "chinese", "compact", "numerals")
_REMARKS = {
    Exclusion.NATURAL_PERSON: "自然人处罚",
    Exclusion.SIMPLIFIED_PROCEDURE: "适用简易程序",
    Exclusion.NOT_PUBLIC: "涉及商业秘密，依规章规定不予公示",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One ledger row to be. `excluded` is the reason for which it leaves the denominator."""

    decision: Decision
    number: str
    excluded: Exclusion | None

    @property
    def remark(self) -> str:
        return _REMARKS[self.decision.remark] if self.decision.remark else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Where an entry stands: `row` as a spreadsheet program counts, `sheet` empty for csv."""

    file: str
    sheet: str
    row: int
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFile:
    """`path` is relative to the ledgers' folder, with slashes."""

    path: str
    content: bytes
    lines: tuple[Line, ...]


def entries(lot: Random, department: Department, kind: Kind) -> list[Entry]:
    """By decision day; what is entered twice comes a second time at the end, typed differently."""
    own = sorted((d for d in department.decisions if d.kind is kind and d.in_ledger), key=lambda d: d.serial)
    first = [Entry(decision=d, number=as_typed(lot, d.document_number), excluded=d.remark) for d in own]
    again = [
        Entry(decision=d, number=as_typed(lot, d.document_number), excluded=Exclusion.DUPLICATE)
        for d in own
        if d.repeated
    ]
    return first + again


def date_cell(lot: Random, day: date) -> Cell:
    """A date as a clerk leaves it in a workbook: a real date, or text in one of several forms."""
    form = lot.choice(_DATE_FORMS)
    return day if form == "cell" else dated(day, form)


def date_text(lot: Random, day: date) -> str:
    """The same for a text file."""
    return dated(day, lot.choice(_DATE_FORMS[2:]))
