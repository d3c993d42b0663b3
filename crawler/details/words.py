"""Reads words.toml: titles that are no decisions, and marks of the kind."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from disclosure.vocabulary import Kind

_QUOTES = re.compile(r"[“”\"'‘’「」]")


@cache
def table() -> dict[str, Any]:
    """The whole words file."""
    return tomllib.loads(files("crawler.details").joinpath("words.toml").read_text(encoding="utf-8"))


@cache
def _patterns(part: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(entry["pattern"]), entry["why"]) for entry in table()[part])


@cache
def _pattern(part: str, name: str) -> re.Pattern[str]:
    return re.compile(table()[part][name])


def never_a_decision(title: str) -> str | None:
    """Why a page of this title holds no decision, whatever else is on it."""
    flat = _QUOTES.sub("", title)
    return next((why for pattern, why in _patterns("never") if pattern.search(flat)), None)


def about_the_work(title: str) -> str | None:
    """Why a page of this title, with no record found on it, is none to miss. 未按规定开展培训案 is a case, not a
    training: a decision that could not be read is missed."""
    if _pattern("decision", "titles").search(title):
        return never_a_decision(title)
    return never_a_decision(title) or next((why for pattern, why in _patterns("news") if pattern.search(title)), None)


def kind_of_words(text: str) -> Kind | None:
    """The kind a title, channel or caption speaks of; None for neither or both."""
    penalty = _pattern("kind", "penalty").search(text)
    permit = _pattern("kind", "permit").search(text)
    if bool(penalty) == bool(permit):
        return None
    return Kind.PENALTY if penalty else Kind.PERMIT


def kind_of_number(number: str) -> Kind | None:
    """The kind a document number tells: 罚 in it, or 许, 准, 批, 核 …"""
    word = re.split(r"[〔\[【（({]\s*(?:19|20)\d\d", number)[0]
    if _pattern("kind", "penalty_number").search(word):
        return Kind.PENALTY
    return Kind.PERMIT if _pattern("kind", "permit_number").search(word) else None


def free_text_pattern(name: str) -> re.Pattern[str]:
    """Patterns for reading running text."""
    return _pattern("free_text", name)
