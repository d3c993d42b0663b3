"""The counts that notices print in their tables, by the names result.json and the workbook use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from audit.rates.reported import Reported
from disclosure.judgement import RowMatch
from disclosure.records import LedgerRow
from disclosure.vocabulary import Kind, RowStatus

_JUDGED = tuple(status for status in RowStatus if status is not RowStatus.EXCLUDED)


def publication_counts(matches: Sequence[RowMatch]) -> dict[str, int]:
    """Of the verified ledger rows: by status, by kind, and how many were published."""
    verified = [match for match in matches if match.status is not RowStatus.EXCLUDED]
    status = Counter(match.status for match in verified)
    return {
        **{name.value: status[name] for name in _JUDGED},
        "published": sum(match.matched_by is not None for match in verified),
        **_kinds([match.row for match in verified]),
    }


def reported_counts(reported: Reported) -> dict[str, int]:
    """Of the rows reported in the period: late, omitted, in time, not judged, by kind, in all."""
    status = Counter(reported.statuses)
    return {**{name.value: status[name] for name in _JUDGED}, **_kinds(reported.rows)}


def add_counts(parts: Sequence[Mapping[str, int]]) -> dict[str, int]:
    """Sums over departments."""
    total: Counter[str] = Counter()
    for part in parts:
        total.update(part)
    return {name: total[name] for part in parts for name in part}


def _kinds(rows: Sequence[LedgerRow]) -> dict[str, int]:
    return {
        "permit": sum(row.kind is Kind.PERMIT for row in rows),
        "penalty": sum(row.kind is Kind.PENALTY for row in rows),
        "total": len(rows),
    }
