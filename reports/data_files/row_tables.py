"""records.csv and matches.csv: every record read and every ledger row, by the columns of CONTRACT."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from disclosure.assessment import AssessmentFile
from disclosure.judgement import RowMatch
from disclosure.records import PublishedRecord
from reports.atomic import written_whole
from reports.counting import identity

RECORD_COLUMNS = (
    "department", "kind", "document_number", "party", "decision_date", "published_on", "published_on_source",
    "project", "url", "evidence",
)  # fmt: skip
MATCH_COLUMNS = (
    "department", "ledger_file", "sheet", "row", "kind", "document_number", "party", "decision_date",
    "excluded", "status", "matched_url", "matched_by", "published_on", "working_days", "note",
)  # fmt: skip

# What a spreadsheet program would take for a formula (OWASP, CSV Injection) …
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# … unless it is a plain number or a date, which must stay as it is for those who count with it.
_HARMLESS = re.compile(r"[+-]?\d+(?:\.\d+)?%?|[+-]?\d{4}-\d{1,2}-\d{1,2}")

Cell = str | int | date | None


def write_records_csv(file: AssessmentFile, out: Path) -> Path:
    return write_rows(out / "records.csv", RECORD_COLUMNS, (_record(record) for record in all_records(file)))


def write_matches_csv(file: AssessmentFile, out: Path) -> Path:
    audits = (department.audit for department in file.departments if department.audit)
    rows = (_match(match) for audit in audits for match in audit.matches)
    return write_rows(out / "matches.csv", MATCH_COLUMNS, rows)


def all_records(file: AssessmentFile) -> Iterator[PublishedRecord]:
    """Every record of every site, the same one at the same address once."""
    seen: set[tuple[str, ...]] = set()
    sites = [department.portal for department in file.departments] + [file.credit]
    for record in (record for site in sites if site for record in site.records):
        key = (record.site_role, record.department, record.url, *identity(record))
        if key not in seen:
            seen.add(key)
            yield record


def guarded(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet program would run it as a formula."""
    if text.startswith(_FORMULA_STARTS) and not _HARMLESS.fullmatch(text):
        return f"'{text}"
    return text


def _record(record: PublishedRecord) -> Iterable[Cell]:
    return (
        record.department,
        record.kind.value,
        record.document_number,
        record.party,
        record.decision_date,
        record.published_on,
        record.published_on_source.value if record.published_on_source else None,
        record.project,
        record.url,
        record.evidence,
    )


def _match(match: RowMatch) -> Iterable[Cell]:
    row = match.row
    return (
        row.department,
        row.file,
        row.sheet,
        row.row,
        row.kind.value,
        row.document_number,
        row.party,
        row.decision_date,
        row.excluded.value if row.excluded else None,
        match.status.value,
        match.matched_url,
        match.matched_by.value if match.matched_by else None,
        match.published_on,
        match.working_days,
        match.note,
    )


def write_rows(target: Path, columns: tuple[str, ...], rows: Iterable[Iterable[Cell]]) -> Path:
    """A csv that spreadsheet programs open as it is meant, whole or not at all."""
    # The byte-order mark makes Excel and WPS read UTF-8 on a double click.
    with written_whole(target) as draft, draft.open("w", encoding="utf-8-sig", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(columns)
        table.writerows([_text(cell) for cell in row] for row in rows)
    return target


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else guarded(str(cell))
