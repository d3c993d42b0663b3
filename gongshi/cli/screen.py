"""What a finished run shows on the screen, and how it ends."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table

from disclosure.assessment import AssessmentFile
from reports.console import summary_header, summary_rows, unchecked_sentences

FINISHED = 0
UNCHECKED = 3
_MOST_SENTENCES = 15


def show_summary(console: Console, file: AssessmentFile, out: Path) -> int:
    """The summary table, what could not be checked and where the papers lie; the exit code."""
    table = Table(show_lines=False)
    for head in summary_header(file):
        table.add_column(head, overflow="fold")
    for row in summary_rows(file):
        table.add_row(*row)
    console.print(table)
    sentences = unchecked_sentences(file)
    if sentences:
        console.print(f"未能核查（{len(sentences)} 项，不计扣分）：")
        for sentence in sentences[:_MOST_SENTENCES]:
            console.print(f"  · {sentence}", highlight=False, markup=False)
        if len(sentences) > _MOST_SENTENCES:
            console.print(f"  · …… 其余 {len(sentences) - _MOST_SENTENCES} 项见报告")
    console.print(f"报告：{(out / 'report.html').resolve()}", highlight=False, soft_wrap=True)
    papers = "report.docx、workbook.xlsx、result.json、records.csv、matches.csv"
    console.print(f"另有 {papers}，在 {out.resolve()}", highlight=False, soft_wrap=True)
    return UNCHECKED if sentences else FINISHED
