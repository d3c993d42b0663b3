"""`gongshi check`: one department, the spot check."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from audit.ledgers import read_ledger_folder
from audit.schemes import load_scheme
from disclosure.assessment import Assessment
from disclosure.duties_file import read_duties
from disclosure.period import Period, parse_period
from disclosure.targets import Target
from gongshi.cli import options
from gongshi.cli.run import assess
from gongshi.cli.screen import screen, show_summary
from gongshi.cli.verdicts import show_verdicts
from gongshi.inputs import RunInputs, check_out, check_sources, read_address, read_as_of
from gongshi.settings import Settings, gather_settings

Url = Annotated[str, typer.Argument(help="部门网站首页、专栏或列表的地址", show_default=False)]
Ledger = Annotated[Path | None, typer.Option("--ledger", help="该部门的台账（文件或文件夹）", show_default=False)]
Name = Annotated[str | None, typer.Option("--name", help="部门名称，不填则用网址", show_default=False)]


def register(app: typer.Typer) -> None:
    epilog = "例：gongshi check http://www.example.gov.cn/ --ledger 台账.xlsx --name 示范市水利局 --period 2018Q2"
    app.command("check", epilog=epilog)(check)


def check(  # noqa: PLR0913 -- one parameter an option
    url: Url,
    *,
    ledger: Ledger = None,
    name: Name = None,
    duties: options.Duties = None,
    period: options.Period = None,
    as_of: options.AsOf = None,
    scheme: options.Scheme = None,
    holidays: options.Holidays = None,
    out: options.Out = None,
    browser: options.Browser = None,
    delay: options.Delay = None,
    request_timeout: options.RequestTimeout = None,
    site_time_limit: options.SiteTimeLimit = None,
    confirm_after: options.ConfirmAfter = None,
    user_agent: options.UserAgent = None,
    fresh: options.Fresh = False,
    quiet: options.Quiet = False,
) -> int:
    """抽查一个部门：结论和比率显示在屏幕上，证据存入文件夹。不填时段则取台账的起止日，没有台账取最近一年。"""
    address = read_address(url)
    called = name or urlsplit(address).netloc
    own = read_duties(duties, [called]).get(called, ()) if duties else ()
    target = Target(name=called, region="", home_url=address, duties=own)
    given = {
        "ledgers": ledger,
        "as_of": as_of,
        "scheme": scheme,
        "holidays": holidays,
        "out": out or Path(f"check-{re.sub(r'[^0-9A-Za-z.-]+', '-', urlsplit(address).netloc)}"),
        "browser": browser,
        "delay": delay,
        "request_timeout": request_timeout,
        "site_time_limit": site_time_limit,
        "confirm_after": confirm_after,
        "user_agent": user_agent,
    }
    inputs = _inputs(gather_settings(None, given), target, ledger, period, as_of)
    console = screen(quiet=quiet)
    file = assess(inputs, fresh=fresh, console=console)
    show_verdicts(console, file.departments[0], file.assessment)
    return show_summary(console, file, inputs.settings.out)


def _inputs(
    settings: Settings, target: Target, ledger: Path | None, period: str | None, as_of: str | None
) -> RunInputs:
    """Read and found sound before anything is fetched or written."""
    _ = settings.calendar
    check_sources(ledger, [target.name], "ledger", skip_unreadable=False)
    span = parse_period(period) if period else _span(ledger, target, as_of)
    assessment = Assessment(scheme=settings.scheme, period=span, as_of=read_as_of(as_of, span))
    inputs = RunInputs(settings=settings, targets=(target,), assessment=assessment, scheme=load_scheme(settings.scheme))
    check_out(settings.out)
    return inputs


def _span(ledger: Path | None, target: Target, as_of: str | None) -> Period:
    """The period of the ledger's decisions, else the year up to today."""
    days: list[date] = []
    if ledger is not None:
        rows = read_ledger_folder(ledger, [target.name], "ledger").rows
        days = [row.decision_date for row in rows if row.decision_date]
    last = date.fromisoformat(as_of) if as_of else date.today()
    start, end = (min(days), max(days)) if days else (last - timedelta(days=365), last)
    return parse_period(f"{start}..{end}")
