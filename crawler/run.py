"""Run a crawl from a program: targets in, one report a site out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from crawler import settings as project
from crawler.archive import Archive
from crawler.archive.mending import set_aside
from crawler.browser.navigation import robots_gate
from crawler.options import CrawlOptions
from crawler.spiders.departments import DepartmentsSpider
from disclosure.errors import GongshiError, InterruptedRunError
from disclosure.findings import SiteProgress, SiteReport
from disclosure.sought import Sought
from disclosure.store import CaptureIndex
from disclosure.targets import Target


class CrawlBrokenError(GongshiError):
    """The crawl itself fell over; what was finished is kept."""

    exit_code = 1


def crawl(  # noqa: PLR0913 -- what a crawl is of, how it behaves, and who is told
    targets: Sequence[Target],
    options: CrawlOptions,
    *,
    departments: Sequence[str],
    credit_site: str | None,
    wanted: Sequence[Sought] = (),
    looked: Mapping[str | None, SiteReport] | None = None,
    on_site: Callable[[SiteReport], None],
    on_progress: Callable[[SiteProgress], None],
    captures: CaptureIndex | None = None,
) -> None:
    """Visit the sites of `targets`, and `credit_site` for records of all `departments`; `wanted` are the ledgers' rows,
    which its query is asked for where its lists do not show all, and which cost a point where a list shows that they
    are not there. `looked`: first looks of earlier runs, by department (None: the credit site), whose second look is
    outstanding.

    `on_site` is called for each site as it ends, and before that, with `confirm_from`, where it waits for its second
    look; `captures` is the index of the archive (None: one that lives as
    long as the crawl, made from the archive's files). Raises InterruptedRunError where the user stopped the crawl: the
    sites handed over until then are whole, and what was fetched of the others is in the archive. Raises
    EnvironmentMissingError where nothing more can be kept (disk full, database gone).
    May be called once in a process (Scrapy's reactor cannot be started twice).
    """
    archive = Archive(options.out, captures or CaptureIndex.in_memory(), limit=options.archive_limit_bytes)
    expected = len(targets) + bool(credit_site)
    if not expected:  # a run killed after its last site has still left its archive open
        archive.end()
        return
    finished = 0

    def count(report: SiteReport) -> None:
        nonlocal finished
        on_site(report)
        finished += report.confirm_from is None

    broken: list[GongshiError] = []
    process, crawler = _process(options, archive)
    process.crawl(
        crawler,
        targets=targets,
        departments=departments,
        credit_site=credit_site,
        wanted=wanted,
        looked=looked,
        options=options,
        on_site=count,
        on_progress=on_progress,
        on_broken=broken.append,
    )
    try:
        process.start()
    finally:
        archive.end()
        _end_threads()
    if broken:
        raise broken[0]
    if finished < expected:
        raise _unfinished(crawler, expected - finished)


def _process(options: CrawlOptions, archive: Archive) -> tuple[AsyncCrawlerProcess, Crawler]:
    """The process, and the crawler that it runs; its browser asks the crawler what robots.txt allows."""
    settings = scrapy_settings(options)
    started: list[Crawler] = []
    settings.set("PLAYWRIGHT_ABORT_REQUEST", robots_gate(lambda: next(iter(started), None)))
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(DepartmentsSpider)
    started.append(crawler)
    crawler.gongshi_archive = archive  # type: ignore[attr-defined]
    return process, crawler


def _unfinished(crawler: Crawler, sites: int) -> GongshiError:
    """What is to be said of a crawl that ended before all its sites."""
    reason = crawler.stats.get_value("finish_reason") if crawler.stats else None
    if reason == "shutdown":
        return InterruptedRunError("已中断：已完成的网站已保存，用同样的命令再运行一次即可接着做。")
    return CrawlBrokenError(f"抓取意外中止，{sites} 个网站未完成：请查看日志后再次运行。")


def _end_threads() -> None:
    """An exit out of the middle of the loop leaves the reactor's threads waiting, and the program with them."""
    from twisted.internet import reactor  # noqa: PLC0415 -- it exists only once Scrapy has installed it

    pool = getattr(reactor, "threadpool", None)
    if pool is not None:
        pool.stop()


def scrapy_settings(options: CrawlOptions) -> Settings:
    """The settings a crawl with these options runs with."""
    settings = Settings()
    settings.setmodule(project, priority="project")
    settings.setdict(project.settings_for(options), priority="cmdline")
    settings.set("TWISTED_REACTOR", "twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    if sys.platform != "win32":
        settings.set("ASYNCIO_EVENT_LOOP", "uvloop.Loop")
    settings.set("LOG_INSTALL_ROOT_HANDLER", options.log_file is not None)
    return settings


def forget_pages(options: CrawlOptions) -> None:
    """Give no fetched page to the next crawl, so that it sees the sites as they are. What is in the archive stays."""
    set_aside(options.out)
