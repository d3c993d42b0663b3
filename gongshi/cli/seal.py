"""`gongshi seal`: stamp and sign a result afterwards."""

from __future__ import annotations

import typer
from rich.console import Console

from disclosure.errors import InputError
from gongshi.cli import options
from gongshi.cli.result_folder import ResultFolder, check_log
from gongshi.cli.screen import show_seal
from gongshi.settings import gather_settings
from reports.custody.sealing import seal as seal_result
from reports.custody.verification import verify
from reports.seals.sealed import NOT_STAMPED, last_seal

SEALED, NOT_SEALED = 0, 1


def register(app: typer.Typer) -> None:
    epilog = (
        "例：gongshi seal out --time-stamp http://tsa.example.cn/ ｜ gongshi seal out -c gongshi.toml。"
        "退出码：0 已封存；1 时间戳没有盖上，或结果已有改动；2 用法有误。"
    )
    app.command("seal", epilog=epilog)(seal)


def seal(
    out: ResultFolder,
    *,
    config: options.Config = None,
    time_stamp: options.TimeStamp = None,
    signing_key: options.SigningKey = None,
) -> int:
    """为已有的结果加盖时间戳、签名：当时没有设置，或时间戳机构没有答复的，用它补做。"""
    settings = gather_settings(config, {"time_stamp": time_stamp, "signing_key": signing_key})
    check_log(out)
    if not settings.sealing.is_wanted:
        raise InputError("没有说怎样封存：请写 --time-stamp 网址，或 --signing-key 私钥文件，或用 -c 指定设置文件。")
    console = Console(highlight=False, soft_wrap=True)
    altered = verify(out).altered
    if altered:
        console.print("结果已有改动，不能封存（用 gongshi verify 看全部）：", style="bold red")
        console.print(f"  · {altered[0]}", markup=False)
        return NOT_SEALED
    head = seal_result(out, settings.sealing)
    show_seal(console, out)
    console.print(f"证据日志校验码：{head}（请抄录留存，gongshi verify 可核验）")
    said = last_seal(out)
    missed = settings.sealing.authority and (said is None or said["time_stamp"]["state"] == NOT_STAMPED)
    return NOT_SEALED if missed else SEALED
