"""Rankings and what follows from them, on paper and as rankings.csv."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from audit.figures import plain_number
from audit.rankings import RankedPeriod, RankedUnit
from audit.rankings.repeated import Repeated
from audit.schemes.comparing_tables import TOTAL
from audit.schemes.named_figures import rate_name
from audit.schemes.scheme import Scheme
from reports.papers import Paper, PaperTable, write_paper
from reports.row_tables import Cell, write_rows
from reports.words import catalogue

RANKING_COLUMNS = (
    "排名表", "时段", "起", "止", "名次", "并列", "单位", "得分", "最低", "最高", "构成", "未算全", "后果", "未定",
)  # fmt: skip
_HEADS = ("名次", "单位", "", "构成与上下限", "后果", "未定")
_WEIGHTS = (1.2, 4.0, 1.8, 4.5, 6.0, 6.0)


def write_rankings(
    scheme: Scheme, ranked: Sequence[RankedPeriod], repeated: Sequence[Repeated], out: Path, remarks: Sequence[str] = ()
) -> tuple[Path, ...]:
    """rankings.csv, .html, .docx and .xlsx in the folder."""
    table = write_rows(out / "rankings.csv", RANKING_COLUMNS, _lines(ranked))
    return table, *write_paper(ranking_paper(scheme, ranked, repeated, remarks), out, "rankings")


def ranking_paper(
    scheme: Scheme, ranked: Sequence[RankedPeriod], repeated: Sequence[Repeated], remarks: Sequence[str] = ()
) -> Paper:
    tables = [_table(period) for period in ranked]
    if repeated:
        tables.append(_repeated_table(repeated))
    sentences = (f"方案：{scheme.title}（{scheme.source}）。", *remarks, *scheme.ambiguities)
    return Paper(title=f"{scheme.title}：排名与后果", remarks=sentences, tables=tuple(tables))


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


def _table(period: RankedPeriod) -> PaperTable:
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
    return PaperTable(
        title=f"{period.label} {period.ranking.name}", heads=heads, weights=_WEIGHTS, rows=rows, note=note
    )


def _made_of(period: RankedPeriod, unit: RankedUnit) -> str:
    entry = unit.place.entry
    parts = [entry.told] if entry.told and period.ranking.by == TOTAL else []
    if entry.open:
        upper = "不设上限" if entry.upper is None else plain_number(entry.upper)
        parts.append(f"{plain_number(entry.lower)}至{upper}；未算全：{'、'.join(entry.open)}")
    return "；".join(parts)


def _repeated_table(repeated: Sequence[Repeated]) -> PaperTable:
    rows = tuple((one.label, one.unit, one.says if one.sure else "", "" if one.sure else one.says) for one in repeated)
    return PaperTable(title="连续几期的后果", heads=("时段", "单位", "后果", "未定"), weights=(1.5, 4, 9, 9), rows=rows)


def _lines(ranked: Sequence[RankedPeriod]) -> Iterator[tuple[Cell, ...]]:
    for period in ranked:
        for unit in period.units:
            entry = unit.place.entry
            yield (
                period.ranking.name,
                period.label,
                period.days[0].isoformat(),
                period.days[1].isoformat(),
                unit.place.rank,
                "是" if unit.place.tied else "",
                entry.name,
                None if entry.figure is None else plain_number(entry.figure),
                plain_number(entry.lower),
                "" if entry.upper is None else plain_number(entry.upper),
                entry.told,
                "、".join(entry.open),
                "".join(unit.follows),
                "".join(unit.open),
            )
