"""The ways in which a site may write a document number or a party that a ledger writes otherwise.

A site's query compares letters: 罚〔2018〕第005号 is not found by 罚[2018]5号 (PORTALS §4, document numbers).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = re.compile(
    r"(?P<head>.*?)(?P<open>[〔\[［【（({｛])(?P<year>\d{4})年?(?P<close>[〕\]］】）)}｝])(?P<ordinal>第?)(?P<serial>\d*)(?P<tail>.*)"
)
_PAIRS = ("〔〕", "[]", "【】", "（）", "()")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Spelling:
    """`brackets` around the year, whether 第 stands before the serial, and to how many digits it is filled with
    zeros (0: it is not)."""

    brackets: str
    ordinal: bool
    digits: int

    def write(self, number: re.Match[str]) -> str:
        serial = number["serial"]
        if self.digits and serial:
            serial = serial.lstrip("0").zfill(self.digits)
        ordinal = "第" if self.ordinal else ""
        return f"{number['head']}{self.brackets[0]}{number['year']}{self.brackets[1]}{ordinal}{serial}{number['tail']}"


def spelling_of(number: str) -> Spelling | None:
    """How a number is written; None for one without a year in brackets."""
    match = _NUMBER.fullmatch(_BLANKS.sub("", number))
    if match is None:
        return None
    serial = match["serial"]
    digits = len(serial) if serial.startswith("0") else 0
    return Spelling(brackets=match["open"] + match["close"], ordinal=bool(match["ordinal"]), digits=digits)


def number_texts(number: str, seen: Spelling | None, *, few: bool) -> tuple[str, ...]:
    """The number as the site was seen to write others of the department, as the ledger writes it, then in every
    other way. `few`: where the site's way is known, no others."""
    written = _BLANKS.sub("", number)
    match, own = _NUMBER.fullmatch(written), spelling_of(number)
    if match is None or own is None:
        return (written,)
    first = (seen.write(match),) if seen else ()
    if first and few:
        return tuple(dict.fromkeys((*first, written)))
    pairs = sorted(_PAIRS, key=lambda pair: pair != own.brackets)
    ways = [Spelling(pair, ordinal, own.digits) for ordinal in (own.ordinal, not own.ordinal) for pair in pairs]
    return tuple(dict.fromkeys((*first, written, *(way.write(match) for way in ways))))


def party_texts(party: str) -> tuple[str, ...]:
    """A party's name with its brackets as the ledger has them, and in the other width."""
    written = party.strip()
    wide = written.replace("(", "（").replace(")", "）")
    narrow = written.replace("（", "(").replace("）", ")")
    return tuple(dict.fromkeys((written, wide, narrow)))
