"""Days and moments as Chinese papers write them."""

from __future__ import annotations

from datetime import UTC, date, datetime


def chinese_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def local_moment(moment: datetime) -> datetime:
    """A moment of the store (UTC without a zone) by the clock on the reader's wall."""
    return moment.replace(tzinfo=UTC).astimezone()


def chinese_moment(moment: datetime) -> str:
    """By the clock on the reader's wall; `moment` as the store keeps it, UTC without a zone."""
    local = local_moment(moment)
    return f"{chinese_day(local)} {local:%H:%M}"
