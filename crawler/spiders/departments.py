"""The spider: visits the sites of a list of departments, and the region's credit site, many at once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import scrapy

from crawler.options import CrawlOptions
from crawler.visit.site import broken_visit, visit_credit_site, visit_department
from crawler.visit.tools import SiteTools
from disclosure.errors import GongshiError
from disclosure.findings import SiteProgress, SiteReport
from disclosure.sought import Sought
from disclosure.targets import Target
from disclosure.vocabulary import SiteRole

logger = logging.getLogger(__name__)

CREDIT_OWNER = "信用网站"


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
        on_broken: Callable[[GongshiError], None],
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
        self.on_broken = on_broken
        self._broken = False
        self._visits: list[asyncio.Future[SiteReport]] = []

    async def start(self) -> AsyncIterator[Any]:
        gate = asyncio.Semaphore(self.options.sites_at_once)
        visits = self._visits = [asyncio.ensure_future(self._visit(target, gate)) for target in self.targets]
        if self.credit_site:
            visits.append(asyncio.ensure_future(self._visit_credit(self.credit_site, gate)))
        try:
            for visit in asyncio.as_completed(visits):
                yield await visit
        except asyncio.CancelledError:
            if not self._broken:
                raise
        finally:
            for visit in visits:
                visit.cancel()

    def give_up(self, error: GongshiError) -> None:
        """End the crawl: nothing more can be kept. crawler.run raises the error once all has stopped."""
        self._broken = True
        self.on_broken(error)
        for visit in self._visits:
            visit.cancel()

    @asynccontextmanager
    async def _turn(self, gate: asyncio.Semaphore) -> AsyncIterator[None]:
        async with gate:
            try:
                yield
            except GongshiError as error:
                self.give_up(error)
                raise

    async def _visit(self, target: Target, gate: asyncio.Semaphore) -> SiteReport:
        async with self._turn(gate):
            tools = self._tools(target.name)
            home = next(iter(target.urls), "")
            return await _reported(visit_department(target, tools), tools, SiteRole.PORTAL, target.name, home)

    async def _visit_credit(self, url: str, gate: asyncio.Semaphore) -> SiteReport:
        async with self._turn(gate):
            tools = self._tools(CREDIT_OWNER)
            visit = visit_credit_site(url, self.departments, tools, self.wanted)
            return await _reported(visit, tools, SiteRole.CREDIT, None, url)

    def _tools(self, owner: str) -> SiteTools:
        return SiteTools.make(self.crawler, self.options, owner, self.on_progress, tuple(self.departments))


async def _reported(
    visit: Awaitable[SiteReport], tools: SiteTools, role: SiteRole, department: str | None, url: str
) -> SiteReport:
    """What a visit found, its journal kept. One strange site must not cost the assessment all the others."""
    try:
        report = await visit
    except GongshiError:  # nothing more can be kept: no fault of the site
        raise
    except Exception as error:
        logger.exception("the visit of %s broke off", url)
        report = broken_visit(tools, role, department, url, error)
    await tools.evidence.settled()
    tools.keep_journal()
    return report
