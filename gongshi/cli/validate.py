"""`gongshi validate`: what a department runs before it reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from audit.standard import editions, load_edition
from disclosure.errors import InputError
from disclosure.judgement import Rate
from disclosure.vocabulary import Kind
from gongshi.validate import find_files, validate_file
from gongshi.validate_findings import FileFindings, Problem, TableFindings, compliance, severities, wrong_codes
from gongshi.validate_papers import check_out, write_papers
from reports.marked_copy import LEVELS

CLEAN, PROBLEMS, UNUSABLE = 0, 1, 2
_MOST_RULES = 12
_MOST_NOTES = 6

EPILOG = (
    "例：gongshi validate 上报数据.xlsx ｜ gongshi validate 上报文件夹 --out 校验结果 ｜ "
    "gongshi validate 许可.csv --edition G3 --kind permit。"
    "退出码：0 没有问题；1 有问题；2 有文件无法使用。"
)
Files = Annotated[
    list[Path], typer.Argument(help="要校验的文件或文件夹（xlsx、xls、ods、csv，或装着它们的 zip）", show_default=False)
]
Edition = Annotated[
    str | None, typer.Option("--edition", help="数据标准版本：G1、G2、G3 或 基本，不填则看表头", show_default=False)
]
KindName = Annotated[
    str | None,
    typer.Option("--kind", help="permit（行政许可）或 penalty（行政处罚），不填则自动判断", show_default=False),
]
Out = Annotated[Path, typer.Option("--out", "-o", help="问题清单和标注后的副本放在哪个文件夹")]
AsOf = Annotated[str | None, typer.Option("--as-of", help="以哪一天为今天（YYYY-MM-DD）", show_default=False)]


def register(app: typer.Typer) -> None:
    app.command("validate", epilog=EPILOG)(validate)


def validate(
    files: Files, *, edition: Edition = None, kind: KindName = None, out: Out = Path("validate-out"), as_of: AsOf = None
) -> int:
    """上报前按数据标准校验：逐格指出问题和改法，算出合规率和五项代码差错率，另存一份标注的副本，原文件不动。"""
    chosen = load_edition(edition) if edition else None
    told = _kind(kind)
    today = _day(as_of)
    paths = find_files(files, out)
    check_out(out)
    console = Console()
    found = [one for path, name in paths.items() for one in validate_file(path, name, chosen, told, today)]
    for file in found:
        _show(console, file)
    if len(found) > 1:
        _say(console, f"合计：{_figures([table for file in found for table in file.tables])}")
    for path in write_papers(found, out):
        _say(console, f"已写入：{path.resolve()}")
    if any(file.trouble for file in found):
        return UNUSABLE
    return PROBLEMS if any(file.problems for file in found) else CLEAN


def _kind(name: str | None) -> Kind | None:
    names = {word: kind for kind in Kind for word in (kind.value, kind.chinese, kind.chinese[2:])}
    if name is None:
        return None
    if name.strip().lower() not in names:
        raise InputError(f"“{name}”不是数据的种类：--kind 写 permit（行政许可）或 penalty（行政处罚）。")
    return names[name.strip().lower()]


def _day(text: str | None) -> date:
    try:
        return date.fromisoformat(text.strip()) if text else date.today()
    except ValueError as error:
        raise InputError(f"日期“{text}”无法识别：请写成 2018-09-05 的样子。") from error


def _show(console: Console, file: FileFindings) -> None:
    console.rule(file.name, align="left")
    if file.trouble:
        _say(console, f"无法使用：{file.trouble}", style="bold red")
    if not file.tables:
        return
    summary = _table("工作表", "标准", "行数", "合规率", "五码差错率", "错误", "提示")
    for table in file.tables:
        counts = severities(table.problems)
        rates = (_rate(compliance([table])), _rate(wrong_codes([table])))
        summary.add_row(
            table.sheet or "—", table.edition, str(table.rows), *rates, str(counts["error"]), str(counts["warning"])
        )
    console.print(summary)
    said: set[str] = set()
    for table in file.tables:
        where = f"工作表“{table.sheet}”" if table.sheet else "这个文件"
        judged_by = _judged_by(table, where)
        if judged_by not in said:  # a sheet may hold two tables
            _say(console, judged_by)
        said.add(judged_by)
        _show_notes(console, table, where)
    _show_problems(console, file.problems)
    _say(console, _figures(file.tables))


def _judged_by(table: TableFindings, where: str) -> str:
    if table.recognised:
        return f"{where}按 {table.edition}（{table.edition_title}）校验。"
    return f"{where}的表头看不出数据标准版本，只按基本要求校验；可用 --edition 指定（{'、'.join(editions())}）。"


def _show_notes(console: Console, table: TableFindings, where: str) -> None:
    for note in table.notes[:_MOST_NOTES]:
        _say(console, f"说明：{note}" if note.startswith("工作表") else f"说明：{where}{note}")
    if len(table.notes) > _MOST_NOTES:
        _say(console, f"说明：{where}另有 {len(table.notes) - _MOST_NOTES} 处读取时的说明，未列出。")


def _show_problems(console: Console, problems: Sequence[Problem]) -> None:
    """Each rule once: how often it is broken, and the first cell."""
    if not problems:
        return
    counts = Counter(problem.rule for problem in problems)
    first = {problem.rule: problem for problem in reversed(problems)}
    ranked = sorted(counts, key=lambda rule: (first[rule].severity != "error", -counts[rule]))
    table = _table("级别", "问题", "处数", "例如", "怎么改")
    for rule in ranked[:_MOST_RULES]:
        problem = first[rule]
        cell = f"{problem.sheet}!{'表头' if problem.row is None else problem.cell}".lstrip("!")
        level = LEVELS[problem.severity]
        table.add_row(level, problem.title, str(counts[rule]), f"{cell} {problem.value}".strip(), problem.advice)
    console.print(table)
    if len(ranked) > _MOST_RULES:
        _say(console, f"另有 {len(ranked) - _MOST_RULES} 种问题，见 problems.csv。")


def _table(*heads: str) -> Table:
    table = Table()
    for head in heads:
        table.add_column(head, overflow="fold")
    return table


def _figures(tables: Sequence[TableFindings]) -> str:
    rate, codes = compliance(tables), wrong_codes(tables)
    return f"合规率 {_rate(rate)}：{rate.rule}；五项代码差错率 {_rate(codes)}：{codes.rule}。"


def _rate(rate: Rate) -> str:
    return "无数据" if rate.value is None else f"{float(rate.value):.2%}（{rate.numerator}/{rate.denominator}）"


def _say(console: Console, text: str, style: str = "") -> None:
    console.print(text, style=style or None, markup=False, highlight=False, soft_wrap=True)
