"""Ledger rows laid on publications: one to one, the same whatever the order of either side.

By number and party, then by number, then by party and decision date (DOMAIN §9.3). Numbers of another year,
word or kind never meet. What could be one of several is a tie: it is said, not guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from audit.parties import is_masked, parties_agree, party_key
from audit.publications import Publication, row_numbers
from disclosure.records import LedgerRow
from disclosure.vocabulary import Kind, MatchedBy

ASSUMED_KIND = "kind_assumed"
"""Set in a row's `values` where neither file nor number says whether it is a permit or a penalty."""


@dataclass(frozen=True, slots=True)
class Match:
    """`publications`: one, or one for each number where the row's cell names several."""

    matched_by: MatchedBy
    publications: tuple[Publication, ...]

    @property
    def publication(self) -> Publication:
        return self.publications[0]


@dataclass(frozen=True, slots=True)
class Matching:
    """By index of the row: its match, or the publications it might be (`ties`). `unclaimed`: no row's."""

    matches: dict[int, Match]
    ties: dict[int, tuple[Publication, ...]]
    unclaimed: tuple[Publication, ...]


Slot = tuple[Publication, str]
"""One number of one publication: what a row's number may claim once."""


@dataclass
class _Desk:
    """The state of one matching: which rows and which slots are still free."""

    rows: Sequence[LedgerRow]
    free_rows: dict[int, None]
    slots: dict[tuple[Kind, str], list[Publication]]
    loose: dict[int, Publication]
    matches: dict[int, Match] = field(default_factory=dict)
    ties: dict[int, tuple[Publication, ...]] = field(default_factory=dict)

    def claim(self, at: int, matched_by: MatchedBy, found: Sequence[Slot]) -> None:
        for publication, number in found:
            if number:
                self.slots[publication.kind, number].remove(publication)
            else:
                del self.loose[id(publication)]
        self.matches[at] = Match(matched_by, tuple(publication for publication, _ in found))
        del self.free_rows[at]


def match_rows(rows: Sequence[LedgerRow], publications: Iterable[Publication]) -> Matching:
    """Lay rows of one department on its publications. Excluded rows should not be among them."""
    desk = _set_out(rows, publications)
    by_number_and_party(desk)
    by_number(desk)
    by_party_and_date(desk)
    left = {id(found): found for queue in desk.slots.values() for found in queue}
    left |= desk.loose
    claimed = {id(found) for match in desk.matches.values() for found in match.publications}
    return Matching(
        desk.matches,
        {at: tie for at, tie in desk.ties.items() if at not in desk.matches},
        tuple(sorted((p for key, p in left.items() if key not in claimed), key=lambda p: p.sort_key)),
    )


def _set_out(rows: Sequence[LedgerRow], publications: Iterable[Publication]) -> _Desk:
    slots: dict[tuple[Kind, str], list[Publication]] = defaultdict(list)
    loose: dict[int, Publication] = {}
    for publication in sorted(publications, key=lambda found: found.sort_key):
        for number in publication.numbers:
            slots[publication.kind, number].append(publication)
        if not publication.numbers:
            loose[id(publication)] = publication
    order = sorted(range(len(rows)), key=lambda at: content_key(rows[at]))
    return _Desk(rows, dict.fromkeys(order), slots, loose)


def content_key(row: LedgerRow) -> tuple[str, ...]:
    """An order of rows by what they say, then by where they stand."""
    day = row.decision_date.isoformat() if row.decision_date else ""
    return (
        row.kind,
        row.document_number or "",
        party_key(row.party),
        day,
        row.project or "",
        row.file,
        row.sheet,
        f"{row.row:09d}",
    )


def kinds_of(row: LedgerRow) -> tuple[Kind, ...]:
    """The row's kind; both where it was only assumed."""
    other = Kind.PENALTY if row.kind is Kind.PERMIT else Kind.PERMIT
    return (row.kind, other) if ASSUMED_KIND in row.values else (row.kind,)


def by_number_and_party(desk: _Desk) -> None:
    """Pass 1: same kind, number and party."""

    def same_party(row: LedgerRow, found: Publication) -> bool:
        return bool(found.party) and found.party == party_key(row.party)

    for at in list(desk.free_rows):
        chosen = _slot_for_each_number(desk, at, same_party)
        if chosen:
            desk.claim(at, MatchedBy.DOCUMENT_NUMBER_AND_PARTY, chosen)


def _slot_for_each_number(desk: _Desk, at: int, fits: Callable[[LedgerRow, Publication], bool]) -> list[Slot]:
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


def by_number(desk: _Desk) -> None:
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


def _claim_by_number(desk: _Desk, at: int, wanted: dict[tuple[Kind, str], list[int]]) -> None:
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


def by_party_and_date(desk: _Desk) -> None:
    """Pass 3: same kind, party and decision date, one on each side, where one side has no (whole) number."""
    wanted: dict[tuple[Kind, str, date], list[int]] = defaultdict(list)
    for at in desk.free_rows:
        row = desk.rows[at]
        if row.decision_date and party_key(row.party) and not is_masked(row.party):
            for kind in kinds_of(row):
                wanted[kind, party_key(row.party), row.decision_date].append(at)
    offered = _offered(desk)
    for key, rows in wanted.items():
        for at in rows:
            if at in desk.free_rows:
                _claim_by_party(desk, at, rows, offered[key])


def _offered(desk: _Desk) -> dict[tuple[Kind, str, date], list[Slot]]:
    offered: dict[tuple[Kind, str, date], list[Slot]] = defaultdict(list)
    numbered = [(found, number) for (_, number), queue in desk.slots.items() for found in queue]
    for found, number in [*numbered, *((found, "") for found in desk.loose.values())]:
        if found.party and found.decision_date and not is_masked(found.record.party):
            offered[found.kind, found.party, found.decision_date].append((found, number))
    return offered


def _claim_by_party(desk: _Desk, at: int, rivals: Sequence[int], offers: Sequence[Slot]) -> None:
    row = desk.rows[at]
    possible = [slot for slot in offers if _numbers_allow(row, slot) and _is_free(desk, slot)]
    if not possible:
        return
    if len(possible) == 1 and sum(_numbers_allow(desk.rows[other], possible[0]) for other in rivals) == 1:
        desk.claim(at, MatchedBy.PARTY_AND_DATE, possible)
    else:
        desk.ties[at] = tuple(found for found, _ in possible)


def _is_free(desk: _Desk, slot: Slot) -> bool:
    found, number = slot
    return found in desk.slots[found.kind, number] if number else id(found) in desk.loose


def _numbers_allow(row: LedgerRow, slot: Slot) -> bool:
    """Two whole numbers that differ are two decisions; a cut-off one must be the beginning of the other."""
    found, number = slot
    mine = row_numbers(row.document_number)
    if not mine:
        return True
    if number:
        return False
    return all(own.startswith(found.number_start) for own in mine)
