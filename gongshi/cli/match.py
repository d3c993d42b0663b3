"""`gongshi match`: a ledger of any size laid on what was published, on the engine of GONGSHI_ENGINE."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from audit.engine.backend import chosen_backend
from audit.engine.laying import lay_at_size
from audit.engine.rates import count_statuses, rates_at_size
from audit.engine.statuses import Judging
from audit.figures import rate_text
from audit.schemes import load_scheme
from disclosure.errors import InputError
from disclosure.targets_file import read_targets
from gongshi.cli import options
from gongshi.match_results import write_matches, write_rates
from gongshi.match_tables import ledger_table, published_table
from gongshi.settings import gather_settings

EPILOG = (
    "例：gongshi match 台账.parquet 公示.parquet --as-of 2024-12-31 --complete --out out/。退出码：0 做完；2 输入有误。"
)
Ledger = Annotated[
    Path, typer.Argument(help="台账：Parquet 文件或文件夹，或表格文件夹（xls、xlsx、csv）", show_default=False)
]
Published = Annotated[
    Path, typer.Argument(help="已公示的数据：Parquet、表格文件夹，或 gongshi run 的结果文件夹", show_default=False)
]
Complete = Annotated[
    bool, typer.Option("--complete", help="已公示的数据是全的：没有找到的算未公示，否则算未判定", show_default=False)
]


def register(app: typer.Typer) -> None:
    app.command("match", epilog=EPILOG)(match)


def match(
    ledger: Ledger,
    published: Published,
    *,
    targets: options.Targets = None,
    scheme: options.Scheme = None,
    as_of: options.AsOf = None,
    holidays: options.Holidays = None,
    complete: Complete = False,
    out: options.Out = None,
) -> int:
    """把任意大小的台账与已公示的数据逐条比对，按部门、地区、月份、类别算公示率、有效率、迟报率、漏报率。"""
    given = {"targets": targets, "scheme": scheme, "as_of": as_of, "holidays": holidays, "out": out}
    settings = gather_settings(None, given)
    rules, backend = load_scheme(settings.scheme), chosen_backend()
    listed = read_targets(settings.targets) if settings.targets else []
    names = [target.name for target in listed]
    with tempfile.TemporaryDirectory(prefix="gongshi-match-", ignore_cleanup_errors=True) as work:
        mine = ledger_table(backend, ledger, names, rules.counting.exclusions, Path(work))
        theirs = published_table(backend, published, names, Path(work))
        judging = Judging(
            timing=rules.timing,
            calendar=settings.calendar,
            as_of=_day(settings.as_of),
            read_whole=complete if complete or theirs.read_whole is None else theirs.read_whole,
        )
        laid = lay_at_size(backend, mine.read, theirs.read, judging)
        counts = count_statuses(laid, {target.name: target.region for target in listed})
        settings.out.mkdir(parents=True, exist_ok=True)
        files = [
            write_matches(laid, mine.read, theirs.read, settings.out),
            write_rates(counts, rules, settings.out),
        ]
    console = Console(highlight=False, soft_wrap=True)
    for name, rate in (rates_at_size(counts, rules.timing, ())[()] if counts.height else {}).items():
        console.print(f"{name} {rate_text(rate)}（{rate.rule}）", markup=False)
    repeated = int(counts["repeated"].sum())
    excluded = "、".join(
        f"{reason} {rows}条" for reason, rows in {**mine.excluded, "duplicate": repeated}.items() if rows
    )
    console.print(f"不计入分母：{excluded or '无'}", markup=False)
    console.print("写出：" + "、".join(str(file) for file in files), markup=False)
    return 0


def _day(text: str | None) -> date:
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError as error:
        raise InputError(f"基准日“{text}”不是日期：请写成 YYYY-MM-DD。") from error
