"""`gongshi crawl`, `audit`, `report`: the three steps of `run` by themselves, from the database."""

from __future__ import annotations

import typer

from audit.schemes import load_scheme
from audit.statistics import read_statistics
from gongshi.browser_path import find_browser
from gongshi.cli import options
from gongshi.cli.screen import FINISHED, ending, screen, show_seal, show_summary, show_unchecked
from gongshi.inputs import check_inputs, check_sources
from gongshi.progress import Progress
from gongshi.settings import gather_settings
from gongshi.steps import audit_step, crawl_step, report_step, result_store


def register(app: typer.Typer) -> None:
    app.command("crawl", epilog="例：gongshi crawl --targets targets.xlsx --period 2018Q2 --out out/")(crawl)
    app.command("audit", epilog="例：gongshi audit --ledgers ledgers/ --scheme yindu-2024 --out out/")(audit)
    app.command("report", epilog="例：gongshi report --out out/")(report)


def crawl(  # noqa: PLR0913 -- one parameter an option
    *,
    config: options.Config = None,
    targets: options.Targets = None,
    ledgers: options.Ledgers = None,
    duties: options.Duties = None,
    credit_site: options.CreditSite = None,
    period: options.Period = None,
    as_of: options.AsOf = None,
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
    fresh: options.Fresh = False,
    quiet: options.Quiet = False,
) -> int:
    """第一步：只查看网站，结果存入数据库。"""
    given = {name: value for name, value in locals().items() if name not in {"config", "fresh", "quiet"}}
    settings = gather_settings(config, given)
    inputs = check_inputs(settings)
    find_browser(settings.browser)
    console = screen(quiet=quiet)
    settings.out.mkdir(parents=True, exist_ok=True)
    sites = len(inputs.targets) + bool(inputs.assessment.credit_site)
    with Progress(console, sites).shown() as watcher, result_store(settings) as store:
        assessment_id = crawl_step(store, inputs, watcher, fresh=fresh)
        file = store.load(assessment_id)
    show_unchecked(console, file)
    show_seal(console, settings.out)
    console.print("网站查看完毕；下一步：gongshi audit")
    return ending(file)


def audit(  # noqa: PLR0913 -- one parameter an option
    *,
    config: options.Config = None,
    ledgers: options.Ledgers = None,
    platform: options.Platform = None,
    statistics: options.Statistics = None,
    scheme: options.Scheme = None,
    holidays: options.Holidays = None,
    out: options.Out = None,
    database: options.Database = None,
    time_stamp: options.TimeStamp = None,
    signing_key: options.SigningKey = None,
    skip_unreadable: options.SkipUnreadable = None,
    quiet: options.Quiet = False,
) -> int:
    """第二步：用数据库里最近一次的网站查看结果核对台账、评分；换评估办法不必重新查看网站。"""
    given = {name: value for name, value in locals().items() if name not in {"config", "quiet"}}
    settings = gather_settings(config, given)
    rules = load_scheme(settings.scheme)
    _ = settings.calendar
    console = screen(quiet=quiet)
    with result_store(settings) as store:
        assessment_id = store.latest()
        names = [one.target.name for one in store.load(assessment_id).departments]
        check_sources(settings.ledgers, names, "ledger", skip_unreadable=settings.skip_unreadable)
        check_sources(settings.platform, names, "platform", skip_unreadable=settings.skip_unreadable)
        if settings.statistics:
            read_statistics(settings.statistics, rules, names)
        with Progress(console, 0).shown() as watcher:
            audit_step(store, assessment_id, settings, watcher)
    show_seal(console, settings.out)
    console.print("核对完毕；下一步：gongshi report")
    return FINISHED


def report(
    *,
    config: options.Config = None,
    out: options.Out = None,
    database: options.Database = None,
    time_stamp: options.TimeStamp = None,
    signing_key: options.SigningKey = None,
    quiet: options.Quiet = False,
) -> int:
    """第三步：由数据库里最近一次评估写出报告。"""
    given = {"out": out, "database": database, "time_stamp": time_stamp, "signing_key": signing_key}
    settings = gather_settings(config, given)
    console = screen(quiet=quiet)
    with result_store(settings) as store, Progress(console, 0).shown() as watcher:
        file = report_step(store, store.latest(), settings.out, watcher)
    return show_summary(console, file, settings.out)
