"""Pass 5, on what is left: numbers and parties that are slips of the pen. What is only alike is a doubt, never a
match.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from rapidfuzz import fuzz, process

from audit.match.by_party import numbers_allow
from audit.match.desk import Desk, Slot, kinds_of
from audit.match.likeness import party_is_a_slip, project_is_alike, thresholds, word_is_a_slip
from audit.match.mended_year import same_day
from audit.match.number_parts import number_parts
from audit.match.parties import is_masked, parties_agree, party_key
from audit.match.publications import row_numbers
from disclosure.records import LedgerRow
from disclosure.vocabulary import Kind, MatchedBy

Block = tuple[Kind, str, str]
"""Kind, year and serial: within one, only the word and the party may differ."""


def by_likeness(desk: Desk) -> None:
    """First numbers whose word is a slip, then parties where one side has no number."""
    desk.claim_mutual(MatchedBy.SIMILAR, list(_by_word(desk)))
    sure, doubtful = _by_party(desk)
    desk.claim_mutual(MatchedBy.SIMILAR, sure)
    for at, slot in doubtful:
        if at in desk.free_rows and desk.is_free(slot):
            desk.doubt(at, [slot[0]])


def _by_word(desk: Desk) -> Iterator[tuple[int, Slot]]:
    """Same kind, year, serial, party and day; the word differs by lookalikes."""
    offered: dict[Block, list[tuple[str, Slot]]] = defaultdict(list)
    for found, number in desk.free_slots():
        if number and (parts := number_parts(number)):
            offered[found.kind, parts.year, parts.serial].append((parts.word, (found, number)))
    for at in desk.free_rows:
        row = desk.rows[at]
        numbers = row_numbers(row.document_number)
        mine = number_parts(numbers[0]) if len(numbers) == 1 else None
        for kind in kinds_of(row) if mine else ():
            for word, slot in offered.get((kind, mine.year, mine.serial), ()) if mine else ():
                if mine and word_is_a_slip(mine.word, word) and _same_party(row, slot) and same_day(row, slot):
                    yield at, slot


def _same_party(row: LedgerRow, slot: Slot) -> bool:
    found, _ = slot
    return bool(party_key(row.party)) and bool(found.party) and parties_agree(row.party, found.record.party)


def _by_party(desk: Desk) -> tuple[list[tuple[int, Slot]], list[tuple[int, Slot]]]:
    """Same kind and day, one side without a number, the parties alike: sure pairs, and doubtful ones."""
    offered: dict[tuple[Kind, date], list[Slot]] = defaultdict(list)
    for found, number in desk.free_slots():
        if found.party and found.decision_date and not is_masked(found.record.party):
            offered[found.kind, found.decision_date].append((found, number))
    numberless = {key: [slot for slot in slots if not slot[1]] for key, slots in offered.items()}
    sure: list[tuple[int, Slot]] = []
    doubtful: list[tuple[int, Slot]] = []
    for at in desk.free_rows:
        row = desk.rows[at]
        if row.decision_date is None or not party_key(row.party) or is_masked(row.party):
            continue
        slots = numberless if row_numbers(row.document_number) else offered
        for kind in kinds_of(row):
            for slot in _alike(row, slots.get((kind, row.decision_date), [])):
                (sure if _is_sure(row, slot) else doubtful).append((at, slot))
    return sure, doubtful


def _alike(row: LedgerRow, slots: list[Slot]) -> Iterator[Slot]:
    names = [found.party for found, _ in slots]
    cutoff = thresholds().party_doubt
    for _, _, at in process.extract(party_key(row.party), names, scorer=fuzz.ratio, score_cutoff=cutoff, limit=None):
        # Equal parties were the pass before: what it left is two decisions of one day.
        if slots[at][0].party != party_key(row.party) and numbers_allow(row, slots[at]):
            yield slots[at]


def _is_sure(row: LedgerRow, slot: Slot) -> bool:
    found, _ = slot
    return party_is_a_slip(party_key(row.party), found.party) and project_is_alike(row.project, found.record.project)
