"""The scheme's rankings of one period: the units of one report, or of several."""

from __future__ import annotations

from audit.figures import plain_number
from audit.rankings import RankedPeriod, RankedUnit, judge_rankings, result_of
from audit.schemes.comparing_tables import TOTAL
from audit.schemes.named_figures import rate_name
from disclosure.assessment import AssessmentFile
from reports.heading import SchemeHeading
from reports.papers.paper import PaperTable
from reports.wording.words import catalogue

_HEADS = ("名次", "单位", "", "构成与上下限", "后果", "未定")
_WEIGHTS = (1.6, 4.0, 2.4, 4.5, 6.0, 6.0)
_OPTIONAL = 3
"""Columns from here on are left out where they are empty."""


def own_rankings(file: AssessmentFile, heading: SchemeHeading) -> tuple[RankedPeriod, ...]:
    """Those of the report's own period and units. What needs other periods or other regions is `gongshi rank`'s."""
    rules = heading.rules
    result = result_of(file) if rules is not None else None
    if rules is None or result is None:
        return ()
    ranked = judge_rankings(rules, [result])
    return tuple(one for one in ranked if one.ranking.of != "assessment" and one.ranking.over == "period")


def ranking_table(period: RankedPeriod) -> PaperTable:
    heads = tuple(head or figure_head(period) for head in _HEADS)
    rows = tuple(
        (
            rank_text(unit),
            unit.place.entry.name,
            figure_text(period, unit),
            _made_of(period, unit),
            "".join(unit.follows),
            "".join(unit.open),
        )
        for unit in period.units
    )
    note = f"依据：{period.ranking.clause}。名次按已计分的部分排；未算全的写明上下限，可能因此改变的后果列在“未定”。"
    title = f"{period.label} {period.ranking.name}"
    table = PaperTable(title=title, heads=heads, weights=_WEIGHTS, rows=rows, note=note)
    return table.without_empty(*range(_OPTIONAL, len(_HEADS)))


def rank_text(unit: RankedUnit) -> str:
    """`3`, `3（并列）`, or 未排名."""
    place = unit.place
    if place.rank is None:
        return "未排名"
    return f"{place.rank}（并列）" if place.tied else str(place.rank)


def figure_text(period: RankedPeriod, unit: RankedUnit) -> str:
    entry = unit.place.entry
    if entry.figure is None:
        return "无数据"
    return entry.told if entry.told and period.ranking.by != TOTAL else plain_number(entry.figure)


def figure_head(period: RankedPeriod) -> str:
    by = period.ranking.by
    counts = catalogue()["count"]
    return "得分" if by == TOTAL else str(counts[by]) if by in counts else rate_name(by)


def _made_of(period: RankedPeriod, unit: RankedUnit) -> str:
    entry = unit.place.entry
    parts = [entry.told] if entry.told and period.ranking.by == TOTAL else []
    if entry.open:
        upper = "不设上限" if entry.upper is None else plain_number(entry.upper)
        parts.append(f"{plain_number(entry.lower)}至{upper}；未算全：{'、'.join(entry.open)}")
    return "；".join(parts)
