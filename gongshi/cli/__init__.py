"""The command line. Errors are caught here, in one place, and become one sentence and an exit code."""

from __future__ import annotations

import sys

import typer
from rich.console import Console
from typer.exceptions import TyperException

from disclosure.errors import GongshiError
from gongshi.cli import (
    audit_table,
    check,
    demo,
    explain,
    export,
    init,
    match,
    prune,
    rank,
    replay,
    run,
    sample,
    scheme,
    seal,
    steps,
    validate,
    verify,
    visit,
)

INTERRUPTED = 130

app = typer.Typer(
    name="gongshi",
    help="公示：核查“双公示”（行政许可、行政处罚信息公示）——查网站、对台账、按通知评分、出报告。",
    epilog="例：gongshi demo ｜ gongshi init 我的评估 ｜ gongshi run -c 我的评估/gongshi.toml",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
_COMMANDS = (
    *(demo, init, run, check, steps, validate, verify, seal, prune, replay, export, match, audit_table, visit),
    *(scheme, explain, rank, sample),
)
for command in _COMMANDS:
    command.register(app)


def main() -> None:
    """The `gongshi` program."""
    errors = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        code = app(standalone_mode=False)
    except GongshiError as error:
        errors.print(f"错误：{error}", style="bold red", markup=False)
        code = error.exit_code
    except TyperException as error:
        errors.print(f"用法有误：{error.format_message()}（用 --help 看说明和例子）", markup=False)
        code = 2
    except (KeyboardInterrupt, typer.Abort):
        errors.print("已中断：用同样的命令再运行一次即可接着做。")
        code = INTERRUPTED
    sys.exit(code if isinstance(code, int) else 0)
