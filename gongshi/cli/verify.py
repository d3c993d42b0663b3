"""`gongshi verify`: whether a result and its evidence are as they were written."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from gongshi.cli.result_folder import ResultFolder
from reports.custody.verification import verify as verify_result
from reports.seals.checking import Trusted

INTACT, ALTERED = 0, 1
_MOST = 20

TsaCa = Annotated[Path | None, typer.Option("--tsa-ca", help="时间戳机构的根证书（PEM），另行取得", show_default=False)]
SignerKey = Annotated[
    Path | None, typer.Option("--signer", help="应当签名的人的公钥或证书（PEM），另行取得", show_default=False)
]


def register(app: typer.Typer) -> None:
    epilog = (
        "例：gongshi verify out ｜ gongshi verify out --tsa-ca 时间戳根证书.pem --signer 评估机构公钥.pem。"
        "退出码：0 没有改动；1 有改动；2 无法核验。"
    )
    app.command("verify", epilog=epilog)(verify)


def verify(out: ResultFolder, *, tsa_ca: TsaCa = None, signer: SignerKey = None) -> int:
    """核验结果和证据有没有被改动：证据日志逐条相扣，每个文件的 SHA-256 与登记的一致，时间戳、签名有效。不联网。"""
    console = Console(highlight=False, soft_wrap=True)
    found = verify_result(out, Trusted(authorities=tsa_ca, signer=signer))
    for path in found.strangers[:_MOST]:
        console.print(f"未登记：{path}（不是程序写的文件，未核验）", markup=False)
    for path in found.unfinished[:_MOST]:
        console.print(f"未写完：{path}（运行中断时正在写；再运行一次同样的命令即补全）", markup=False)
    for sentence in found.removed[:_MOST]:
        console.print(f"已清除：{sentence}", markup=False)
    if len(found.removed) > _MOST:
        console.print(f"已清除：…… 其余 {len(found.removed) - _MOST} 个文件略")
    for sentence in found.seals:
        console.print(f"封存：{sentence}", markup=False)
    if not found.altered:
        console.print(f"没有改动：证据日志 {found.entries} 条逐条相扣，{found.files} 个文件与登记的一致。")
        console.print(f"日志校验码：{found.head}（与当时抄录的相同，即可确认日志没有整个重写）")
        return INTACT
    console.print(f"发现 {len(found.altered)} 处改动，最早登记的列在最前：", style="bold red")
    for sentence in found.altered[:_MOST]:
        console.print(f"  · {sentence}", markup=False)
    if len(found.altered) > _MOST:
        console.print(f"  · …… 其余 {len(found.altered) - _MOST} 处略")
    return ALTERED
