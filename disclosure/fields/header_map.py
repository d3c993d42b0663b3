"""A table's header laid on the canonical fields: which column is which, what was unknown, which choice
was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from disclosure.fields.headers import normalise_header
from disclosure.fields.kinds import kind_of_header, marks
from disclosure.fields.synonyms import PATTERN, Reading, readings
from disclosure.vocabulary import Kind

Generation = Literal["G1", "G2", "G3"]

_STANDS_IN: Mapping[str, tuple[str, ...]] = {"document_number": ("permit_number",)}
"""A permit without a decision number is known by its permit number (DOMAIN §2.1, row 11)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderMap:
    """`columns`: canonical field → index of its column. `others`: further columns of the same field, by
    their rank; their cells are used where the first is blank. `unknown`: headers that mean no field, as
    printed. `notes`: Chinese sentences on choices that were made."""

    columns: Mapping[str, int]
    others: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    kind: Kind | None = None
    generation: Generation | None = None

    def has(self, *names: str) -> bool:
        return all(name in self.columns for name in names)


def map_header(header: Sequence[str]) -> HeaderMap:
    """Lay a table's header on the fields. The same header gives the same map, in any order of columns."""
    return _map(tuple(header))


@lru_cache(maxsize=4096)
def _map(header: tuple[str, ...]) -> HeaderMap:
    claims = _claims(header)
    columns = {name: places[0] for name, places in claims.items()}
    others = {name: tuple(places[1:]) for name, places in claims.items() if len(places) > 1}
    notes = [_choice(name, header, claims[name]) for name in others]
    for name, stand_ins in _STANDS_IN.items():
        for stand_in in stand_ins:
            if name not in columns and stand_in in columns:
                columns[name] = columns[stand_in]
                notes.append(f"没有决定书文号列，以“{header[columns[stand_in]]}”列代替。")
    used = {place for places in claims.values() for place in places}
    unknown = tuple(name for place, name in enumerate(header) if name.strip() and place not in used)
    return HeaderMap(
        columns=columns,
        others=others,
        unknown=unknown,
        notes=tuple(notes),
        kind=kind_of_header(header),
        generation=_generation(header),
    )


def _claims(header: tuple[str, ...]) -> dict[str, list[int]]:
    """Field → its columns, best first. Columns that are sure of their field come before those that may be
    several."""
    claims: dict[str, list[tuple[int, int]]] = {}
    unsure: list[tuple[int, tuple[Reading, ...]]] = []
    for place, name in enumerate(header):
        found = readings(name)
        if found and found[0].rank < PATTERN:
            claims.setdefault(found[0].field, []).append((found[0].rank, place))
        elif found:
            unsure.append((place, found))
    for place, found in sorted(unsure, key=lambda claim: (claim[1][0].rank, claim[0])):
        free = next((reading for reading in found if reading.field not in claims), found[0])
        # a weak name beside a column that says the field by its own name adds nothing to it
        if free.field not in claims or free.rank < PATTERN + 1000:
            claims.setdefault(free.field, []).append((free.rank, place))
    return {name: [place for _, place in sorted(places)] for name, places in claims.items()}


def _choice(name: str, header: tuple[str, ...], places: list[int]) -> str:
    first, *rest = (f"“{header[place].strip()}”" for place in places)
    return f"{first}与{'、'.join(rest)}都可能是同一项（{name}）：以{first}为准，空白时再看后者。"


def _generation(header: tuple[str, ...]) -> Generation | None:
    forms = {normalise_header(name) for name in header}
    for generation in marks()["generation"]:
        if forms & set(generation["marks"]):
            name: Generation = generation["name"]
            return name
    return None
