"""`gongshi export`: the archive in a form that others' tools open, and what is handed to a department."""

from __future__ import annotations

from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from audit.schemes import load_scheme
from disclosure.errors import InputError
from disclosure.store import open_store
from gongshi.cli import options
from gongshi.cli.result_folder import ResultFolder, check_database
from gongshi.settings import gather_settings
from reports.heading import SchemeHeading
from reports.package import Packed, Packer
from reports.wacz import write_wacz

EVERY_DEPARTMENT = "all"

Wacz = Annotated[
    Path | None,
    typer.Option("--wacz", help="写成一个 WACZ 文件，可用 ReplayWeb.page 打开逐页回看", show_default=False),
]
Package = Annotated[
    str | None,
    typer.Option(
        "--package", help="交给这个部门的核查材料（写名单上的全称；all 为每个部门各一份）", show_default=False
    ),
]
To = Annotated[Path, typer.Option("--to", help="核查材料放在哪个文件夹（默认当前文件夹）", show_default=False)]
Personal = Annotated[
    bool,
    typer.Option(
        "--with-personal-data",
        help="核查材料中也放入含未遮盖个人信息的网页原件（只交给公布它的部门）",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    epilog = (
        "例：gongshi export out --wacz 存档.wacz ｜ gongshi export out --package 示范市水利局 --to 核查材料 ｜ "
        "gongshi export out --package all --to 核查材料"
    )
    app.command("export", epilog=epilog)(export)


def export(
    out: ResultFolder,
    *,
    wacz: Wacz = None,
    package: Package = None,
    to: To = Path(),
    with_personal_data: Personal = False,
    database: options.Database = None,
) -> int:
    """导出：--wacz 把网页存档写成其他工具能打开的文件（网页原样，请勿外传）；--package 写成交给部门的核查材料。"""
    if wacz is None and package is None:
        raise InputError(
            "没有说导出成什么：请写 --wacz 文件名，例如 --wacz 存档.wacz；或 --package 部门全称，例如 --package all。"
        )
    console = Console(highlight=False, soft_wrap=True)
    for target in (wacz, to if package else None):
        if target is not None and target.resolve().is_relative_to(out.resolve()):
            raise InputError("请把导出的文件放在结果文件夹以外：否则 gongshi verify 会把它报作未登记的文件。")
    software = f"gongshi {version('gongshi')}"
    if wacz is not None:
        done = write_wacz(out, wacz, title=f"公示网页存档 {out.name}", software=software)
        console.print(f"已写成 {done.path}：{done.pages} 个页面，{done.records} 条记录。", markup=False)
        console.print("其中是网页原样，未遮盖个人信息：仅供评估机构内部复核。")
    if package is not None:
        _pack(out, package, to, database, with_personal_data=with_personal_data, software=software, console=console)
    return 0


def _pack(
    out: Path,
    wanted: str,
    to: Path,
    database: str | None,
    *,
    with_personal_data: bool,
    software: str,
    console: Console,
) -> None:
    settings = gather_settings(None, {"out": out, "database": database})
    check_database(settings)
    store = open_store(settings.database_url)
    try:
        number = store.latest()
        file = store.load(number)
        heading = SchemeHeading.of(load_scheme(file.assessment.scheme))
        packer = Packer(out, file, store.captures(number), heading)
        names = [one.target.name for one in file.departments] if wanted == EVERY_DEPARTMENT else [wanted]
        for name in names:
            _say(packer.pack(name, to, software=software, with_personal_data=with_personal_data), console)
    finally:
        store.close()
    if with_personal_data:
        console.print("其中有未遮盖的个人信息：只交给公布它的部门，请勿转发。")


def _say(done: Packed, console: Console) -> None:
    console.print(
        f"已写成 {done.path}：{done.files} 个文件，存档记录 {done.records} 条；日志校验码 {done.head}"
        "（请随材料另行告知）",
        markup=False,
    )
    reasons = Counter(one.reason for one in done.left_out)
    if reasons:
        told = "；".join(f"{reason} {number} 件" for reason, number in reasons.items())
        copies = sum(bool(one.copy) for one in done.left_out)
        console.print(f"  没有放入的原件：{told}（见未收入清单.csv），其中 {copies} 件放入了遮盖副本", markup=False)
