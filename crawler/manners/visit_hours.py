"""The hours of the day in which sites may be visited: at night a slow site is nobody's loss."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from disclosure.errors import InputError

_WRITTEN = re.compile(r"\s*(\d{1,2}):(\d{2})\s*[-—~至]\s*(\d{1,2}):(\d{2})\s*")


@dataclass(frozen=True, slots=True)
class VisitHours:
    """From `start` to `end` by the machine's clock; over midnight where the end is the earlier."""

    start: time
    end: time

    @classmethod
    def read(cls, written: str) -> VisitHours | None:
        """22:00-06:00; None for nothing. Raises InputError for anything else."""
        if not written.strip():
            return None
        match = _WRITTEN.fullmatch(written.replace("：", ":"))
        hours = [int(part) for part in match.groups()] if match else []
        if not hours or hours[0] > 23 or hours[2] > 23 or hours[1] > 59 or hours[3] > 59 or hours[:2] == hours[2:]:
            raise InputError(f"访问时段“{written}”看不懂：请写成 22:00-06:00 的样子。")
        return cls(time(hours[0], hours[1]), time(hours[2], hours[3]))

    def open_at(self, now: datetime) -> bool:
        clock = now.time()
        if self.start < self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end

    def seconds_until_open(self, now: datetime) -> float:
        """0 where it is open now."""
        if self.open_at(now):
            return 0.0
        opening = now.replace(hour=self.start.hour, minute=self.start.minute, second=0, microsecond=0)
        if opening < now:
            opening += timedelta(days=1)
        return (opening - now).total_seconds()
