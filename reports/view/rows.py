"""Ledger rows as the papers print them: those that need an eye first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from disclosure.judgement import RowMatch
from disclosure.vocabulary import RowStatus
from reports.view.evidence import web_address
from reports.wording.words import Label, label, word

# A department's page stays readable; every row stands in workbook.xlsx and matches.csv.
MOST_ROWS = 200
_ORDER = (
    RowStatus.NOT_FOUND,
    RowStatus.OMITTED,
    RowStatus.LATE,
    RowStatus.UNDATED,
    RowStatus.NOT_JUDGED,
    RowStatus.ON_TIME,
    RowStatus.EXCLUDED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    document_number: str
    kind: str
    party: str
    has_party: bool
    project: str
    decision_date: str
    published_on: str
    working_days: str
    status: Label
    note: str
    place: str
    url: str
    link: str


def view_rows(matches: Iterable[RowMatch]) -> tuple[RowView, ...]:
    """At most MOST_ROWS rows, the gravest status first, within a status in the ledger's order."""
    ordered = sorted(matches, key=lambda match: _ORDER.index(match.status))
    several = len({match.row.file for match in ordered}) > 1
    return tuple(_view(match, with_file=several) for match in ordered[:MOST_ROWS])


def status_note(match: RowMatch) -> str:
    """Why a row stands as it does: the reason of its exclusion, the audit's note, trouble with its cells."""
    row = match.row
    excluded = word("exclusion", row.excluded) if row.excluded else ""
    return "；".join(dict.fromkeys(part for part in (excluded, match.note, *row.problems) if part))


def _view(match: RowMatch, *, with_file: bool) -> RowView:
    row = match.row
    place = f"{row.sheet} 第{row.row}行".strip()
    return RowView(
        document_number=row.document_number or word("phrase", "unknown"),
        kind=row.kind.chinese,
        party=row.party or word("phrase", "unknown"),
        has_party=bool(row.party),
        project=row.project or "",
        decision_date=_day(row.decision_date),
        published_on=_day(match.published_on),
        working_days="" if match.working_days is None else str(match.working_days),
        status=label("row_status", match.status),
        note=status_note(match),
        place=f"{row.file} {place}" if with_file else place,
        url=match.matched_url or "",
        link=web_address(match.matched_url),
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else word("phrase", "unknown")
