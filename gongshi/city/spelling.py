"""How people write the same thing differently: dates and document numbers."""

from __future__ import annotations

from datetime import date
from random import Random

_BRACKETS = ("〔〕", "[]", "（）", "()", "【】")
_DIGITS = "〇一二三四五六七八九"


def dated(day: date, form: str) -> str:
    """`form`: iso, slash, dot, chinese, compact or numerals."""
    y, m, d = day.year, day.month, day.day
    return {
        "iso": f"{day:%Y-%m-%d}",
        "slash": f"{y}/{m}/{d}",
        "dot": f"{y}.{m:02d}.{d:02d}",
        "chinese": f"{y}年{m}月{d}日",
        "compact": f"{day:%Y%m%d}",
        "numerals": "".join(_DIGITS[int(c)] for c in str(y)) + f"年{numeral(m)}月{numeral(d)}日",
    }[form]


def bracketed(number: str, style: int) -> str:
    """The document number with other brackets around its year (style 0 leaves it)."""
    pair = _BRACKETS[style % len(_BRACKETS)]
    return number.replace("〔", pair[0]).replace("〕", pair[1])


def spaced(number: str) -> str:
    """With the blanks that typists put around the year."""
    return number.replace("〔", " 〔").replace("〕", "〕 ")


def as_typed(lot: Random, number: str) -> str:
    """One of the ways a clerk types it into a ledger."""
    way = lot.randrange(6)
    return spaced(number) if way == 5 else bracketed(number, way)


def numeral(number: int) -> str:
    """1 to 39 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("" if tens == 1 else _DIGITS[tens]) + "十"
    return head + (_DIGITS[ones] if ones or not tens else "")
