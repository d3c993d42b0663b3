"""`gongshi replay`: judge again out of the archive, without network, and say what changes."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from audit.schemes import load_scheme
from disclosure.store import open_store
from gongshi.cli import options
from gongshi.cli.result_folder import ResultFolder, check_database
from gongshi.cli.screen import screen
from gongshi.replaying import Replayed, replay_assessment
from gongshi.settings import gather_settings
from reports.comparison import Change, changes
from reports.redaction import printable_file

SAME, DIFFERENT = 0, 1
_MOST = 60

NewScheme = Annotated[str | None, typer.Option("--scheme", help="换用的评估办法；不填则用当时的", show_default=False)]
SaveTo = Annotated[
    Path | None, typer.Option("--save", help="把前后对照写成 csv 文件（放在结果文件夹以外）", show_default=False)
]


def register(app: typer.Typer) -> None:
    epilog = (
        "例：gongshi replay out ｜ gongshi replay out --scheme yindu-2024 --save 对照.csv。"
        "退出码：0 与当时一致（或换了评估办法）；1 同一办法下有变化；2 用法有误"
    )
    app.command("replay", epilog=epilog)(replay)


def replay(  # noqa: PLR0913 -- one parameter an option
    out: ResultFolder,
    *,
    scheme: NewScheme = None,
    ledgers: options.Ledgers = None,
    platform: options.Platform = None,
    statistics: options.Statistics = None,
    holidays: options.Holidays = None,
    database: options.Database = None,
    save: SaveTo = None,
    quiet: options.Quiet = False,
) -> int:
    """由存档重新判定并重新计分，不联网；列出与当时不同之处。换评估办法、升级程序后，用它看结论会怎样变。"""
    given = {"ledgers": ledgers, "platform": platform, "statistics": statistics, "holidays": holidays}
    settings = gather_settings(None, {**given, "out": out, "database": database})
    check_database(settings)
    if scheme is not None:
        load_scheme(scheme)
    console = screen(quiet=quiet)
    store = open_store(settings.database_url)
    try:
        done = replay_assessment(store, settings, scheme, lambda said: console.print(said, highlight=False))
    finally:
        store.close()
    found = changes(printable_file(done.before), printable_file(done.after))
    _show(Console(highlight=False, soft_wrap=True), done, found)
    if save is not None:
        _write(save, found)
    return SAME if not found or scheme not in {None, done.before.assessment.scheme} else DIFFERENT


def _show(console: Console, done: Replayed, found: tuple[Change, ...]) -> None:
    for name in done.missing:
        console.print(f"{name}：存档里没有这次查看的经过（旧版本查看的），沿用当时的结论", markup=False)
    if not found:
        console.print(f"由存档重新判定 {done.pages} 页：结论、记录、得分与当时完全一致。")
        return
    table = Table(title=f"由存档重新判定 {done.pages} 页：有 {len(found)} 处与当时不同", title_justify="left")
    for name in ("部门", "事项", "当时", "现在"):
        table.add_column(name, overflow="fold")
    for change in found[:_MOST]:
        table.add_row(change.owner, change.what, change.before, change.after)
    console.print(table)
    if len(found) > _MOST:
        console.print(f"其余 {len(found) - _MOST} 处略：用 --save 写成文件看全部")


def _write(path: Path, found: tuple[Change, ...]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("部门", "事项", "当时", "现在"))
        writer.writerows((one.owner, one.what, one.before, one.after) for one in found)
