"""Ledger rows to look for one by one on a credit site that can only be queried."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from audit.ledgers import read_ledger_folder
from audit.match.matching import kinds_of
from audit.schemes.scheme import Scheme
from audit.verified_rows.exclusions import exclude_rows
from audit.verified_rows.in_period import rows_in_period
from disclosure.period import Period
from disclosure.records import LedgerRow
from disclosure.sought import Sought, SoughtKey, sought_key


def sought_rows(ledgers: Path, departments: Sequence[str], scheme: Scheme, period: Period) -> tuple[Sought, ...]:
    """The rows of the period that must be public, the departments in turn, so that a budget that ends early ends
    early for all alike."""
    rows = read_ledger_folder(ledgers, departments, "ledger").rows
    own: dict[str, list[Sought]] = {name: [] for name in departments}
    for row in exclude_rows(rows_in_period(rows, period, ("decision_date",)).rows, scheme.counting.exclusions):
        if row.excluded is None and row.department in own and (row.document_number or row.party):
            own[row.department] += sought_of(row)
    longest = max((len(part) for part in own.values()), default=0)
    return tuple(part[at] for at in range(longest) for part in own.values() if at < len(part))


def sought_of(row: LedgerRow) -> list[Sought]:
    """One row, under each kind it may be of."""
    party = None if row.natural_person else row.party
    return [
        Sought(
            department=row.department,
            kind=kind,
            document_number=row.document_number,
            party=party,
            decision_date=row.decision_date,
        )
        for kind in kinds_of(row)
    ]


def missed_on_credit_site(row: LedgerRow, missing: Mapping[SoughtKey, str]) -> str:
    """Why the row is surely not on the credit site; "" where that is not known for each kind it may be of."""
    reasons = [missing.get(sought_key(one), "") for one in sought_of(row)]
    return reasons[0] if all(reasons) else ""
