"""What a department may decide: the items that its 双公示 catalogue must name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from disclosure.vocabulary import Kind

_LEADING_NUMBER = re.compile(r"^(?:\(?[0-9一二三四五六七八九十]{1,4}\)?[、.)]?)(?=\D)")
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Duty:
    """One item of a department: 取水许可 (permit), 对未经批准擅自取水的处罚 (penalty)."""

    kind: Kind
    name: str


def item_key(name: str) -> str:
    """An item's name without its number, signs and blanks, for telling whether two lists name the same item."""
    written = unicodedata.normalize("NFKC", name).strip()
    return _SIGNS.sub("", _LEADING_NUMBER.sub("", written)) or _SIGNS.sub("", written)
