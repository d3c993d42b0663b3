"""Where a finished site's report leaves the spider."""

from __future__ import annotations

from scrapy.crawler import Crawler

from crawler.spiders.departments import DepartmentsSpider
from disclosure.errors import GongshiError
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
        if not self._crawler.crawling:
            return item  # the crawl is being stopped: requests cut off by that must not pass for the site's failing
        spider = self._crawler.spider
        assert isinstance(spider, DepartmentsSpider)
        try:
            spider.on_site(item)
        except GongshiError as error:
            spider.give_up(error)
            raise
        return item
