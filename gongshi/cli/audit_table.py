"""`gongshi audit-table`: the sums and rates of a published notice's table, computed again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table as Screen

from audit.printed import PrintedFault, TableAudit, audit_printed_table
from disclosure.errors import InputError
from disclosure.tables import read_workbook

RIGHT, WRONG = 0, 1

EPILOG = (
    "例：gongshi audit-table 通报附件1.xlsx ｜ gongshi audit-table 通报.docx。"
    "退出码：0 没有算错的数；1 有；2 文件无法使用或没有可复算的表。"
)
File = Annotated[Path, typer.Argument(help="通报的表格（xlsx、xls、ods、csv、html、docx、pdf）", show_default=False)]


def register(app: typer.Typer) -> None:
    app.command("audit-table", epilog=EPILOG)(audit_table)


def audit_table(file: File) -> int:
    """复算已印发通报的表格：合计、分项之和、各比率，逐个指出不可能对的数，并说明应为多少、依据是什么。"""
    tables = read_workbook(file)
    audits = [audited for table in tables if (audited := audit_printed_table(table)) is not None]
    if not audits:
        raise InputError(f"“{file}”中没有可复算的表：需要有条数列（如迟报数、合计）及其合计行或比率列。")
    console = Console()
    for audited in audits:
        _show(console, audited)
    return WRONG if any(audited.faults for audited in audits) else RIGHT


def _show(console: Console, audited: TableAudit) -> None:
    _say(console, f"{audited.sheet or '表'} {audited.caption}".strip())
    _say(console, f"共{audited.rows}行，复算{audited.checked}个数，其中{len(audited.faults)}个不可能对。")
    if audited.unchecked:
        _say(console, f"没有对应的条数列或口径不明，未复算：{'、'.join(audited.unchecked)}。")
    if audited.faults:
        console.print(_table(audited.faults))


def _table(faults: Sequence[PrintedFault]) -> Screen:
    table = Screen()
    for head in ("单元格", "行", "列", "印作", "应为", "依据"):
        table.add_column(head, overflow="fold")
    for fault in faults:
        why = "；".join(filter(None, (fault.rule, fault.hint)))
        table.add_row(fault.cell, fault.row_name, fault.column, fault.printed, fault.expected, why)
    return table


def _say(console: Console, text: str) -> None:
    console.print(text, markup=False, highlight=False, soft_wrap=True)
