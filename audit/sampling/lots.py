"""The lot each name draws: anyone can draw it again with the seed and a SHA-256 program, on any machine, and the order
of the list does not matter."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

METHOD = "每个名称的签号是“种子|组名|名称”（UTF-8，名称经 NFKC 规范化、去首尾空格）的 SHA-256；签号小的先抽中"


def lot_number(seed: str, lot: str, name: str) -> str:
    """Hexadecimal; see METHOD."""
    return hashlib.sha256("|".join((plain(seed), lot, plain(name))).encode()).hexdigest()


def in_lot_order(seed: str, lot: str, names: Iterable[str]) -> list[str]:
    """The names, each once, in the order in which they are drawn."""
    return sorted(set(names), key=lambda name: (lot_number(seed, lot, name), name))


def digest(lines: Iterable[str]) -> str:
    """SHA-256 of a list whatever its order: so that it can be shown later from which list was drawn."""
    return hashlib.sha256("\n".join(sorted(map(plain, lines))).encode()).hexdigest()


def plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()
