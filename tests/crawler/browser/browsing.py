"""Work with the crawl's browser as a site visit does, without a visit: a crawl whose spider runs what it is given."""

from __future__ import annotations

import multiprocessing
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import scrapy
from scrapy.crawler import AsyncCrawlerProcess, Crawler

from crawler.archive import Archive
from crawler.options import CrawlOptions
from crawler.run import scrapy_settings
from crawler.visit.tools import SiteTools
from disclosure.assessment import Assessment
from disclosure.period import parse_period
from disclosure.store import open_store
from disclosure.targets import Target
from tests.crawler.crawl_options import crawl_options

Visiting = Callable[[str], SiteTools]
"""Makes the tools of one more visit, by the name of whom it visits."""
Doing = Callable[[Visiting, Crawler], Awaitable[Any]]


class Browsing(scrapy.Spider):
    """Yields nothing; keeps what `doing` gave."""

    name = "browsing"

    def __init__(self, *, doing: Doing, options: CrawlOptions, given: list[Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.doing = doing
        self.options = options
        self.given = given

    async def start(self) -> AsyncIterator[Any]:
        self.given.append(await self.doing(self._tools, self.crawler))
        for nothing in ():
            yield nothing

    def _tools(self, owner: str) -> SiteTools:
        return SiteTools.make(self.crawler, self.options, owner, lambda _: None)


def browse(out: Path, doing: Doing, settings: dict[str, Any] | None = None, **options: Any) -> Any:
    """What `doing` gives, run in a crawl (once a process: Scrapy's reactor)."""
    crawling = crawl_options(out, **options)
    changed = scrapy_settings(crawling)
    changed.setdict(settings or {}, priority="cmdline")
    process = AsyncCrawlerProcess(changed)
    crawler = process.create_crawler(Browsing)
    store = open_store(f"sqlite:///{out / 'gongshi.db'}")
    about = Assessment(scheme="national-2018q2", period=parse_period("2018Q2"), as_of=crawling.as_of)
    archive = Archive(out, store.captures(store.begin(about, [Target(name="某局", region="示范市")])))
    crawler.gongshi_archive = archive  # type: ignore[attr-defined]
    results: list[Any] = []
    process.crawl(crawler, doing=doing, options=crawling, given=results)
    process.start()
    archive.end()
    return results[0]


def browse_elsewhere(
    out: Path, doing: Doing, settings: dict[str, Any] | None = None, *, patience: float = 100.0, **options: Any
) -> Any:
    """The same in a process of its own; `doing` is a function of a module. TimeoutError where it takes longer than
    `patience` seconds."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        running = pool.submit(partial(browse, out, doing, settings, **options))
        try:
            return running.result(patience)
        except TimeoutError:
            for process in multiprocessing.active_children():
                process.terminate()
            raise
