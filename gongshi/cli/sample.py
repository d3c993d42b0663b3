"""`gongshi sample`: units and assessors drawn by the scheme's rule, on record, to be drawn again by anybody."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from audit.sampling import Assignment, Draw, draw, draw_assessors
from audit.sampling.assessor_file import read_assessors, read_regions
from audit.schemes import Scheme, load_scheme
from disclosure.errors import InputError
from disclosure.targets_file import read_targets
from gongshi.cli import options
from gongshi.cli.screen import screen
from gongshi.sample_template import write_template
from reports.papers.sample import SCHEMA, outcome_of_assessors, outcome_of_units, write_sample

SAME, DIFFERENT = 0, 1

Population = Annotated[
    Path | None,
    typer.Option("--population", help="全部单位的名单（附件2格式，须写单位归属和级别）", show_default=False),
]
Assessors = Annotated[
    Path | None, typer.Option("--assessors", help="评估机构名单：评估机构、所在地区、回避地区", show_default=False)
]
Regions = Annotated[
    Path | None,
    typer.Option("--regions", help="要评估的地区（“序号、地区”列）；不写用名单里的单位归属", show_default=False),
]
Seed = Annotated[
    str | None, typer.Option("--seed", help="种子（当众摇出的号码等）；不写则随机产生并记录", show_default=False)
]
Out = Annotated[Path, typer.Option("--out", "-o", help="写到哪个文件夹")]
Verify = Annotated[
    Path | None, typer.Option("--verify", help="用记录的种子重抽，核对 sample.json 与名单是否相符", show_default=False)
]
Template = Annotated[
    Path | None, typer.Option("--template", help="生成名单模板（单位、评估机构、地区三张表）", show_default=False)
]
EPILOG = (
    "例：gongshi sample --template 名单.xlsx ｜ gongshi sample --population 名单.xlsx --scheme yuncheng-2021 "
    "--seed 20210810 --out 抽样 ｜ gongshi sample --verify 抽样/sample.json --population 名单.xlsx。"
    "退出码：0 抽出（核对相符）；1 核对不符；2 用法或输入有误。"
)


@dataclass(frozen=True, slots=True)
class Lists:
    """What is drawn from."""

    population: Path | None
    assessors: Path | None
    regions: Path | None


def register(app: typer.Typer) -> None:
    app.command("sample", epilog=EPILOG)(sample)


def sample(  # noqa: PLR0913 -- one parameter an option
    *,
    population: Population = None,
    assessors: Assessors = None,
    regions: Regions = None,
    scheme: options.Scheme = None,
    seed: Seed = None,
    out: Out = Path("sample"),
    verify: Verify = None,
    template: Template = None,
    quiet: options.Quiet = False,
) -> int:
    """按方案的规定抽签：抽查哪些单位、哪家机构评哪个地区。种子、名单校验码和结果都记录在案，谁都可以重抽核对。"""
    console = screen(quiet=quiet)
    if template is not None:
        write_template(template)
        _say(console, f"已写入：{template}")
        return SAME
    if population is None and assessors is None:
        raise InputError("没有名单：请用 --population 给出单位名单，或用 --assessors 给出评估机构名单。")
    lists = Lists(population, assessors, regions)
    if verify is not None:
        return _verify(console, verify, scheme, lists)
    rules = load_scheme(scheme or "national-2018q2")
    own_seed = (seed or "").strip() or str(secrets.randbelow(10**12))
    drawn, assigned = _draw(rules, lists, own_seed)
    paths = write_sample(rules, drawn, assigned, out, datetime.now().astimezone())
    _show(console, drawn, assigned)
    _say(console, f"种子：{own_seed}。已写入：{'、'.join(path.name for path in paths)}，在 {out.resolve()}")
    return SAME


def _draw(rules: Scheme, lists: Lists, seed: str) -> tuple[Draw | None, Assignment | None]:
    units = read_targets(lists.population) if lists.population else []
    drawn = None
    if units and not (lists.assessors and rules.sampling is None):
        if rules.sampling is None:
            raise InputError(f"方案 {rules.identifier} 没有规定抽样（[sampling]）：写法见 docs/scheme.md。")
        drawn = draw(rules.sampling, units, seed)
    if lists.assessors is None:
        return drawn, None
    names = read_regions(lists.regions) if lists.regions else tuple(unit.region for unit in units if unit.region)
    if not names:
        raise InputError("没有要评估的地区：请用 --regions 给出有“序号、地区”列的表。")
    return drawn, draw_assessors(names, read_assessors(lists.assessors), seed)


def _verify(console: Console, path: Path, scheme: str | None, lists: Lists) -> int:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        if said["schema"] != SCHEMA:
            raise InputError(f"“{path}”的格式是 {said['schema']}，应为 {SCHEMA}。")
        rules = load_scheme(scheme or said["scheme"])
        seed = (said["units"] or said["assessors"])["seed"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            f"“{path}”不是可用的抽签记录（{error}）：请给出 gongshi sample 写出的 sample.json。"
        ) from error
    drawn, assigned = _draw(rules, lists, seed)
    again = {"units": drawn and outcome_of_units(drawn), "assessors": assigned and outcome_of_assessors(assigned)}
    wrong = [key for key, value in again.items() if value is not None and value != said[key]]
    if not wrong:
        _say(console, f"相符：用种子 {seed} 重抽，结果与 {path} 一致。")
        return SAME
    names = {"units": "抽中的单位（或名单）", "assessors": "评估机构"}
    _say(console, f"不符：用种子 {seed} 重抽，{'、'.join(names[key] for key in wrong)}与 {path} 不一致。")
    return DIFFERENT


def _show(console: Console, drawn: Draw | None, assigned: Assignment | None) -> None:
    for lot in drawn.lots if drawn else ():
        names = "、".join(target.name for target in lot.taken) or "无"
        _say(console, f"{lot.stratum.name}（从{lot.pool}个中抽）：{names}　{lot.remark}".rstrip())
    for remark in drawn.remarks if drawn else ():
        _say(console, remark)
    for region, name in assigned.by_region.items() if assigned else ():
        _say(console, f"{region}：{name}")


def _say(console: Console, text: str) -> None:
    console.print(text, markup=False, highlight=False, soft_wrap=True)
