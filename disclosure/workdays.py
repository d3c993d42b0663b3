"""Working days: statutory holidays and make-up days as the State Council publishes them each year.

Counting begins the day after the decision (民法典 第二百零一条: 开始的当日不计入), unless a notice counts the day of
the decision too, and working days leave out holidays (行政许可法 第八十二条). Days outside the covered years are not
judged: no answer is guessed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Literal

import chinese_calendar

from disclosure.errors import InputError
from disclosure.holiday_files import HolidayYear, read_holiday_file

CountFrom = Literal["next_day", "same_day"]
"""Whether day one of a limit is the day after the decision, or the day of the decision itself."""

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class YearSource:
    """Where the holidays of the years `first` to `last` come from, for people to read."""

    first: int
    last: int
    source: str


class WorkCalendar:
    """One table of days with the running number of working days up to and including each."""

    def __init__(self, first: date, working: Iterable[bool], sources: Iterable[YearSource] = ()) -> None:
        self._first = first.toordinal()
        self._running: list[int] = []
        self._working: list[int] = []  # ordinal of the n-th working day
        self.sources = tuple(sources)
        count = 0
        for ordinal, works in enumerate(working, self._first):
            if works:
                count += 1
                self._working.append(ordinal)
            self._running.append(count)

    @staticmethod
    @lru_cache(maxsize=1)
    def default() -> WorkCalendar:
        """The years chinesecalendar carries (2004–2026 in release 1.11)."""
        first, last = _library_years()
        days = map(chinese_calendar.is_workday, _days(first, last))
        return WorkCalendar(date(first, 1, 1), days, (_library_source(first, last),))

    @staticmethod
    def with_year_files(paths: Iterable[Path]) -> WorkCalendar:
        """The default years and those of the user's files, which win where both have a year.

        The files' form: disclosure.holiday_files. InputError for a mistake in one (file and line named), or
        where the years leave a gap: a running number cannot jump over an unknown year.
        """
        given = {year.year: year for path in paths for year in read_holiday_file(path)}
        first, last = _library_years()
        years = set(range(first, last + 1)) | set(given)
        if missing := set(range(min(years), max(years) + 1)) - years:
            files = "、".join(dict.fromkeys(year.file for year in given.values()))
            raise InputError(f"节假日文件“{files}”之外还缺 {min(missing)} 年：年份须连续，请把该年的安排也填上。")
        days = _days(min(years), max(years))
        return WorkCalendar(date(min(years), 1, 1), (_works(day, given) for day in days), _sources(years, given))

    @property
    def years(self) -> tuple[int, int]:
        """First and last covered year."""
        last = date.fromordinal(self._first + len(self._running) - 1)
        return date.fromordinal(self._first).year, last.year

    def covers(self, day: date) -> bool:
        return 0 <= day.toordinal() - self._first < len(self._running)

    def is_working_day(self, day: date) -> bool | None:
        """None outside the covered years."""
        if not self.covers(day):
            return None
        at = bisect_left(self._working, day.toordinal())
        return at < len(self._working) and self._working[at] == day.toordinal()

    def deadline(self, decision: date, limit: int, count_from: CountFrom = "next_day") -> date | None:
        """The last day in time: the `limit`-th working day after the decision day (`same_day`: the decision
        day, if worked, is the first). None: not judged."""
        if not self.covers(decision):
            return None
        number = self._before(decision, count_from) + limit
        if limit == 0:
            return decision
        if not 0 < number <= len(self._working):
            return None
        return date.fromordinal(self._working[number - 1])

    def working_days(self, decision: date, published: date, count_from: CountFrom = "next_day") -> int | None:
        """Working days after the decision day (`same_day`: with it) up to and including the publication day; 0
        on the same day, negative where the publication came first. None: not judged.

        A publication on a day off counts as many as the last working day before it. So the number alone
        cannot tell a Friday deadline from the Saturday after it: whether it was in time is asked of
        `is_in_time`.
        """
        if not (self.covers(decision) and self.covers(published)):
            return None
        return self._number(published) - self._before(decision, count_from)

    def is_in_time(
        self, decision: date, published: date, limit: int, count_from: CountFrom = "next_day"
    ) -> bool | None:
        """Whether the publication day is no later than the deadline. None: not judged."""
        deadline = self.deadline(decision, limit, count_from)
        return None if deadline is None else published <= deadline

    def _number(self, day: date) -> int:
        return self._running[day.toordinal() - self._first]

    def _before(self, decision: date, count_from: CountFrom) -> int:
        """Working days that lie before day one of a limit."""
        return self._number(decision) - (count_from == "same_day" and bool(self.is_working_day(decision)))


def _library_years() -> tuple[int, int]:
    years = [day.year for day in chinese_calendar.constants.holidays]
    return min(years), max(years)


def _library_source(first: int, last: int) -> YearSource:
    return YearSource(first, last, f"国务院办公厅历年节假日安排通知，取自 chinesecalendar {_library_version()}")


def _library_version() -> str:
    return metadata.version("chinesecalendar")


def _sources(years: Iterable[int], given: Mapping[int, HolidayYear]) -> list[YearSource]:
    """Neighbouring years of one source as one, in the order of the years."""
    found: list[YearSource] = []
    for year in sorted(years):
        source = given[year].source if year in given else _library_source(year, year).source
        if found and found[-1].source == source:
            found[-1] = YearSource(found[-1].first, year, source)
        else:
            found.append(YearSource(year, year, source))
    return found


def _days(first: int, last: int) -> Iterable[date]:
    day = date(first, 1, 1)
    while day.year <= last:
        yield day
        day += _ONE_DAY


def _works(day: date, given: Mapping[int, HolidayYear]) -> bool:
    if day.year in given:
        return given[day.year].works.get(day, day.weekday() < 5)
    return bool(chinese_calendar.is_workday(day))
