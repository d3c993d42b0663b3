"""Periods one after another: which was the one before, which of a year came earlier."""

from __future__ import annotations

import calendar
from datetime import date

from disclosure.period import Period

Span = tuple[date, date]
"""First and last day."""


def span(period: Period) -> Span:
    return period.start, period.end


def before(days: Span) -> Span | None:
    """The span of as many whole months right before; None where the days are not whole months."""
    months = _whole_months(days)
    if not months:
        return None
    first = days[0].year * 12 + days[0].month - 1 - months
    last = first + months - 1
    end = date(last // 12, last % 12 + 1, calendar.monthrange(last // 12, last % 12 + 1)[1])
    return date(first // 12, first % 12 + 1, 1), end


def earlier_in_year(days: Span) -> list[Span]:
    """The spans of the same length before it in its year, the nearest first."""
    found = []
    one = before(days)
    while one is not None and one[0].year == days[1].year:
        found.append(one)
        one = before(one)
    return found


def months_of(days: Span) -> tuple[int, ...]:
    """The months that the days touch, 1 to 12 (of a span within one year)."""
    return tuple(range(days[0].month, days[1].month + 1))


def told(days: Span) -> str:
    """`2024-07`, `2018Q1`, or both days."""
    months = _whole_months(days)
    if months == 1:
        return f"{days[0]:%Y-%m}"
    if months == 3 and days[1].month % 3 == 0:
        return f"{days[0].year}Q{days[1].month // 3}"
    return f"{days[0]}至{days[1]}"


def _whole_months(days: Span) -> int:
    first, last = days
    if first.day != 1 or last.day != calendar.monthrange(last.year, last.month)[1]:
        return 0
    return (last.year - first.year) * 12 + last.month - first.month + 1
