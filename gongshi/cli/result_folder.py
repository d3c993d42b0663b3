"""The result folder that a command takes which comes after a run, and whether it holds what the command needs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from disclosure.chain import LOG
from disclosure.errors import InputError
from gongshi.settings import Settings

ResultFolder = Annotated[Path, typer.Argument(help="结果文件夹（run 的 --out）", show_default=False)]


def check_database(settings: Settings) -> None:
    """Raises InputError where neither the result folder has a database nor another one is named."""
    out = settings.out
    if settings.named_database is not None or (out / "gongshi.db").is_file():
        return
    if not out.is_dir():
        raise InputError(f"结果文件夹 {out} 不存在：请写 gongshi run 的 --out 所指的文件夹。")
    raise InputError(f"“{out}”里没有 gongshi.db：请写 gongshi run 的结果文件夹，或用 --database 指明数据库。")


def check_log(out: Path) -> None:
    """Raises InputError where the folder has no evidence log."""
    if not (out / LOG).is_file():
        raise InputError(f"“{out}”里没有证据日志（{LOG}）：请给出 gongshi run 的结果文件夹。")
