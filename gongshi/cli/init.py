"""`gongshi init`: a folder to start from, every setting explained, every template at hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from gongshi.starter import write_starter

Folder = Annotated[Path, typer.Argument(help="新建的文件夹", show_default=False)]


def register(app: typer.Typer) -> None:
    app.command("init", epilog="例：gongshi init 2018年二季度评估")(init)


def init(folder: Folder) -> int:
    """建一个评估文件夹：写明每项设置的 gongshi.toml，部门名单、台账、目录的 Excel 模板。已有的文件不覆盖。"""
    console = Console()
    for path, written in write_starter(folder):
        console.print(f"{'已写入' if written else '已存在，未改动'}：{path}", highlight=False, soft_wrap=True)
    console.print(f"填好名单和台账后运行：gongshi run -c {folder / 'gongshi.toml'}", highlight=False, soft_wrap=True)
    return 0
