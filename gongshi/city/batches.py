"""Batches: what a department puts up on one day, kind by kind, with the title it gives it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from disclosure.vocabulary import Kind
from gongshi.city.decisions import Decision
from gongshi.city.departments import Department
from gongshi.city.spelling import numeral


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    kind: Kind
    day: date
    title: str
    decisions: tuple[Decision, ...]


def batches(department: Department) -> list[Batch]:
    """Newest first; a month's batches of a kind are counted from one."""
    made = [batch for kind in Kind for batch in _of_kind(department, kind)]
    return sorted(made, key=lambda batch: (batch.day, batch.kind), reverse=True)


def _of_kind(department: Department, kind: Kind) -> list[Batch]:
    oldest_first = sorted(department.published(kind), key=lambda d: (d.portal_on or date.min, d.serial))
    found: list[Batch] = []
    for day, decisions in groupby(oldest_first, key=lambda d: d.portal_on):
        assert day
        turn = 1 + sum((b.day.year, b.day.month) == (day.year, day.month) for b in found)
        title = f"{day.year}年{day.month}月{kind.chinese}信息公示（第{numeral(turn)}批）"
        found.append(Batch(kind=kind, day=day, title=title, decisions=tuple(decisions)))
    return found
