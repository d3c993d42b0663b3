"""Pass 4: party and decision date, and the project where these leave several."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from audit.match.desk import Desk, Slot, kinds_of
from audit.match.parties import is_masked, party_key
from audit.match.publications import row_numbers
from disclosure.records import LedgerRow, PublishedRecord
from disclosure.vocabulary import Kind, MatchedBy

_BLANKS = re.compile(r"\s+")


def by_party_and_date(desk: Desk) -> None:
    """Pass 3: same kind, party and decision date, one on each side, where one side has no (whole) number."""
    wanted: dict[tuple[Kind, str, date], list[int]] = defaultdict(list)
    for at in desk.free_rows:
        row = desk.rows[at]
        if row.decision_date and party_key(row.party) and not is_masked(row.party):
            for kind in kinds_of(row):
                wanted[kind, party_key(row.party), row.decision_date].append(at)
    offered = _offered(desk)
    for key, rows in wanted.items():
        if len(rows) > 1 or len(offered[key]) > 1:
            _by_project(desk, rows, offered[key])
        for at in rows:
            if at in desk.free_rows:
                _claim_by_party(desk, at, rows, offered[key])


def _offered(desk: Desk) -> dict[tuple[Kind, str, date], list[Slot]]:
    offered: dict[tuple[Kind, str, date], list[Slot]] = defaultdict(list)
    for found, number in desk.free_slots():
        if found.party and found.decision_date and not is_masked(found.record.party):
            offered[found.kind, found.party, found.decision_date].append((found, number))
    return offered


def _claim_by_party(desk: Desk, at: int, rivals: Sequence[int], offers: Sequence[Slot]) -> None:
    row = desk.rows[at]
    possible = [slot for slot in offers if numbers_allow(row, slot) and desk.is_free(slot)]
    if not possible:
        return
    if len(possible) == 1 and sum(numbers_allow(desk.rows[other], possible[0]) for other in rivals) == 1:
        desk.claim(at, MatchedBy.PARTY_AND_DATE, possible)
    else:
        desk.doubt(at, [found for found, _ in possible])


def _by_project(desk: Desk, rows: Sequence[int], offers: Sequence[Slot]) -> None:
    """Where one party has several decisions of a day, the project tells them apart if it is written alike."""
    pairs = [
        (at, slot)
        for at in rows
        if at in desk.free_rows and _project(desk.rows[at].project)
        for slot in offers
        if desk.is_free(slot)
        and numbers_allow(desk.rows[at], slot)
        and _project(slot[0].record.project) == _project(desk.rows[at].project)
    ]
    desk.claim_mutual(MatchedBy.PARTY_DATE_AND_PROJECT, pairs)


def _project(text: str | None) -> str:
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text or "")).upper()


def numbers_allow(row: LedgerRow, slot: Slot) -> bool:
    """Two whole numbers that differ are two decisions; a cut-off one must be the beginning of the other."""
    found, number = slot
    mine = row_numbers(row.document_number)
    if not mine:
        return True
    if number:
        return _goes_by_its_permit(found.records[0])
    return all(own.startswith(found.number_start) for own in mine)


def _goes_by_its_permit(record: PublishedRecord) -> bool:
    """Whether a page that shows no decision number was taken down by the number on the permit: the ledger's may be
    the decision's, and their difference says nothing."""
    return bool(record.document_number) and record.values.get("permit_number") == record.document_number
