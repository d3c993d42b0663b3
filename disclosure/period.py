"""The period under assessment: 2018Q2, 2024-07, 2021, or START..END (CONTRACT, `period`)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from disclosure.errors import InputError

_QUARTER = re.compile(r"(\d{4})[Qq]([1-4])")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both within."""

    label: str
    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


def parse_period(text: str) -> Period:
    """Read a period; InputError with the accepted forms where it is none, or ends before it starts."""
    text = text.strip()
    try:
        start, end = _bounds(text)
    except ValueError as error:
        raise InputError(
            f"评估时段“{text}”无法识别：请写成 2018Q2、2024-07、2021 或 2024-07-01..2024-09-30。"
        ) from error
    if end < start:
        raise InputError(f"评估时段“{text}”的结束日 {end} 早于开始日 {start}：请调换前后日期。")
    return Period(text, start, end)


def _bounds(text: str) -> tuple[date, date]:
    if match := _QUARTER.fullmatch(text):
        year, last = int(match[1]), int(match[2]) * 3
        return date(year, last - 2, 1), _month_end(year, last)
    if match := _MONTH.fullmatch(text):
        year, month = int(match[1]), int(match[2])
        return date(year, month, 1), _month_end(year, month)
    if _YEAR.fullmatch(text):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    start, dots, end = text.partition("..")
    if not dots:
        raise ValueError(text)
    return date.fromisoformat(start.strip()), date.fromisoformat(end.strip())


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
