"""Working days: statutory holidays and make-up days as the State Council publishes them each year.

Counting begins the day after the decision (民法典 第二百零一条: 开始的当日不计入), and working days leave out
holidays (行政许可法 第八十二条). Days outside the covered years are not judged: no answer is guessed.
"""

from __future__ import annotations

import csv
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import chinese_calendar

from disclosure.dates import read_date
from disclosure.errors import InputError, UnreadableFileError

_OFF = frozenset({"holiday", "休", "休息", "放假", "节假日"})
_ON = frozenset({"workday", "班", "上班", "补班", "调休上班", "工作日"})
_ONE_DAY = timedelta(days=1)


class WorkCalendar:
    """One table of days with the running number of working days up to and including each."""

    def __init__(self, first: date, working: Iterable[bool]) -> None:
        self._first = first.toordinal()
        self._running: list[int] = []
        self._working: list[int] = []  # ordinal of the n-th working day
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
        return WorkCalendar(date(first, 1, 1), map(chinese_calendar.is_workday, _days(first, last)))

    @staticmethod
    def with_year_files(paths: Iterable[Path]) -> WorkCalendar:
        """The default years and those of the user's files, which win where both have a year.

        A file is a csv of `date,kind` with kind holiday/休 or workday/班; a year it mentions counts as
        covered. InputError where the years leave a gap: a running number cannot jump over an unknown
        year.
        """
        given: dict[int, dict[date, bool]] = {}
        for path in paths:
            for day, works in _read_year_file(path).items():
                given.setdefault(day.year, {})[day] = works
        first, last = _library_years()
        years = set(range(first, last + 1)) | set(given)
        if missing := set(range(min(years), max(years) + 1)) - years:
            raise InputError(f"工作日历缺少 {min(missing)} 年：请补上该年的日历文件，年份须连续。")
        days = _days(min(years), max(years))
        return WorkCalendar(date(min(years), 1, 1), (_works(day, given) for day in days))

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

    def deadline(self, decision: date, limit: int) -> date | None:
        """The last day in time: the `limit`-th working day after the decision day. None: not judged."""
        if not self.covers(decision):
            return None
        number = self._running[decision.toordinal() - self._first] + limit
        if not 0 < number <= len(self._working):
            return decision if limit == 0 else None
        return decision if limit == 0 else date.fromordinal(self._working[number - 1])

    def working_days(self, decision: date, published: date) -> int | None:
        """Working days after the decision day up to and including the publication day; 0 on the same day,
        negative where the publication came first. None: not judged.

        A publication on a day off counts as many as the last working day before it. So the number alone
        cannot tell a Friday deadline from the Saturday after it: whether it was in time is asked of
        `is_in_time`.
        """
        if not (self.covers(decision) and self.covers(published)):
            return None
        return self._number(published) - self._number(decision)

    def is_in_time(self, decision: date, published: date, limit: int) -> bool | None:
        """Whether the publication day is no later than the deadline. None: not judged."""
        deadline = self.deadline(decision, limit)
        return None if deadline is None else published <= deadline

    def _number(self, day: date) -> int:
        return self._running[day.toordinal() - self._first]


def _library_years() -> tuple[int, int]:
    years = [day.year for day in chinese_calendar.constants.holidays]
    return min(years), max(years)


def _days(first: int, last: int) -> Iterable[date]:
    day = date(first, 1, 1)
    while day.year <= last:
        yield day
        day += _ONE_DAY


def _works(day: date, given: Mapping[int, Mapping[date, bool]]) -> bool:
    if day.year in given:
        return given[day.year].get(day, day.weekday() < 5)
    return bool(chinese_calendar.is_workday(day))


def _read_year_file(path: Path) -> dict[date, bool]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableFileError(f"工作日历文件“{path}”读不出来：请另存为 UTF-8 编码的 csv。") from error
    found: dict[date, bool] = {}
    for number, row in enumerate(rows, 1):
        if len(row) < 2 or (number == 1 and read_date(row[0]) is None):
            continue
        day, kind = read_date(row[0]), row[1].strip().lower()
        if day is None or kind not in _OFF | _ON:
            raise InputError(f"工作日历文件“{path}”第 {number} 行“{','.join(row)}”不明白：应为“日期,休”或“日期,班”。")
        found[day] = kind in _ON
    if not found:
        raise InputError(f"工作日历文件“{path}”没有一个日期：请按“日期,休”或“日期,班”逐行填写。")
    return found
