"""Passes 1 and 2: the number with the party, then the number alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from audit.match.desk import Desk, Slot, kinds_of
from audit.match.parties import parties_agree, party_key
from audit.match.publications import Publication, row_numbers
from disclosure.records import LedgerRow
from disclosure.vocabulary import Kind, MatchedBy


def by_number_and_party(desk: Desk) -> None:
    """Pass 1: same kind, number and party."""

    def same_party(row: LedgerRow, found: Publication) -> bool:
        return bool(found.party) and found.party == party_key(row.party)

    for at in list(desk.free_rows):
        chosen = _slot_for_each_number(desk, at, same_party)
        if chosen:
            desk.claim(at, MatchedBy.DOCUMENT_NUMBER_AND_PARTY, chosen)


def _slot_for_each_number(desk: Desk, at: int, fits: Callable[[LedgerRow, Publication], bool]) -> list[Slot]:
    """One slot for every number of the row, or nothing."""
    row = desk.rows[at]
    chosen: list[Slot] = []
    for number in row_numbers(row.document_number):
        candidates = [
            found for kind in kinds_of(row) for found in desk.slots.get((kind, number), []) if fits(row, found)
        ]
        if not candidates:
            return []
        chosen.append((min(candidates, key=lambda found: _nearness(row, found)), number))
    return chosen


def _nearness(row: LedgerRow, found: Publication) -> tuple[bool, tuple[str, ...]]:
    return found.decision_date != row.decision_date, found.sort_key


def by_number(desk: Desk) -> None:
    """Pass 2: same kind and number, where only one row is left that could be meant.

    A number of its own year and word (罚字〔2018〕2) is enough even beside another party; a bare serial is
    not.
    """
    wanted: dict[tuple[Kind, str], list[int]] = defaultdict(list)
    for at in desk.free_rows:
        for kind in kinds_of(desk.rows[at]):
            for number in row_numbers(desk.rows[at].document_number):
                wanted[kind, number].append(at)
    for at in list(desk.free_rows):
        _claim_by_number(desk, at, wanted)


def _claim_by_number(desk: Desk, at: int, wanted: dict[tuple[Kind, str], list[int]]) -> None:
    row = desk.rows[at]
    chosen: list[Slot] = []
    doubtful: list[Publication] = []
    numbers = row_numbers(row.document_number)
    for number in numbers:
        left = [found for kind in kinds_of(row) for found in desk.slots.get((kind, number), [])]
        rivals = {other for kind in kinds_of(row) for other in wanted[kind, number]} - {at}
        found = _only_one(row, number, left, [desk.rows[other] for other in sorted(rivals)])
        if found:
            chosen.append((found, number))
        doubtful += left
    if chosen and len(chosen) == len(numbers):
        desk.claim(at, MatchedBy.DOCUMENT_NUMBER, chosen)
    elif doubtful:
        desk.ties[at] = tuple(doubtful)


def _only_one(row: LedgerRow, number: str, left: list[Publication], rivals: Sequence[LedgerRow]) -> Publication | None:
    """The publication meant by the number. Several that the party does not contradict are one decision shown
    in several ways, if no other row has the number."""
    agreeing = [
        found
        for found in left
        if parties_agree(row.party, found.record.party)
        and not any(parties_agree(rival.party, found.record.party) for rival in rivals)
    ]
    if agreeing and (not rivals or len(agreeing) == 1):
        return min(agreeing, key=lambda found: _nearness(row, found))
    if not rivals and not agreeing and len(left) == 1 and "〔" in number:
        return left[0]
    return None
