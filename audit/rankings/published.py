"""Rankings already published, as a table: a notice's annex (发改办财金〔2018〕984号 附件1), or our own rankings.csv."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from audit.rankings.entries import RankEntry
from audit.rankings.spans import Span, span
from audit.schemes.comparing_tables import TOTAL
from audit.schemes.scheme import Scheme
from disclosure.errors import InputError
from disclosure.period import Period, parse_period
from disclosure.tables import Table, cell_name, read_workbook

_NAME = ("单位", "地区", "部门", "县（市、区）", "县区", "乡镇", "单位名称", "省份")
_POINTS = re.compile(r"(?:总?得分|.*分数|总分|成绩|积分)")
_PERIOD = ("时段", "期", "季度", "月份")
_RANKING = "排名表"
_LOWER, _UPPER, _OPEN = "最低", "最高", "未算全"
_IN_NAME = re.compile(r"\d{4}(?:[Qq][1-4]|-\d{1,2}(?!\d))?")

Published = dict[str, dict[Span, tuple[RankEntry, ...]]]


def read_published(path: Path, scheme: Scheme) -> Published:
    """Entries by ranking and days. A table that names no ranking is the scheme's first by points of single periods;
    one without a column 时段 is of the period in the file's name. InputError, with the cell, for what cannot be used.
    """
    found: dict[str, dict[Span, list[RankEntry]]] = {}
    tables = [table for table in read_workbook(path) if _columns(table)]
    if not tables:
        raise InputError(f"“{path}”里没有排名：需要有“单位（或地区）”列和“得分（或……分数）”列。")
    for table in tables:
        for ranking, days, entry in _entries(table, path, scheme):
            found.setdefault(ranking, {}).setdefault(days, []).append(entry)
    return {ranking: {days: tuple(own) for days, own in by_days.items()} for ranking, by_days in found.items()}


def _columns(table: Table) -> list[tuple[int, int]]:
    """Column pairs of name and points; a printed annex has two side by side."""
    heads = [re.sub(r"\s", "", head) for head in table.header]
    names = [at for at, head in enumerate(heads) if head in _NAME]
    points = [at for at, head in enumerate(heads) if _POINTS.fullmatch(head)]
    return list(zip(names, points, strict=True)) if len(names) == len(points) else []


def _entries(table: Table, path: Path, scheme: Scheme) -> list[tuple[str, Span, RankEntry]]:
    heads = {head: at for at, head in enumerate(table.header)}
    found = []
    for row in table.rows:
        given = {head: row.cells[at] for head, at in heads.items() if at < len(row.cells)}
        days = _days(next((given[head] for head in _PERIOD if given.get(head)), ""), path)
        ranking = given.get(_RANKING) or _first_ranking(scheme)
        for name_at, points_at in _columns(table):
            name, text = row.cells[name_at].strip(), row.cells[points_at].strip()
            if not name:
                continue
            place = f"“{path}”单元格 {cell_name(points_at, row.number)}"
            found.append((ranking, days, _entry(name, text, given, place)))
    return found


def _entry(name: str, text: str, given: Mapping[str, str], place: str) -> RankEntry:
    if not text:
        return RankEntry(name=name, figure=None)
    figure = _number(text, place)
    open_points = tuple(part for part in given.get(_OPEN, "").split("、") if part)
    if not open_points:
        return RankEntry.settled(name, figure)
    lower, upper = given.get(_LOWER, ""), given.get(_UPPER, "")
    return RankEntry(
        name=name,
        figure=figure,
        lower=_number(lower, place) if lower else Fraction(0),
        upper=_number(upper, place) if upper else None,
        open=open_points,
    )


def _number(text: str, place: str) -> Fraction:
    try:
        return Fraction(text)
    except ValueError as error:
        raise InputError(f"{place}：“{text}”应为数字。") from error


def _days(text: str, path: Path) -> Span:
    named = text or next(iter(_IN_NAME.findall(path.stem)), "")
    try:
        return span(_period(named))
    except InputError as error:
        raise InputError(f"“{path}”没有写明时段：请加一列“时段”，或在文件名里写明（如 2018Q1排名.csv）。") from error


def _period(text: str) -> Period:
    first, between, last = text.partition("至")
    return parse_period(f"{first}..{last}" if between else text)


def _first_ranking(scheme: Scheme) -> str:
    names: Sequence[str] = [one.name for one in scheme.rankings if one.over == "period" and one.by == TOTAL]
    if not names:
        raise InputError(f"方案 {scheme.identifier} 没有按得分的排名：排名表须有“{_RANKING}”一列。")
    return names[0]
