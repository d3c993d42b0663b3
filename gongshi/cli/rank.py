"""`gongshi rank`: units, regions and provinces ranked over one period or several, and what follows."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from audit.rankings import RankedPeriod, judge_rankings
from audit.rankings.repeated import repeated_consequences
from gongshi.cli import options
from gongshi.cli.screen import screen
from gongshi.ranking_sources import gather_sources
from reports.papers.ranking import write_rankings
from reports.view.rankings import figure_head, figure_text, rank_text

Sources = Annotated[
    list[Path] | None,
    typer.Argument(
        help="结果文件夹（各月、各地区可以给几个）、result.json，或已印发的排名表（csv、xlsx、docx）",
        show_default=False,
    ),
]
Scheme = Annotated[
    str | None, typer.Option("--scheme", help="评估办法的名称或 .toml 文件，不填为最近一期所用的", show_default=False)
]
Out = Annotated[Path, typer.Option("--out", "-o", help="写到哪个文件夹")]

EPILOG = (
    "例：gongshi rank out-7月 out-8月 --out 排名 ｜ gongshi rank 2018Q1排名.csv --scheme national-2018q2。"
    "写出 rankings.csv、rankings.html、rankings.docx、rankings.xlsx；rankings.csv 下一期可以再给进来作往期。"
)


def register(app: typer.Typer) -> None:
    app.command("rank", epilog=EPILOG)(rank)


def rank(
    sources: Sources = None,
    *,
    scheme: Scheme = None,
    database: options.Database = None,
    out: Out = Path("rankings"),
    quiet: options.Quiet = False,
) -> int:
    """按方案给单位、地区排名（并列写明），判定免评、表扬、警示、约谈等后果；几期结果一起给，连续几次的也判。"""
    given = gather_sources(sources or [], scheme, database)
    ranked = judge_rankings(given.scheme, given.results, given.published)
    repeated = repeated_consequences(given.scheme, given.results)
    remarks = [f"另有 {given.other} 份结果用的是别的方案，未计入。"] if given.other else []
    paths = write_rankings(given.scheme, ranked, repeated, out, remarks)
    console = screen(quiet=quiet)
    for period in ranked:
        _show(console, period)
    for one in repeated:
        console.print(f"{one.label}　{one.unit}：{one.says}", markup=False, highlight=False, soft_wrap=True)
    for remark in remarks:
        console.print(remark, markup=False)
    console.print(f"已写入：{'、'.join(path.name for path in paths)}，在 {out.resolve()}", markup=False, soft_wrap=True)
    return 0


def _show(console: Console, period: RankedPeriod) -> None:
    table = Table(title=f"{period.label} {period.ranking.name}")
    for head in ("名次", "单位", figure_head(period), "后果", "未定"):
        table.add_column(head, overflow="fold")
    for unit in period.units:
        cells = (rank_text(unit), unit.place.entry.name, figure_text(period, unit))
        table.add_row(*cells, "".join(unit.follows), "".join(unit.open))
    console.print(table)
