"""Rankings and what follows from them, on paper and as rankings.csv."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from audit.figures import plain_number
from audit.rankings import RankedPeriod
from audit.rankings.repeated import Repeated
from audit.schemes.scheme import Scheme
from reports.data_files.row_tables import Cell, write_rows
from reports.papers.paper import Paper, PaperTable
from reports.papers.writing import write_paper
from reports.view.rankings import ranking_table

RANKING_COLUMNS = (
    "排名表", "时段", "起", "止", "名次", "并列", "单位", "得分", "最低", "最高", "构成", "未算全", "后果", "未定",
)  # fmt: skip


def write_rankings(
    scheme: Scheme, ranked: Sequence[RankedPeriod], repeated: Sequence[Repeated], out: Path, remarks: Sequence[str] = ()
) -> tuple[Path, ...]:
    """rankings.csv, .html, .docx and .xlsx in the folder."""
    table = write_rows(out / "rankings.csv", RANKING_COLUMNS, _lines(ranked))
    return table, *write_paper(ranking_paper(scheme, ranked, repeated, remarks), out, "rankings")


def ranking_paper(
    scheme: Scheme, ranked: Sequence[RankedPeriod], repeated: Sequence[Repeated], remarks: Sequence[str] = ()
) -> Paper:
    tables = [ranking_table(period) for period in ranked]
    if repeated:
        tables.append(_repeated_table(repeated))
    sentences = (f"方案：{scheme.title}（{scheme.source}）。", *remarks)
    title = f"{scheme.title}：排名与后果"
    return Paper(title=title, remarks=sentences, tables=tuple(tables), notes=scheme.ambiguities)


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
