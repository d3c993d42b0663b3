"""Ledger rows laid on publications: one to one, the same whatever the order of either side.

By number and party, by number, by a number whose year lost digits, by party, decision date and project, and
what is left by likeness (DOMAIN §9.3). Numbers of another year, word or kind never meet. What could be one of
several is a tie: it is said, not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from audit.match.by_keys import claim_by_keys
from audit.match.by_number import by_number, by_number_and_party
from audit.match.by_party import by_party_and_date
from audit.match.desk import ASSUMED_KIND, Match, Matching, content_key, kinds_of, set_out
from audit.match.mended_year import by_mended_year
from audit.match.publications import Publication
from audit.match.similar import by_likeness
from disclosure.records import LedgerRow

__all__ = ["ASSUMED_KIND", "Match", "Matching", "content_key", "kinds_of", "match_rows"]


def match_rows(rows: Sequence[LedgerRow], publications: Iterable[Publication]) -> Matching:
    """Lay rows of one department on its publications. Excluded rows should not be among them."""
    desk = set_out(rows, publications)
    for laid_by in (claim_by_keys, by_number_and_party, by_number, by_mended_year, by_party_and_date, by_likeness):
        laid_by(desk)
    left = {id(found): found for found, _ in desk.free_slots()}
    claimed = {id(found) for match in desk.matches.values() for found in match.publications}
    return Matching(
        desk.matches,
        {at: tie for at, tie in desk.ties.items() if at not in desk.matches},
        tuple(sorted((p for key, p in left.items() if key not in claimed), key=lambda p: p.sort_key)),
    )
