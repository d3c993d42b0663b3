"""`gongshi run`: from the list of departments and their ledgers to the papers."""

from __future__ import annotations

import typer
from rich.console import Console

from disclosure.assessment import AssessmentFile
from gongshi.browser_path import find_browser
from gongshi.cli import options
from gongshi.cli.screen import screen, show_summary
from gongshi.inputs import RunInputs, check_inputs
from gongshi.progress import Progress
from gongshi.settings import Settings, gather_settings
from gongshi.steps import audit_step, crawl_step, report_step, result_store

EPILOG = (
    "例：gongshi run --targets targets.xlsx --ledgers ledgers/ --scheme national-2018q2 --period 2018Q2 "
    "--as-of 2018-09-05 --out out/ ｜ gongshi run -c gongshi.toml。"
    "退出码：0 全部核查完；2 用法或输入有误；3 完成，但有未能核查的；"
    "4 缺浏览器或数据库；130 中断（再运行即接着做）。"
)


def register(app: typer.Typer) -> None:
    app.command("run", epilog=EPILOG)(run)


def run(  # noqa: PLR0913 -- one parameter an option; the table of settings is behind them
    *,
    config: options.Config = None,
    targets: options.Targets = None,
    ledgers: options.Ledgers = None,
    platform: options.Platform = None,
    statistics: options.Statistics = None,
    duties: options.Duties = None,
    credit_site: options.CreditSite = None,
    scheme: options.Scheme = None,
    period: options.Period = None,
    as_of: options.AsOf = None,
    holidays: options.Holidays = None,
    out: options.Out = None,
    database: options.Database = None,
    browser: options.Browser = None,
    delay: options.Delay = None,
    site_delays: options.SiteDelays = None,
    visit_hours: options.VisitHoursOption = None,
    request_timeout: options.RequestTimeout = None,
    site_time_limit: options.SiteTimeLimit = None,
    site_page_limit: options.SitePageLimit = None,
    confirm_after: options.ConfirmAfter = None,
    page_size_limit: options.PageSizeLimit = None,
    archive_limit: options.ArchiveLimit = None,
    concurrency: options.Concurrency = None,
    user_agent: options.UserAgent = None,
    time_stamp: options.TimeStamp = None,
    signing_key: options.SigningKey = None,
    skip_unreadable: options.SkipUnreadable = None,
    fresh: options.Fresh = False,
    quiet: options.Quiet = False,
) -> int:
    """查网站、对台账、评分、出报告，一条命令做完。中断后再运行同一命令即接着做。"""
    given = {name: value for name, value in locals().items() if name not in {"config", "fresh", "quiet"}}
    settings = gather_settings(config, given)
    return run_whole(settings, fresh=fresh, console=screen(quiet=quiet))


def run_whole(settings: Settings, *, fresh: bool, console: Console) -> int:
    """The whole job; the exit code."""
    file = assess(check_inputs(settings), fresh=fresh, console=console)
    return show_summary(console, file, settings.out)


def assess(inputs: RunInputs, *, fresh: bool, console: Console) -> AssessmentFile:
    """Crawl, audit and report, one after the other; the papers stand in the result folder."""
    settings = inputs.settings
    find_browser(settings.browser)
    sites = len(inputs.targets) + bool(inputs.assessment.credit_site)
    settings.out.mkdir(parents=True, exist_ok=True)
    with Progress(console, sites).shown() as watcher, result_store(settings) as store:
        assessment_id = crawl_step(store, inputs, watcher, fresh=fresh)
        audit_step(store, assessment_id, settings, watcher)
        return report_step(store, assessment_id, settings.out, watcher)
