"""Days and moments as Chinese papers write them."""

from __future__ import annotations

from datetime import date, datetime


def chinese_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_moment(moment: datetime) -> str:
    return f"{chinese_day(moment)} {moment:%H:%M}"
