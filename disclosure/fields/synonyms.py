"""The map of headers as it is read from synonyms.toml, and the question it answers: which field is this?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from disclosure.fields.headers import header_forms, header_parts, is_code


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning a header may have. `rank` orders columns that claim the same field: lower is better."""

    field: str
    rank: int


EXACT, CODE, PATTERN, WEAK = 0, 1000, 2000, 3000
"""Where the ranks of the four ways of knowing a header begin."""


@dataclass(frozen=True, slots=True)
class Synonyms:
    names: Mapping[str, Reading]
    weak: Mapping[str, tuple[Reading, ...]]
    codes: Mapping[str, Reading]
    patterns: tuple[tuple[re.Pattern[str], str], ...]
    fields: tuple[str, ...]


@lru_cache(maxsize=1)
def synonyms() -> Synonyms:
    """The map, read once."""
    raw = tomllib.loads((Path(__file__).parent / "synonyms.toml").read_text(encoding="utf-8"))
    names: dict[str, Reading] = {}
    weak: dict[str, tuple[Reading, ...]] = {}
    codes: dict[str, Reading] = {}
    patterns = []
    for field, entry in raw.items():
        for rank, name in enumerate(entry.get("names", ())):
            names.setdefault(name, Reading(field, EXACT + rank))
        for rank, code in enumerate(entry.get("codes", ())):
            codes.setdefault(code, Reading(field, CODE + rank))
        for rank, name in enumerate(entry.get("weak", ())):
            weak[name] = (*weak.get(name, ()), Reading(field, WEAK + rank))
        patterns += [(re.compile(pattern), field) for pattern in entry.get("patterns", ())]
    return Synonyms(names, weak, codes, tuple(patterns), tuple(raw))


@lru_cache(maxsize=16384)
def readings(header: str) -> tuple[Reading, ...]:
    """Every meaning a header may have, best first; empty for an unknown header."""
    for form in header_forms(header):
        if found := _exact(form):
            return found
    if found := _combined(header):
        return found
    for form in header_forms(header)[:2]:
        if found := _by_pattern(form):
            return found
    return ()


def canonical(header: str) -> str | None:
    """The canonical field a header or label means, or None."""
    found = readings(header)
    return found[0].field if found else None


def is_certain(header: str) -> bool:
    """Whether a header is known by a name of its own, not by a weak or a guessed one."""
    found = readings(header)
    return bool(found) and found[0].rank < PATTERN


def _exact(form: str) -> tuple[Reading, ...]:
    known = synonyms()
    if form in known.names:
        return (known.names[form], *known.weak.get(form, ()))
    if is_code(form) and (code := _code(form)):
        return (code,)
    return known.weak.get(form, ())


def _code(form: str) -> Reading | None:
    """A code whole, or without the prefix that tells its kind: xkwsh, wsh; cfxdrmc, xdrmc."""
    codes = synonyms().codes
    if form in codes:
        return codes[form]
    kind = form[:2]
    if kind == "xk" and form[2:] == "nr":
        return Reading("permit_content", CODE)
    if kind == "cf" and form[2:] == "nr":
        return Reading("penalty_content", CODE)
    return codes.get(form[2:]) if kind in ("xk", "cf") else None


def _combined(header: str) -> tuple[Reading, ...]:
    """项目名称/案件名称: the best-ranking part, in the order of the map where the parts differ."""
    order = synonyms().fields
    found = [part for name in header_parts(header) for form in header_forms(name)[:1] for part in _exact(form)[:1]]
    return tuple(sorted(found, key=lambda reading: order.index(reading.field))[:1])


def _by_pattern(form: str) -> tuple[Reading, ...]:
    for rank, (pattern, field) in enumerate(synonyms().patterns):
        if pattern.search(form):
            return (Reading(field, PATTERN + rank),)
    return ()
