"""The listed ways of writing one document number (number_forms.toml), undone one after the other."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Form:
    """One transformation: what is found is replaced. `name` is its Chinese name for people."""

    id: str
    name: str
    find: re.Pattern[str]
    put: str
    once: bool

    def undo(self, text: str) -> str:
        return self.find.sub(self.put, text, count=int(self.once))


@lru_cache(maxsize=1)
def forms() -> tuple[Form, ...]:
    """The transformations in their order; widths (NFKC, capitals) go before all of them."""
    raw = _raw()
    parts = {name: raw[name] for name in ("open", "close", "year")}
    return tuple(
        Form(one["id"], one["name"], re.compile(_filled(one["find"], parts)), one["put"], one.get("once", False))
        for one in raw["form"]
    )


@lru_cache(maxsize=1)
def bracket_classes() -> tuple[str, str, str]:
    """The patterns of an opening bracket, a closing one and a year."""
    raw = _raw()
    return raw["open"], raw["close"], raw["year"]


def written_plainly(text: str) -> str:
    """The text with every transformation undone."""
    return _steps(text)[-1]


def form_differences(one: str, other: str) -> tuple[str, ...]:
    """The Chinese names of the transformations that two writings of one number differ by, in their order, each
    once; empty where they are written alike, or are not one number."""
    mine, theirs = _steps(one), _steps(other)
    if mine[-1] != theirs[-1] or one == other:
        return ()
    names = [_raw()["width"]] if _folded_away(one) != _folded_away(other) else []
    for at, form in enumerate(forms()):
        if _found(form, mine[at]) != _found(form, theirs[at]):
            names.append(form.name)
    return tuple(dict.fromkeys(names))


@lru_cache(maxsize=1)
def _raw() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _filled(pattern: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return pattern


def _steps(text: str) -> list[str]:
    """The text after widths, and after each transformation."""
    steps = [unicodedata.normalize("NFKC", text).upper()]
    for form in forms():
        steps.append(form.undo(steps[-1]))
    return steps


def _folded_away(text: str) -> list[str]:
    return [sign for sign in text if not sign.isspace() and unicodedata.normalize("NFKC", sign).upper() != sign]


def _found(form: Form, text: str) -> list[tuple[str, str]]:
    """What the form finds and what it makes of it. A find over a whole number counts by the part that changes."""
    return [_changed_part(match[0], match.expand(form.put)) for match in form.find.finditer(text)]


def _changed_part(before: str, after: str) -> tuple[str, str]:
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    return before[start:], after[start:]
