"""Natural persons in ledgers that name no party: annex 4 of 黔发改财金〔2018〕1048号 has no column for one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from audit.match.publications import row_numbers
from disclosure.party import is_natural_person
from disclosure.records import LedgerRow, PublishedRecord
from disclosure.vocabulary import Kind


def with_natural_persons(rows: Sequence[LedgerRow], records: Iterable[PublishedRecord]) -> list[LedgerRow]:
    """Penalty rows without a party, marked where every record with their number shows a natural person."""
    shown = _by_number(records) if any(row.party is None for row in rows) else {}
    return [row._replace(natural_person=True) if _is_persons(row, shown) else row for row in rows]


def _by_number(records: Iterable[PublishedRecord]) -> dict[str, list[bool]]:
    shown: dict[str, list[bool]] = defaultdict(list)
    for record in records:
        if record.kind is Kind.PENALTY and record.party:
            natural = record.natural_person or is_natural_person(record.party, record.values)
            for number in row_numbers(record.document_number):
                shown[number].append(natural)
    return shown


def _is_persons(row: LedgerRow, shown: dict[str, list[bool]]) -> bool:
    told = [natural for number in row_numbers(row.document_number) for natural in shown.get(number, ())]
    return row.kind is Kind.PENALTY and row.party is None and bool(told) and all(told)
