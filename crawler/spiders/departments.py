"""The spider: visits the sites of a list of departments, and the region's credit site, many at once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

import scrapy

from crawler.options import CrawlOptions
from crawler.visit.site import broken_visit, visit_credit_site, visit_department
from crawler.visit.tools import SiteTools
from disclosure.findings import SiteProgress, SiteReport
from disclosure.sought import Sought
from disclosure.targets import Target
from disclosure.vocabulary import SiteRole

logger = logging.getLogger(__name__)


class DepartmentsSpider(scrapy.Spider):
    """One item a site: its SiteReport, as soon as the site is done."""

    name = "departments"

    def __init__(
        self,
        *,
        targets: Sequence[Target],
        departments: Sequence[str],
        credit_site: str | None,
        wanted: Sequence[Sought] = (),
        options: CrawlOptions,
        on_site: Callable[[SiteReport], None],
        on_progress: Callable[[SiteProgress], None],
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.targets = targets
        self.departments = departments
        self.credit_site = credit_site
        self.wanted = wanted
        self.options = options
        self.on_site = on_site
        self.on_progress = on_progress

    async def start(self) -> AsyncIterator[Any]:
        gate = asyncio.Semaphore(self.options.sites_at_once)
        visits = [asyncio.ensure_future(self._visit(target, gate)) for target in self.targets]
        if self.credit_site:
            visits.append(asyncio.ensure_future(self._visit_credit(self.credit_site, gate)))
        try:
            for visit in asyncio.as_completed(visits):
                yield await visit
        finally:
            for visit in visits:
                visit.cancel()

    async def _visit(self, target: Target, gate: asyncio.Semaphore) -> SiteReport:
        async with gate:
            tools = self._tools(target.name)
            try:
                return await visit_department(target, tools)
            except Exception as error:  # one strange site must not cost the assessment all the others
                logger.exception("the visit of %s broke off", target.name)
                return broken_visit(tools, SiteRole.PORTAL, target.name, next(iter(target.urls), ""), error)

    async def _visit_credit(self, url: str, gate: asyncio.Semaphore) -> SiteReport:
        async with gate:
            tools = self._tools("信用网站")
            try:
                return await visit_credit_site(url, self.departments, tools, self.wanted)
            except Exception as error:
                logger.exception("the visit of %s broke off", url)
                return broken_visit(tools, SiteRole.CREDIT, None, url, error)

    def _tools(self, owner: str) -> SiteTools:
        return SiteTools.make(self.crawler, self.options, owner, self.on_progress, tuple(self.departments))
