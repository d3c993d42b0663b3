"""Whether two names of a party can be the same, one of them perhaps masked (张**, 李某某)."""

from __future__ import annotations

import re
import unicodedata

from disclosure.party import normalise_party

_MASKS = re.compile(r"(?:[*＊×○●█某]|(?<=[\u4e00-\u9fff])[Xx](?![A-Za-z]))+")
_BLANKS = re.compile(r"\s+")


def party_key(name: str | None) -> str:
    """The one written form of a party's name, "" for none."""
    return normalise_party(name) if name else ""


def is_masked(name: str | None) -> bool:
    return bool(name) and _MASKS.search(name or "") is not None


def parties_agree(one: str | None, other: str | None) -> bool:
    """True for equal names, for a masked name that fits the other, and where one of them is missing."""
    left, right = party_key(one), party_key(other)
    if not left or not right or left == right:
        return True
    return _fits(one or "", right) or _fits(other or "", left)


def _fits(masked: str, name: str) -> bool:
    if not is_masked(masked):
        return False
    written = _BLANKS.sub("", unicodedata.normalize("NFKC", masked)).upper()
    pattern = ".+".join(re.escape(part) for part in _MASKS.split(written))
    return re.fullmatch(pattern, name) is not None
