"""`gongshi scheme compare`: one crawl scored by two schemes, side by side; no site is visited again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from audit.comparison import Comparison, compare
from audit.run import audit
from audit.schemes import Scheme, load_scheme
from disclosure.assessment import AssessmentFile
from disclosure.errors import InputError
from disclosure.judgement import AuditResult
from disclosure.store import open_store
from gongshi.cli import options
from gongshi.cli.result_folder import ResultFolder, check_database
from gongshi.cli.screen import screen
from gongshi.inputs import check_sources
from gongshi.settings import Settings, gather_settings
from reports.papers.comparison import bounds_text, write_comparison
from reports.redaction import printable_file

Schemes = Annotated[list[str], typer.Option("--scheme", help="要对照的两个方案，写两次：先原后新", show_default=False)]
To = Annotated[Path | None, typer.Option("--to", help="写到哪个文件夹；不写就是结果文件夹", show_default=False)]
EPILOG = "例：gongshi scheme compare out --scheme yuncheng-2021 --scheme 我市方案.toml -c gongshi.toml --to 对照"
_TWO = 2


def scheme_compare(  # noqa: PLR0913 -- one parameter an option
    out: ResultFolder,
    *,
    scheme: Schemes,
    config: options.Config = None,
    ledgers: options.Ledgers = None,
    platform: options.Platform = None,
    statistics: options.Statistics = None,
    holidays: options.Holidays = None,
    database: options.Database = None,
    to: To = None,
    quiet: options.Quiet = False,
) -> int:
    """同一次网站查看，用两个方案各评一遍，得分并排列出，逐项写明变了什么、为什么变；不重新访问网站，不改结果。"""
    if len(scheme) != _TWO:
        raise InputError("请写两次 --scheme：先写原方案，再写新方案。")
    given = {"ledgers": ledgers, "platform": platform, "statistics": statistics, "holidays": holidays}
    settings = gather_settings(config, given | {"out": out, "database": database})
    if settings.ledgers is None and settings.platform is None:
        raise InputError("没有台账，也没有平台导出：请用 -c 给出当时的 gongshi.toml，或用 --ledgers、--platform 指定。")
    check_database(settings)
    old, new = map(load_scheme, scheme)
    found = compare(*_audited(settings, old, new), old, new)
    paths = write_comparison(found, old, new, to or out)
    console = screen(quiet=quiet)
    _show(console, found, old, new)
    written = f"已写入：{'、'.join(path.name for path in paths)}，在 {(to or out).resolve()}"
    console.print(written, markup=False, highlight=False, soft_wrap=True)
    return 0


def _audited(settings: Settings, *rules: Scheme) -> tuple[AuditResult, AuditResult]:
    """Both audits of what the store holds last, which is not changed."""
    store = open_store(settings.database_url)
    try:
        file = store.load(store.latest())
    finally:
        store.close()
    names = [one.target.name for one in file.departments]
    check_sources(settings.ledgers, names, "ledger", skip_unreadable=settings.skip_unreadable)
    check_sources(settings.platform, names, "platform", skip_unreadable=settings.skip_unreadable)
    old, new = (
        audit(
            file,
            ledgers=settings.ledgers,
            platform=settings.platform,
            scheme=one,
            calendar=settings.calendar,
            statistics=settings.statistics,
        )
        for one in rules
    )
    return _printable(file, old), _printable(file, new)


def _printable(file: AssessmentFile, result: AuditResult) -> AuditResult:
    """Without what must not be printed of natural persons."""
    audits = {one.department: one for one in result.departments}
    departments = tuple(replace(one, audit=audits.get(one.target.name)) for one in file.departments)
    printed = printable_file(replace(file, departments=departments, audit=result))
    own = tuple(one.audit for one in printed.departments if one.audit is not None)
    return replace(printed.audit or result, departments=own)


def _show(console: Console, found: Comparison, old: Scheme, new: Scheme) -> None:
    table = Table()
    for head in ("单位", f"原：{old.identifier}", f"新：{new.identifier}", "有变化的指标"):
        table.add_column(head, overflow="fold")
    for total in found.totals:
        changed = [change for change in found.scores if change.unit == total.unit and not change.is_same]
        sides = (change.new or change.old for change in changed)
        numbers = "、".join(side.indicator for side in sides if side is not None)
        table.add_row(total.unit or "全地区", bounds_text(total.old), bounds_text(total.new), numbers)
    console.print(table)
