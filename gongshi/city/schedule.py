"""When things happen: working days forwards and back, awkward days, batches.

Days are stepped one by one, so that the city's truth does not come from the arithmetic it is there to check.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from disclosure.period import Period
from disclosure.workdays import WorkCalendar

_ONE_DAY = timedelta(days=1)
LIMIT = 7  # working days, 国发〔2016〕33号


def is_working_day(day: date) -> bool:
    return bool(WorkCalendar.default().is_working_day(day))


def step(day: date, working_days: int) -> date:
    """The working day that many working days after (or, negative, before) `day`."""
    stride = _ONE_DAY if working_days >= 0 else -_ONE_DAY
    left = abs(working_days)
    while left:
        day += stride
        left -= is_working_day(day)
    return day


def days(start: date, end: date) -> Iterator[date]:
    while start <= end:
        yield start
        start += _ONE_DAY


def working_days_of(period: Period) -> list[date]:
    return [day for day in days(period.start, period.end) if is_working_day(day)]


def awkward_days(period: Period) -> list[date]:
    """Decision days whose deadline a weekday count gets wrong: holidays or make-up days lie between."""
    return [day for day in working_days_of(period) if step(day, LIMIT) != _by_weekdays(day, LIMIT)]


def _by_weekdays(day: date, count: int) -> date:
    while count:
        day += _ONE_DAY
        count -= day.weekday() < 5
    return day


def batch_days(lot: Random, period: Period, as_of: date) -> list[date]:
    """Days on which a department puts up a batch: every ten to thirteen working days, past the period's end."""
    found = [step(period.start - _ONE_DAY, lot.randint(4, 6))]
    end = min(as_of, period.end + timedelta(days=45))
    while (following := step(found[-1], lot.randint(10, 13))) <= end:
        found.append(following)
    return found
