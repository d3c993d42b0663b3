"""The state of one matching: which rows and which publications are still free, and what was tied to what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from audit.match.parties import party_key
from audit.match.publications import Publication
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
class Desk:
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

    def numbered_slots(self) -> Iterator[Slot]:
        for (_, number), queue in self.slots.items():
            for found in queue:
                yield found, number

    def free_slots(self) -> Iterator[Slot]:
        """What no row has claimed yet, numbered ones first."""
        yield from self.numbered_slots()
        for found in self.loose.values():
            yield found, ""

    def is_free(self, slot: Slot) -> bool:
        found, number = slot
        return found in self.slots[found.kind, number] if number else id(found) in self.loose

    def claim_mutual(self, matched_by: MatchedBy, pairs: Iterable[tuple[int, Slot]]) -> None:
        """Claim the pairs whose row and slot have no other partner among them; the rows of the rest are ties."""
        of_row: dict[int, list[Slot]] = defaultdict(list)
        of_slot: dict[tuple[int, str], set[int]] = defaultdict(set)
        for at, (found, number) in pairs:
            of_row[at].append((found, number))
            of_slot[id(found), number].add(at)
        for at, offers in of_row.items():
            found, number = offers[0]
            if len(offers) == 1 and len(of_slot[id(found), number]) == 1:
                self.claim(at, matched_by, offers)
            else:
                self.doubt(at, [found for found, _ in offers])

    def doubt(self, at: int, might_be: Iterable[Publication]) -> None:
        known = {id(found): found for found in (*self.ties.get(at, ()), *might_be)}
        self.ties[at] = tuple(sorted(known.values(), key=lambda found: found.sort_key))


def set_out(rows: Sequence[LedgerRow], publications: Iterable[Publication]) -> Desk:
    slots: dict[tuple[Kind, str], list[Publication]] = defaultdict(list)
    loose: dict[int, Publication] = {}
    for publication in sorted(publications, key=lambda found: found.sort_key):
        for number in publication.numbers:
            slots[publication.kind, number].append(publication)
        if not publication.numbers:
            loose[id(publication)] = publication
    order = sorted(range(len(rows)), key=lambda at: content_key(rows[at]))
    return Desk(rows, dict.fromkeys(order), slots, loose)


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
