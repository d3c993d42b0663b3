"""`gongshi export`: the archive in a form that others' tools open."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from disclosure.errors import InputError
from reports.wacz import write_wacz

Folder = Annotated[Path, typer.Argument(help="结果文件夹（run 的 --out）", show_default=False)]
Wacz = Annotated[
    Path | None,
    typer.Option("--wacz", help="写成一个 WACZ 文件，可用 ReplayWeb.page 打开逐页回看", show_default=False),
]


def register(app: typer.Typer) -> None:
    app.command("export", epilog="例：gongshi export out --wacz 存档.wacz")(export)


def export(out: Folder, *, wacz: Wacz = None) -> int:
    """把网页存档导出成其他工具能打开的文件。存档是网页原样，可能含个人信息，请勿外传。"""
    if wacz is None:
        raise InputError("没有说导出成什么：请写 --wacz 文件名，例如 --wacz 存档.wacz。")
    if wacz.resolve().is_relative_to(out.resolve()):
        raise InputError("请把导出的文件放在结果文件夹以外：否则 gongshi verify 会把它报作未登记的文件。")
    done = write_wacz(out, wacz, title=f"公示网页存档 {out.name}", software=f"gongshi {version('gongshi')}")
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"已写成 {done.path}：{done.pages} 个页面，{done.records} 条记录。", markup=False)
    console.print("其中是网页原样，未遮盖个人信息：仅供评估机构内部复核。")
    return 0
