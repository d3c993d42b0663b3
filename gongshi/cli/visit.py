"""`gongshi visit`: a person passes a captcha or a login, the next run goes on with that session."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from crawler.browser.visible import pass_by_hand
from gongshi.browser_path import find_browser
from gongshi.cli import options
from gongshi.cli.screen import screen
from gongshi.inputs import read_address

Url = Annotated[str, typer.Argument(help="拦住了程序的网址", show_default=False)]


def register(app: typer.Typer) -> None:
    app.command("visit", epilog="例：gongshi visit http://www.example.gov.cn/ --out out/，然后再运行 gongshi run")(
        visit
    )


def visit(url: Url, *, out: options.Out = None, browser: options.Browser = None) -> int:
    """打开看得见的浏览器，由人输入验证码或登录；关上窗口后会话存入结果文件夹，下次运行即用它接着查看。"""
    console = screen()
    folder = out or Path("out")
    console.print("浏览器已打开：请在窗口里完成网站要求的验证，看到正常页面后关闭窗口。")
    path, cookies = pass_by_hand(read_address(url), browser=find_browser(browser), out=folder)
    console.print(
        f"已保存会话（{cookies} 项）：{path}；现在再运行同样的 gongshi run 即可。", highlight=False, soft_wrap=True
    )
    return 0
