"""Which values of a ledger row differ from those of its publication, field by field (compared_fields.toml)."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from disclosure.party import normalise_party
from disclosure.records import LedgerRow, PublishedRecord

_SIGNS = re.compile(r"[\s，,。.；;：:、（）()【】\[\]“”\"'《》〈〉<>·—\-_/]+")
_AMOUNT = re.compile(r"-?\d+(?:\.\d+)?")
_WHOLE_CODE = 15


@dataclass(frozen=True, slots=True)
class ComparedField:
    name: str
    chinese: str
    way: str


@dataclass(frozen=True, slots=True)
class ValueDifference:
    """One field that both sides fill, differently."""

    field: str
    chinese: str
    ledger: str
    shown: str


@lru_cache(maxsize=1)
def compared_fields() -> tuple[ComparedField, ...]:
    raw = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(ComparedField(**one) for one in raw["field"])


def value_differences(row: LedgerRow, record: PublishedRecord) -> Iterator[ValueDifference]:
    """Every compared field that both sides fill and that cannot be the same; a masked one is not compared."""
    for field in compared_fields():
        ledger, shown = _value(row, field.name), _value(record, field.name)
        if ledger and shown and not _is_masked(ledger + shown) and not _SAME[field.way](ledger, shown):
            yield ValueDifference(field.name, field.chinese, ledger, shown)


def _value(side: LedgerRow | PublishedRecord, name: str) -> str:
    text = side.project if name == "project" else side.values.get(name)
    text = (text or "").strip()
    return text if normalise_party(text) else ""


def _is_masked(text: str) -> bool:
    return any(sign in text for sign in "*＊×…") or ".." in text


def _same_text(one: str, other: str) -> bool:
    """A shorter text that the other holds is the same said in short, not another value."""
    mine, theirs = _plain(one), _plain(other)
    return mine in theirs or theirs in mine


def _same_code(one: str, other: str) -> bool:
    mine, theirs = _plain(one), _plain(other)
    return mine == theirs or min(len(mine), len(theirs)) < _WHOLE_CODE


def _same_amount(one: str, other: str) -> bool:
    """Equal numbers, or the same sum in 元 and in 万元; what is no single number is not compared."""
    mine, theirs = _AMOUNT.findall(one.replace(",", "")), _AMOUNT.findall(other.replace(",", ""))
    if len(mine) != 1 or len(theirs) != 1:
        return True
    left, right = Fraction(mine[0]), Fraction(theirs[0])
    return left == right or left == right * 10_000 or right == left * 10_000


def _plain(text: str) -> str:
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text)).upper()


_SAME: dict[str, Callable[[str, str], bool]] = {"text": _same_text, "code": _same_code, "amount": _same_amount}
