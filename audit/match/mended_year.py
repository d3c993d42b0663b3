"""Pass 3: the same number, word and party where one side's year lost digits (示罚字〔018〕2号)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from audit.match.desk import Desk, Slot, kinds_of
from audit.match.number_parts import NumberParts, number_parts
from audit.match.parties import is_masked, party_key
from audit.match.publications import row_numbers
from disclosure.records import LedgerRow
from disclosure.vocabulary import Kind, MatchedBy

Place = tuple[Kind, str, str, str]
"""Kind, word, serial and party."""


def by_mended_year(desk: Desk) -> None:
    """Only one pair, only where the party is written on both sides and the days of decision do not differ."""
    offered: dict[Place, list[tuple[NumberParts, Slot]]] = defaultdict(list)
    for found, number in desk.free_slots():
        parts = number_parts(number) if number else None
        if parts and found.party and not is_masked(found.record.party):
            offered[found.kind, parts.word, parts.serial, found.party].append((parts, (found, number)))
    pairs = [(at, slot) for at in desk.free_rows for slot in _offers(desk.rows[at], offered)]
    desk.claim_mutual(MatchedBy.DOCUMENT_NUMBER_AND_PARTY, pairs)


def _offers(row: LedgerRow, offered: dict[Place, list[tuple[NumberParts, Slot]]]) -> Iterator[Slot]:
    numbers = row_numbers(row.document_number)
    mine = number_parts(numbers[0]) if len(numbers) == 1 else None
    if mine is None or not party_key(row.party):
        return
    for kind in kinds_of(row):
        for theirs, slot in offered.get((kind, mine.word, mine.serial, party_key(row.party)), ()):
            if (mine.may_be(theirs) or theirs.may_be(mine)) and same_day(row, slot):
                yield slot


def same_day(row: LedgerRow, slot: Slot) -> bool:
    """Whether the days of decision are equal, or one of them is missing."""
    found, _ = slot
    return row.decision_date is None or found.decision_date is None or row.decision_date == found.decision_date
