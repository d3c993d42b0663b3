"""Places: who stands before whom, with ties, and how much of it is sure while points are open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from audit.rankings.entries import RankEntry
from audit.schemes.ranking_rules import Order, RankConsequence

Sure = Literal["yes", "open", "no"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`rank`: by the points known so far, equal points sharing the first place of theirs (并列); None: unranked.
    `best` and `worst`: the places still possible. `low_most` and `low_least`: how many may, and do for certain, stand
    level with it or below."""

    entry: RankEntry
    rank: int | None
    tied: int
    best: int
    worst: int
    low_most: int
    low_least: int


def places(entries: Sequence[RankEntry], order: Order) -> tuple[Place, ...]:
    """In the order of ranks; what has no figure stands last."""
    seen = [(_turned(entry) if order == "low_first" else entry, entry) for entry in entries]
    found = [_place(turned, entry, [other for other, _ in seen if other is not turned]) for turned, entry in seen]
    return tuple(sorted(found, key=lambda place: (place.rank or len(found) + 1, place.entry.name)))


def stands(rule: RankConsequence, place: Place, of: int) -> Sure:
    """Whether a unit is among the first or last that a rule names. `of`: how many are ranked. Ties over the line and
    totals that may yet pass it are open; so is a ranking of no more units than the rule names."""
    wanted = rule.top or rule.bottom
    sure, possible = (
        (place.worst <= wanted, place.best <= wanted)
        if rule.top
        else (place.low_most < wanted, place.low_least < wanted)
    )
    if place.entry.figure is None:
        return "open" if possible else "no"
    if sure and of > wanted:
        return "yes"
    return "open" if possible else "no"


def _turned(entry: RankEntry) -> RankEntry:
    """With the least figure as the greatest."""
    figure = None if entry.figure is None else -entry.figure
    lower = Fraction(0) if entry.upper is None else -entry.upper
    return RankEntry(name=entry.name, figure=figure, lower=lower, upper=-entry.lower)


def _place(own: RankEntry, entry: RankEntry, others: Sequence[RankEntry]) -> Place:
    def count(holds: Callable[[RankEntry], bool]) -> int:
        return sum(map(holds, others))

    known = [other.figure for other in others if other.figure is not None]
    figure = own.figure
    return Place(
        entry=entry,
        rank=None if figure is None else 1 + sum(other > figure for other in known),
        tied=0 if figure is None else sum(other == figure for other in known),
        best=1 + count(lambda other: own.upper is not None and other.lower > own.upper),
        worst=1 + count(lambda other: other.upper is None or other.upper >= own.lower),
        low_most=count(lambda other: own.upper is None or other.lower <= own.upper),
        low_least=count(lambda other: other.upper is not None and other.upper < own.lower),
    )
