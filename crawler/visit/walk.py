"""Walking down a list: which rows are new, which are due, and when it has gone back past the period's start."""

from __future__ import annotations

from datetime import date

from crawler.listings import ListRow
from crawler.visit.addresses import place

_PAGES_PAST = 2
"""Whole pages before the period's start after which a list in order is left."""


class Walk:
    """Remembers the rows seen. `past_the_start` is only said of a list that was seen to run from new to old:
    rows of one single day, or pinned old rows on top, prove no order."""

    def __init__(self, start: date, seen: set[object] | None = None) -> None:
        """`seen`: the rows of other parts of the same list, to which this one adds its own."""
        self._start = start
        self._seen: set[object] = set()
        self._elsewhere: set[object] = set()
        self._everywhere: set[object] = set() if seen is None else seen
        self._last: date | None = None
        self._falls = False
        self._old_pages = 0
        self.in_order = True
        self.past_the_start = False
        self.reaches_back = False

    def fresh(self, rows: tuple[ListRow, ...]) -> list[ListRow]:
        """The rows that were not seen before; the same row under another session's address is no new one."""
        new = []
        for row in rows:
            key = _key(row)
            if key not in self._seen:
                self._seen.add(key)
                self._elsewhere |= {key} & self._everywhere
                self._everywhere.add(key)
                new.append(row)
        self._look_at_order(new)
        return new

    def _look_at_order(self, new: list[ListRow]) -> None:
        dated = [row.listed_on for row in new if row.listed_on]
        for day in dated:
            if self._last is not None:
                self.in_order = self.in_order and day <= self._last
                self._falls = self._falls or day < self._last
            self._last = day
        if new:
            all_old = len(dated) == len(new) and max(dated) < self._start
            # a list sorted by subject first may begin anew: one page more is worth a false accusation less
            self._old_pages = self._old_pages + 1 if all_old else 0
        self.reaches_back = self.in_order and self._falls and self._last is not None and self._last < self._start
        self.past_the_start = self.in_order and self._falls and self._old_pages >= _PAGES_PAST

    def due(self, row: ListRow) -> bool:
        """Rows listed before the period are passed over: a decision of the period cannot have been published then. So
        are those that another part of the list showed."""
        if _key(row) in self._elsewhere:
            return False
        return row.listed_on is None or row.listed_on >= self._start


def _key(row: ListRow) -> object:
    return (_place(row), row.text or row.title, row.listed_on)


def _place(row: ListRow) -> object:
    if row.ask is None:
        return None
    return (row.ask.method, place(row.ask.url), row.ask.form or row.ask.body)
