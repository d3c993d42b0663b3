"""`gongshi scheme`: the notices in force, a rule file of one's own checked, and the statistics file to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from audit.schemes import Scheme, list_schemes, load_scheme
from audit.schemes.scheme import Needed
from disclosure.errors import InputError
from disclosure.targets_file import read_targets
from gongshi.cli.scheme_compare import EPILOG, scheme_compare
from gongshi.statistics_template import write_template

RuleFile = Annotated[Path, typer.Argument(help="方案的 .toml 规则文件", show_default=False)]
Name = Annotated[str, typer.Argument(help="方案的名称，或自己的 .toml 规则文件", show_default=False)]
Targets = Annotated[
    Path | None, typer.Option("--targets", help="部门名单：按单位填写的项每个单位一行", show_default=False)
]
Out = Annotated[Path, typer.Option("--out", "-o", help="写到哪个文件")]

schemes = typer.Typer(help="评估方案：列出、检查自己的规则文件、生成统计表模板。", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    schemes.command("list", epilog="例：gongshi scheme list")(listing)
    schemes.command("check", epilog="例：gongshi scheme check 我市方案.toml")(check)
    schemes.command("template", epilog="例：gongshi scheme template national-2018q2 -o 统计表.xlsx")(template)
    schemes.command("compare", epilog=EPILOG)(scheme_compare)
    app.add_typer(schemes, name="scheme")


def listing() -> int:
    """列出随程序带的评估方案：依据、时限、满分。"""
    table = Table()
    for head in ("名称", "方案", "依据", "时限", "指标"):
        table.add_column(head, overflow="fold")
    for name in list_schemes():
        scheme = load_scheme(name)
        table.add_row(name, scheme.title, scheme.source, _limit(scheme), _indicators(scheme))
    Console(soft_wrap=True).print(table)
    return 0


def check(file: RuleFile) -> int:
    """检查自己写的规则文件：有错就写明第几行、错在哪里、应当怎样；没有错就列出读到的内容。"""
    if file.suffix.lower() != ".toml":
        raise InputError(f"“{file}”不是 .toml 文件：方案写成 .toml 规则文件。")
    scheme = load_scheme(str(file))
    console = Console(highlight=False, soft_wrap=True)
    _say(console, f"没有错误：{scheme.identifier}　{scheme.title}")
    _say(console, f"依据：{scheme.source}；{_limit(scheme)}；{_indicators(scheme)}。")
    for one in scheme.indicators:
        asks = f"　不能自动计分，需要：{one.formula.needs}" if isinstance(one.formula, Needed) else ""
        _say(console, f"  {one.number}　{one.title}　{float(one.full):g}分{asks}")
    for figure in scheme.statistics:
        _say(console, f"  统计表：{figure.name}（由{figure.supplied_by}提供）")
    for stratum in scheme.sampling.strata if scheme.sampling else ():
        _say(console, f"  抽样：{stratum.name}，抽{stratum.take}个{'（每个地区）' if stratum.each_region else ''}")
    for ranking in scheme.rankings:
        _say(console, f"  排名：{ranking.name}，{'；'.join(rule.says for rule in ranking.consequences) or '只排名'}")
    return 0


def template(name: Name, *, targets: Targets = None, out: Out = Path("统计表.xlsx")) -> int:
    """生成统计表模板：方案要求省里、平台或评估人提供的每一项一行，填好后用 --statistics 交给 run 或 audit。"""
    scheme = load_scheme(name)
    if out.exists():
        raise InputError(f"{out} 已经存在：为免覆盖，请用 --out 另指定一个文件。")
    if not out.parent.is_dir():
        raise InputError(f"文件夹 {out.parent} 不存在：请先建好，或用 --out 另指定。")
    rows = write_template(scheme, read_targets(targets) if targets else (), out)
    console = Console(highlight=False, soft_wrap=True)
    if rows:
        _say(console, f"已写入：{out}（{rows}行）。填好后：gongshi audit --statistics {out}")
    else:
        _say(console, f"方案 {scheme.identifier} 不需要统计表。")
    return 0


def _limit(scheme: Scheme) -> str:
    outer = f"，超过{scheme.timing.outer_limit}日为漏报" if scheme.timing.outer_limit else ""
    return f"{scheme.timing.limit}个工作日{outer}"


def _indicators(scheme: Scheme) -> str:
    if not scheme.gives_points:
        return "只算比率，不打分"
    return f"{len(scheme.indicators)}项，共{float(sum(one.full for one in scheme.indicators)):g}分"


def _say(console: Console, text: str) -> None:
    console.print(text, markup=False)
