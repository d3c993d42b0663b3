"""What a finished run shows on the screen, and how it ends."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table

from audit.schemes import load_scheme
from disclosure.assessment import AssessmentFile
from disclosure.chain import Chain
from reports.console import summary_heads, summary_lines
from reports.heading import SchemeHeading
from reports.seals.sealed import last_seal
from reports.view.unchecked import UncheckedItem, anything_unchecked, unchecked_items

FINISHED = 0
UNCHECKED = 3
_MOST_SENTENCES = 15
_WIDTH_OF_A_FILE = 170


def screen(*, quiet: bool = False) -> Console:
    """The user's screen; wide where it is a file or a pipe, which has no width of its own."""
    console = Console(quiet=quiet)
    return console if console.is_terminal else Console(quiet=quiet, width=_WIDTH_OF_A_FILE)


def show_summary(console: Console, file: AssessmentFile, out: Path) -> int:
    """The summary table, what could not be checked and where the papers lie; the exit code."""
    heading = SchemeHeading.of(load_scheme(file.assessment.scheme))
    table = Table(show_lines=False)
    for head in summary_heads(heading):
        table.add_column(head, overflow="fold")
    for line in summary_lines(file, heading):
        table.add_row(*line)
    console.print(table)
    show_unchecked(console, file)
    console.print(f"报告：{(out / 'report.html').resolve()}", highlight=False, soft_wrap=True)
    papers = "report.docx、workbook.xlsx、result.json、records.csv、matches.csv"
    console.print(f"另有 {papers}，在 {out.resolve()}", highlight=False, soft_wrap=True)
    console.print(
        f"证据日志校验码：{Chain(out).last_hash()}（请抄录留存，gongshi verify 可核验）",
        highlight=False,
        soft_wrap=True,
    )
    show_seal(console, out)
    return ending(file)


def show_seal(console: Console, out: Path) -> None:
    """Whether the result was stamped and signed, where it was to be."""
    seal = last_seal(out)
    if seal is None:
        return
    stamp, signature = seal["time_stamp"], seal["signature"]
    why = f"（{stamp['reason']}；可用 gongshi seal 补盖）" if stamp.get("authority") and "reason" in stamp else ""
    signed = f"已签名，公钥校验码 {signature['key_sha256']}" if signature else "未签名"
    console.print(
        f"封存 {seal['number']}：{stamp['state']}{why}；{signed}", highlight=False, markup=False, soft_wrap=True
    )


def show_unchecked(console: Console, file: AssessmentFile) -> None:
    """What could not be checked, each with its reason."""
    items = unchecked_items(file)
    if not items:
        return
    console.print(f"未能核查（{len(items)} 项，均不扣分）：")
    for item in items[:_MOST_SENTENCES]:
        console.print(f"  · {_sentence(item)}", highlight=False, markup=False, soft_wrap=True)
    if len(items) > _MOST_SENTENCES:
        console.print(f"  · …… 其余 {len(items) - _MOST_SENTENCES} 项见报告")


def ending(file: AssessmentFile) -> int:
    """The exit code: whether everything could be checked."""
    return UNCHECKED if anything_unchecked(file) else FINISHED


def _sentence(item: UncheckedItem) -> str:
    return f"{item.department}｜{item.thing}：{item.reason}"
