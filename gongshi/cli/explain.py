"""`gongshi explain`: why a score is what it is."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from audit.schemes import load_scheme
from disclosure.store import open_store
from gongshi.cli import options
from gongshi.cli.result_folder import ResultFolder, check_database
from gongshi.settings import gather_settings
from reports.explanation import explain as explain_score
from reports.redaction import printable_file

Number = Annotated[str | None, typer.Argument(help="指标编号，如 2.1；不写就看总分", show_default=False)]
Department = Annotated[str | None, typer.Option("--department", help="哪个部门；不写就是全地区", show_default=False)]


def register(app: typer.Typer) -> None:
    epilog = "例：gongshi explain out 6.2 --department 示范市水利局 ｜ gongshi explain out"
    app.command("explain", epilog=epilog)(explain)


def explain(
    out: ResultFolder,
    indicator: Number = None,
    *,
    department: Department = None,
    database: options.Database = None,
) -> int:
    """说明得分：原文、依据、台账行、证据、信息来源、还缺什么；总分没有算全时给出上下限，并列出可以补救的事项。"""
    settings = gather_settings(None, {"out": out, "database": database})
    check_database(settings)
    store = open_store(settings.database_url)
    try:
        file = printable_file(store.load(store.latest()))
    finally:
        store.close()
    told = explain_score(file, load_scheme(file.assessment.scheme), indicator, department)
    console = Console(highlight=False, soft_wrap=True)
    for line in told.lines:
        console.print(line, markup=False)
    return 0
