"""The Chinese words of the papers, read once from words.toml and advice.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Label:
    """A word with the symbol and the tone (good, warn, bad, unknown, plain) that say the same."""

    word: str
    symbol: str = ""
    tone: str = "plain"

    def __str__(self) -> str:
        return f"{self.symbol} {self.word}".strip()


@dataclass(frozen=True, slots=True)
class RateWords:
    """A rate's name, what is divided by what, and whether a high figure is good."""

    name: str
    meaning: str
    better: str


@cache
def catalogue() -> Mapping[str, Any]:
    return tomllib.loads((_HERE / "words.toml").read_text(encoding="utf-8"))


@cache
def _advice() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((_HERE / "advice.toml").read_text(encoding="utf-8"))


@cache
def label(section: str, name: str) -> Label:
    """A verdict's, row_status's, site_status's or truth's label; the bare name where there is none."""
    entry = catalogue()[section].get(name)
    return Label(**entry) if entry else Label(name)


def truth(value: bool | None) -> Label:  # noqa: FBT001 - the value itself is what is put into words
    return label("truth", "unknown" if value is None else "yes" if value else "no")


def word(section: str, name: str) -> str:
    """A plain word; the bare name where the catalogue has none, so that an added value is still printed."""
    return str(catalogue()[section].get(name, name))


def rate_words(name: str) -> RateWords:
    entry = catalogue()["rate"].get(name)
    return RateWords(**entry) if entry else RateWords(name, "", "high")


def advice_on_outcome(outcome: str) -> str:
    return _advice()["outcome"].get(outcome, _advice()["thing"]["site"])


def advice_on(thing: str) -> str:
    return _advice()["thing"][thing]
