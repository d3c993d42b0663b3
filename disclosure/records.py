"""What the sites publish and what the ledgers say: the two sides that the audit lays on each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from disclosure.vocabulary import DateSource, Exclusion, Kind, SiteRole

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedRecord:
    """One decision as a site shows it. Distinct per (department, kind, document number, party)."""

    kind: Kind
    department: str
    document_number: str | None
    party: str | None
    decision_date: date | None
    published_on: date | None
    published_on_source: DateSource | None
    project: str | None
    url: str
    site_role: SiteRole = SiteRole.PORTAL
    natural_person: bool = False
    evidence: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    """Every other canonical field that was read, by its name in disclosure.fields."""


class LedgerRow(NamedTuple):
    """One row of a ledger or of a platform export, with the place it stands.

    `row` is the row number a spreadsheet program shows (first row 1). `excluded` says why the row leaves
    the denominator. `reported_on` is the day the platform took the row in (platform exports, and ledgers
    that have such a column). Give every field by its name; `row._replace(…)` makes a changed copy: a ledger has
    a hundred thousand of them, and a frozen data class takes twice as long to build as this.
    """

    file: str
    sheet: str
    row: int
    department: str
    kind: Kind
    document_number: str | None
    party: str | None
    decision_date: date | None
    project: str | None = None
    reported_on: date | None = None
    disclosure_scope: str | None = None
    remark: str | None = None
    natural_person: bool = False
    excluded: Exclusion | None = None
    problems: tuple[str, ...] = ()
    """Sentences on cells of this row that could not be used, each naming its cell."""
    values: Mapping[str, str] = _NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """What became of one input file (or one sheet of it): read, partly read or skipped, and why."""

    path: str
    sheet: str
    use: str  # "ledger" or "platform"
    rows: int
    skipped: int
    note: str = ""
    readable: bool = True
