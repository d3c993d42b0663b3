"""`gongshi demo`: the whole job on the demo city."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gongshi.cli.screen import screen
from gongshi.demo import run_demo

Out = Annotated[Path, typer.Option("--out", "-o", help="结果文件夹")]
Seed = Annotated[int, typer.Option("--seed", help="示范市的种子：名称和数字由它生成")]
Verify = Annotated[bool, typer.Option("--verify", help="把结果与示范市的真实情况逐项对照", show_default=False)]
Serve = Annotated[bool, typer.Option("--keep-serving", help="做完后示范市继续开着，按 Ctrl-C 结束", show_default=False)]


def register(app: typer.Typer) -> None:
    app.command("demo", epilog="例：gongshi demo ｜ gongshi demo --out demo-out --verify")(demo)


def demo(*, out: Out = Path("demo-out"), seed: Seed = 2018, verify: Verify = False, keep_serving: Serve = False) -> int:
    """在本机开一座示范市（十几个部门网站和一个信用网站），对它做一遍完整的评估，并说出报告在哪里。"""
    return run_demo(out, seed=seed, verify=verify, keep_serving=keep_serving, console=screen())
