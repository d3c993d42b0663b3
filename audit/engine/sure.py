"""What a key decides alone: number and party, then the number, where one is left on either side (DOMAIN §9.3).

The same expressions for a department of thirty rows and a country of millions; whatever several could be meant by is
left to the passes of `audit.match`.
"""

from __future__ import annotations

from collections.abc import Sequence

import narwhals as nw

from audit.engine.backend import Lazy, Read
from audit.engine.forms import PLAIN, SEVERAL

IDENTITY = ["number", "party"]
"""The number's key holds department and kind."""


def by_number_and_party(claims: Read, offers: Read, told: Sequence[str] = ("published_row",)) -> Lazy:
    """Every claim with the columns `told` of the offer that has its number and party (null where none has).

    Both sides have number, party and form, and no side has two lines of one number and party.
    """
    # What is SEVERAL on one side is so on the other: none of these claims meets an offer.
    named = (nw.col("form") != SEVERAL) & ~nw.col("party").is_null() & ~nw.col("number").is_null()
    return claims().join(offers().filter(named).select(*IDENTITY, *told), on=IDENTITY, how="left")


def by_number(claims: Read, offers: Read) -> Lazy:
    """row and published_row of what number and party left, where one line of either side has a number of its own
    year and word. A bare serial is not enough."""
    mine, theirs = _alone(claims, "row"), _alone(offers, "published_row")
    return mine.join(theirs, on="number", how="inner").drop("number")


def _alone(side: Read, name: str) -> Lazy:
    """The lines whose number no other line has."""
    numbered = side().filter(~nw.col("number").is_null())
    grouped = numbered.group_by("number").agg(nw.col(name).min(), lines=nw.len(), odd=nw.col("form").max())
    return grouped.filter((nw.col("lines") == 1) & (nw.col("odd") == PLAIN)).drop("lines", "odd")
