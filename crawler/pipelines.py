"""Where a finished site's report leaves the spider."""

from __future__ import annotations

from scrapy.crawler import Crawler

from disclosure.findings import SiteReport


class HandOver:
    """Hands each report to the receiver that crawler.run was given, at once, so that a crawl which is
    stopped has lost only the sites in flight."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> HandOver:
        return cls(crawler)

    def process_item(self, item: SiteReport) -> SiteReport:
        self._crawler.spider.on_site(item)
        return item
