"""The summary table: one line a department."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure.assessment import AssessmentFile, DepartmentFile
from disclosure.vocabulary import Kind, RowStatus, Subject
from reports.counting import RecordCount, count_records, records_of
from reports.heading import SchemeHeading
from reports.view.rates import RateView, overview_rates, view_rate
from reports.view.site import finding_of, site_status
from reports.wording.figures import points, sum_of_points
from reports.wording.words import Label, label, truth, word


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewRow:
    """`rows` is what stands in the ledger, `verified` what the rates are made of."""

    number: int
    anchor: str
    name: str
    region: str
    level: str
    site: Label
    column: Label
    on_home: Label
    searchable: Label
    catalogue: Label
    permit: str
    penalty: str
    ledger: Label
    rows: str
    verified: str
    rates: tuple[RateView, ...]
    points: str
    full: str
    troubles: int


def overview(file: AssessmentFile, heading: SchemeHeading) -> tuple[OverviewRow, ...]:
    return tuple(_row(file, at, department, heading) for at, department in enumerate(file.departments, 1))


def anchor(number: int) -> str:
    return f"dept-{number:03d}"


def _row(file: AssessmentFile, number: int, department: DepartmentFile, heading: SchemeHeading) -> OverviewRow:
    target, portal, audit = department.target, department.portal, department.audit
    column = finding_of(portal, Subject.COLUMN)
    records = records_of(file, department)
    scored = sum_of_points(audit.scores) if audit else None
    names = overview_rates(on_platform=heading.on_platform)
    return OverviewRow(
        number=number,
        anchor=anchor(number),
        name=target.name,
        region=target.region,
        level=target.level,
        site=label("site_status", site_status(portal, target)),
        column=label("verdict", column.verdict),
        on_home=truth(column.on_home),
        searchable=truth(column.searchable),
        catalogue=label("verdict", finding_of(portal, Subject.CATALOGUE).verdict),
        permit=records_cell(count_records(records, department, Kind.PERMIT)),
        penalty=records_cell(count_records(records, department, Kind.PENALTY)),
        ledger=label("verdict", audit.ledger.verdict if audit else "unknown"),
        rows=str(audit.ledger.rows) if audit else word("phrase", "unknown"),
        verified=str(audit.ledger.verified) if audit else word("phrase", "unknown"),
        rates=tuple(view_rate(audit.rates if audit else {}, name, heading.zero_prints) for name in names),
        points=points(scored[0]) if scored else word("phrase", "unknown"),
        full=points(scored[1]) if scored else "",
        troubles=_troubles(department),
    )


def records_cell(count: RecordCount) -> str:
    """`12`; `12+` where the listing goes on beyond what was read; `—` where there was nothing to read."""
    if count.complete is None and not count.found:
        return word("phrase", "unknown")
    return f"{count.found}+" if count.complete is False else str(count.found)


def _troubles(department: DepartmentFile) -> int:
    held = (RowStatus.LATE, RowStatus.OMITTED, RowStatus.NOT_FOUND)
    return sum(match.status in held for match in department.audit.matches) if department.audit else 0
