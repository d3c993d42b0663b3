"""`gongshi prune`: remove what has been kept as long as the rule asks."""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer
from rich.console import Console

from disclosure.errors import InputError
from disclosure.store import open_store
from gongshi.cli import options
from gongshi.cli.result_folder import ResultFolder, check_log
from gongshi.settings import Settings, gather_settings
from reports.custody.retention import Due, due, read_retention, remove
from reports.custody.sealing import seal

_MOST = 20
_MEGABYTE = 1 << 20

Before = Annotated[
    str | None, typer.Option("--before", help="只清除这一天（YYYY-MM-DD）以前保存的", show_default=False)
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="只列出会清除哪些，不清除", show_default=False)]


def register(app: typer.Typer) -> None:
    epilog = (
        "例：gongshi prune out --retention screenshots=365,pages=365,archive=180 --dry-run ｜ "
        "gongshi prune out -c gongshi.toml ｜ gongshi prune out --before 2024-01-01"
    )
    app.command("prune", epilog=epilog)(prune)


def prune(
    out: ResultFolder,
    *,
    config: options.Config = None,
    retention: options.Retention = None,
    before: Before = None,
    dry_run: DryRun = False,
    database: options.Database = None,
) -> int:
    """按保留期限清除截图、网页原件、网页存档、报告；证据日志登记清除了什么，gongshi verify 不会把它报作改动。"""
    settings = gather_settings(config, {"out": out, "retention": retention, "database": database})
    check_log(out)
    rules = read_retention(settings.retention)
    day = _day(before)
    if not rules and day is None:
        raise InputError(
            "没有说清除什么：请写 --retention（例如 screenshots=365），或 --before 日期，或用 -c 指定设置文件。"
        )
    found = list(due(out, rules, today=date.today(), before=day))
    console = Console(highlight=False, soft_wrap=True)
    for one in found[:_MOST]:
        console.print(f"  · {one.path}（{one.rule}）", markup=False)
    if len(found) > _MOST:
        console.print(f"  · …… 其余 {len(found) - _MOST} 个文件略")
    size = sum(one.size for one in found) / _MEGABYTE
    if dry_run:
        console.print(f"到期的文件 {len(found)} 个，共 {size:.1f} MB；没有清除（--dry-run）。")
        return 0
    _remove(out, found, settings)
    console.print(f"已清除 {len(found)} 个文件，共 {size:.1f} MB；清除了什么已登记在证据日志里。")
    return 0


def _remove(out: Path, found: list[Due], settings: Settings) -> None:
    remove(out, found)
    gone = [PurePosixPath(one.path).name for one in found if one.path.endswith(".warc.gz")]
    known = settings.named_database or (out / "gongshi.db").is_file()
    if gone and known:  # a later run must not be sent to a file that is gone
        store = open_store(settings.database_url)
        try:
            store.forget_archive_files(gone)
        finally:
            store.close()
    seal(out, settings.sealing)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if text else None
    except ValueError as error:
        raise InputError(f"日期“{text}”无法识别：请写成 2024-01-01 的样子。") from error
