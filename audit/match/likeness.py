"""Whether two writings are slips of one another, by the thresholds of likeness.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Per cent; `group` gives a character's lookalikes."""

    word_sure: float
    party_sure: float
    party_doubt: float
    project_sure: float
    group: Mapping[str, int]
    fillers: tuple[str, ...]


@lru_cache(maxsize=1)
def thresholds() -> Thresholds:
    raw = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    signs = raw["characters"]
    return Thresholds(
        word_sure=raw["number_word"]["sure"],
        party_sure=raw["party"]["sure"],
        party_doubt=raw["party"]["doubt"],
        project_sure=raw["project"]["sure"],
        group={sign: at for at, group in enumerate(signs["lookalikes"]) for sign in group},
        fillers=tuple(signs["fillers"]),
    )


@lru_cache(maxsize=1)
def plain_signs() -> Mapping[str, str]:
    """The first of its group for every character that may be a slip for another."""
    firsts: dict[int, str] = {}
    for sign, group in thresholds().group.items():
        firsts.setdefault(group, sign)
    return {sign: firsts[group] for sign, group in thresholds().group.items()}


def word_is_a_slip(one: str, other: str) -> bool:
    """Whether two words of numbers differ by lookalikes alone: 渝关缉罚字 and 渝关辑罚字, never 罚字 and 罚决字."""
    return fuzz.ratio(one, other) >= thresholds().word_sure and only_lookalikes(one, other)


def party_is_a_slip(one: str, other: str) -> bool:
    """Whether two parties differ by lookalikes and fillers alone. 第一分公司 and 第二分公司 do not."""
    plain, other_plain = _without_fillers(one), _without_fillers(other)
    return fuzz.ratio(plain, other_plain) >= thresholds().party_sure and only_lookalikes(plain, other_plain)


def project_is_alike(one: str | None, other: str | None) -> bool:
    """Whether both are written and nearly the same."""
    return bool(one) and bool(other) and fuzz.ratio(one or "", other or "") >= thresholds().project_sure


def only_lookalikes(one: str, other: str) -> bool:
    """Whether the texts are equal but for characters of one group each."""
    if len(one) != len(other):
        return False
    group = thresholds().group
    return all(
        change.tag == "replace" and group.get(one[change.src_pos], -1) == group.get(other[change.dest_pos], -2)
        for change in Levenshtein.editops(one, other)
    )


def _without_fillers(text: str) -> str:
    for filler in thresholds().fillers:
        text = text.replace(filler, "")
    return text
