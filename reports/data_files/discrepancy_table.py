"""findings.csv: where the sources do not say the same, one line each, beside matches.csv."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from audit.match.discrepancies import Discrepancy, find_discrepancies
from disclosure.assessment import AssessmentFile, DepartmentFile
from reports.counting import records_of
from reports.data_files.row_tables import Cell, write_rows

FINDING_COLUMNS = (
    "department", "finding", "ledger_file", "sheet", "row", "kind", "document_number", "party", "field",
    "ledger_value", "shown_value", "url", "note",
)  # fmt: skip


def write_findings_csv(file: AssessmentFile, out: Path) -> Path:
    return write_rows(out / "findings.csv", FINDING_COLUMNS, _rows(file))


def discrepancies_of(file: AssessmentFile, department: DepartmentFile) -> tuple[Discrepancy, ...]:
    """One department's; none where it was not audited."""
    audit = department.audit
    if audit is None:
        return ()
    sources = file.audit.files if file.audit else ()
    ledgers = {source.path for source in sources if source.use == "ledger"}
    return find_discrepancies(
        audit.matches,
        records_of(file, department),
        period=file.assessment.period,
        as_of=file.assessment.as_of,
        platform_files=frozenset(source.path for source in sources if source.use == "platform") - ledgers,
        ledger_given=audit.ledger.rows > 0,
        by_sites=_by_sites(file),
    )


def _by_sites(file: AssessmentFile) -> bool:
    """Whether rows were judged by the sites: then what ties a row to its publication has an address."""
    matches = [match for one in file.departments if one.audit for match in one.audit.matches]
    return not any(match.matched_by and not match.matched_url for match in matches)


def _rows(file: AssessmentFile) -> Iterator[tuple[Cell, ...]]:
    for department in file.departments:
        for found in discrepancies_of(file, department):
            yield _row(department.target.name, found)


def _row(department: str, found: Discrepancy) -> tuple[Cell, ...]:
    row, record = found.row, found.record
    side = row or record
    place: tuple[Cell, ...] = (row.file, row.sheet, row.row) if row else (None, None, None)
    what: tuple[Cell, ...] = (side.kind.value, side.document_number, side.party) if side else (None, None, None)
    url = record.url if record else None
    return (department, found.kind.value, *place, *what, found.field, found.ledger, found.shown, url, found.note)
