"""Whether a department has a ledger, and whether it is whole (指南 6.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz

from audit.ledgers import LedgerReading
from audit.verified_rows.in_period import Selection
from audit.wording import say
from disclosure.judgement import LedgerSummary
from disclosure.records import LedgerRow
from disclosure.vocabulary import Exclusion, Verdict

_NEEDED = ("document_number", "decision_date")
"""附件4 asks for 文书号, 项目名称, 行政决定日期; a row is traceable by the first and the last."""

_ALIKE = 50.0
"""From which likeness (0–100) a name outside the list may be the department under another name."""


def summarise_ledger(
    department: str, reading: LedgerReading | None, selection: Selection, rows: Sequence[LedgerRow]
) -> LedgerSummary:
    """`rows`: those of the period, exclusions set."""
    excluded = Counter(row.excluded for row in rows if row.excluded)
    verified = [row for row in rows if row.excluded is None]
    verdict, reason = _verdict(department, reading, selection, verified)
    if verdict in (Verdict.PRESENT, Verdict.INCOMPLETE):
        reason += _remarks(selection, sum(excluded.values()))
    return LedgerSummary(
        verdict=verdict,
        rows=len(rows),
        excluded={reason: excluded[reason] for reason in Exclusion},
        verified=len(verified),
        reason=reason,
    )


def _verdict(
    department: str, reading: LedgerReading | None, selection: Selection, verified: Sequence[LedgerRow]
) -> tuple[Verdict, str]:
    if reading is None:
        return Verdict.UNKNOWN, say("ledger.not_given")
    if not selection.rows and not selection.outside and department not in reading.empty:
        return _no_ledger(department, reading)
    told = say("ledger.present", rows=len(selection.rows), verified=len(verified))
    if not selection.rows:
        told = say("ledger.zero")
    missing = [(name, count) for name in _NEEDED if (count := sum(_is_blank(row, name) for row in verified))]
    if not missing:
        return Verdict.PRESENT, told
    for name, count in missing:
        told += say("ledger.incomplete", rows=count, what=say(f"ledger.missing_{name}"))
    return Verdict.INCOMPLETE, told


def _is_blank(row: LedgerRow, name: str) -> bool:
    """An empty cell; one that is filled and could not be read is our failing, and is named in `problems`."""
    return getattr(row, name) is None and name not in row.values


def _no_ledger(department: str, reading: LedgerReading) -> tuple[Verdict, str]:
    """Absent only where nothing that could not be read, or told apart, might be the department's."""
    unread = [path for path, owner in reading.unreadable if owner in (None, department)]
    if unread:
        return Verdict.UNKNOWN, say("ledger.none_readable", files="、".join(unread))
    if reading.unattributed:
        return Verdict.UNKNOWN, say("ledger.unattributed", rows=reading.unattributed)
    alike = [name for name in reading.strangers if fuzz.ratio(name, department) >= _ALIKE]
    if alike:
        return Verdict.UNKNOWN, say("ledger.alike", names="、".join(alike))
    return Verdict.ABSENT, say("ledger.none_found")


def _remarks(selection: Selection, excluded: int) -> str:
    remarks = ""
    if excluded:
        remarks += say("ledger.excluded", rows=excluded)
    if selection.outside:
        remarks += say("ledger.outside", rows=selection.outside)
    if selection.undated:
        remarks += say("ledger.undated", rows=selection.undated)
    return remarks
