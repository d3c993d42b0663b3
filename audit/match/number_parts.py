"""A normalised number in its three parts, and whether a year may be another that lost digits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_PARTS = re.compile(r"(?P<word>.*)〔(?P<year>\d{2,4})〕(?P<serial>.+)")
_WHOLE_YEAR = 4


@dataclass(frozen=True, slots=True)
class NumberParts:
    """示罚字〔2018〕2 → 示罚字, 2018, 2."""

    word: str
    year: str
    serial: str

    @property
    def lost_digits(self) -> bool:
        return len(self.year) < _WHOLE_YEAR

    def may_be(self, whole: NumberParts) -> bool:
        """Whether this number is the other with digits of the year lost: 〔018〕, 〔208〕 or 〔18〕 for 〔2018〕."""
        if not self.lost_digits or whole.lost_digits or (self.word, self.serial) != (whole.word, whole.serial):
            return False
        left = iter(whole.year)
        return all(digit in left for digit in self.year)


@lru_cache(maxsize=65536)
def number_parts(number: str) -> NumberParts | None:
    """The parts of a normalised number; None where it names no year."""
    match = _PARTS.fullmatch(number)
    return NumberParts(match["word"], match["year"], match["serial"]) if match else None
