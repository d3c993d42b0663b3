"""Dates as portals, platforms and ledgers write them (PORTALS §4, DOMAIN §8).

Own reader: general ones miss 二〇一八年三月五日 and are some hundred times slower.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

NO_EXPIRY = date(2099, 12, 31)
"""How a platform writes 长期有效; 9999-12-31 is seen too."""

_SHANGHAI = timezone(timedelta(hours=8))
_EXCEL_ZERO = date(1899, 12, 30)
_OLDEST, _NEWEST = 1949, 2100

_CHINESE_DIGITS = str.maketrans("〇○◯零Oo一二三四五六七八九", "000000123456789")
_CHINESE_FORM = re.compile(
    r"([〇○◯零Oo一二三四五六七八九]{4})\s*年\s*"
    r"([\d一二三四五六七八九十元正]{1,3})\s*月\s*([\d一二三四五六七八九十廿卅初]{1,3})\s*日"
)
_FORMS = re.compile(
    r"(?<![\dA-Z])(?P<year>\d{4})(?:"
    r"\s*年\s*(?P<m1>\d{1,2})\s*月\s*(?P<d1>\d{1,2})(?!\d)(?:\s*[日号])?"
    r"|\s*(?P<mark>[-/.])\s*(?P<m2>\d{1,2})\s*(?P=mark)\s*(?P<d2>\d{1,2})(?!\d)"
    r"|(?P<m3>\d{2})(?P<d3>\d{2})(?:(?!\d)|(?=\d{6}(?!\d))|(?=\d{4}(?!\d)))"
    r")"
)
_ENGLISH = re.compile(
    r"\b(?:[A-Z][a-z]{2},? )(?P<text>[A-Z][a-z]{2} \d{1,2}) [\d:]{8} (?:[A-Z]{3}[+\d:]* )?(?P<year>\d{4})"
)
_ZONED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)")
_NUMBER = re.compile(r"(?:/Date\()?(-?\d+)(?:\.0+)?(?:[+-]\d{4})?(?:\)/)?")
_SHORT_YEAR = re.compile(r"(1[3-9]|[2-4]\d)(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?")
"""18-07-03 on old lists. Below 13 the first figure might be a month."""
_DASHES = re.compile(r"[-‐‑‒–—―－−﹣]+")


def read_date(value: object) -> date | None:
    """The calendar date (Asia/Shanghai) a cell or label means, or None.

    None for text without a date, for text with two different ones, and for the fillers that mean "empty"
    (1899-12-31, 1900-01-01, epoch 0). 2099-12-31 and 9999-12-31 come back as they are: see `is_no_expiry`.
    """
    if isinstance(value, datetime):
        return _in_range((value.astimezone(_SHANGHAI) if value.tzinfo else value).date())
    if isinstance(value, date):
        return _in_range(value)
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _number(value)
    return _read_text(str(value))


def is_no_expiry(day: date | None) -> bool:
    """Whether a date stands for "no end": 2099-12-31 or later."""
    return day is not None and day >= NO_EXPIRY


def dates_in_text(text: str) -> list[date]:
    """Every date written in a text, in order, repeats included. Bare numbers (epoch, serials) are not
    taken for dates."""
    tidy = _tidy(text)
    found = sorted([*_chinese(tidy), *_digits(tidy)])
    return [day for _, day in found]


@lru_cache(maxsize=65536)
def _read_text(text: str) -> date | None:
    tidy = _tidy(text)
    if not tidy:
        return None
    if match := _NUMBER.fullmatch(tidy):
        return _number(int(match[1]))
    if match := _ZONED.search(tidy):
        return read_date(datetime.fromisoformat(match[0]))
    if match := _ENGLISH.search(tidy):
        return _in_range(datetime.strptime(f"{match['text']} {match['year']}", "%b %d %Y").date())
    if match := _SHORT_YEAR.fullmatch(tidy):
        return _date(2000 + int(match[1]), int(match[2]), int(match[3]))
    # 202 6年7月14日: the inner blanks go only where the text as it stands has no date
    days = set(dates_in_text(tidy)) or set(dates_in_text(re.sub(r"\s+", "", tidy)))
    return days.pop() if len(days) == 1 else None


def _tidy(text: str) -> str:
    return _DASHES.sub("-", unicodedata.normalize("NFKC", text).replace("|", "")).strip()


def _number(value: float) -> date | None:
    """Epoch milliseconds or seconds, 20180507 (with or without a clock behind it), or a spreadsheet's
    serial day."""
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124  NaN is what differs from itself
        return None
    whole = int(value)
    digits = str(whole)
    if len(digits) in (8, 12, 14) and digits[:2] in ("19", "20", "99"):
        return _date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    if 10**11 <= abs(whole) < 5 * 10**12:
        return _epoch(value / 1000)
    if 10**8 < whole < 5 * 10**9:
        return _epoch(value)
    if 20_000 <= whole < 80_000:
        return _in_range(_EXCEL_ZERO + timedelta(days=whole))
    return None


def _epoch(seconds: float) -> date | None:
    start = datetime(1970, 1, 1, tzinfo=_SHANGHAI) + timedelta(hours=8)
    return _in_range((start + timedelta(seconds=seconds)).date())


def _digits(text: str) -> Iterator[tuple[int, date]]:
    for match in _FORMS.finditer(text):
        month = match["m1"] or match["m2"] or match["m3"]
        day = match["d1"] or match["d2"] or match["d3"]
        if (found := _date(int(match["year"]), int(month), int(day))) is not None:
            yield match.start(), found


def _chinese(text: str) -> Iterator[tuple[int, date]]:
    for match in _CHINESE_FORM.finditer(text):
        year = int(match[1].translate(_CHINESE_DIGITS))
        found = _date(year, _chinese_number(match[2]), _chinese_number(match[3]))
        if found is not None:
            yield match.start(), found


def _chinese_number(text: str) -> int:
    """一 to 三十一, 元/正 for the first month, 廿/卅, 初五."""
    text = text.replace("初", "").replace("廿", "二十").replace("卅", "三十").replace("元", "一").replace("正", "一")
    tens, ten, ones = text.partition("十")
    if not ten:
        return int(text.translate(_CHINESE_DIGITS) or 0)
    return 10 * int(tens.translate(_CHINESE_DIGITS) or 1) + int(ones.translate(_CHINESE_DIGITS) or 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return _in_range(date(year, month, day))
    except ValueError:
        return None


def _in_range(day: date) -> date | None:
    known = _OLDEST <= day.year <= _NEWEST or day == date(9999, 12, 31)
    # 1970-01-01 is an empty field printed through epoch 0
    return day if known and day != date(1970, 1, 1) else None
