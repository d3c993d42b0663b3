"""The spider: visits the sites of a list of departments, and the region's credit site, many at once.

Where something was missing the site is looked at a second time, not earlier than `confirm_after` after the first look
has ended (disclosure.second_look). Nobody waits for that meanwhile: the other sites take their turns, and those whose
time has come queue behind them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import scrapy

from crawler.options import CrawlOptions
from crawler.visit.errand import Errand
from crawler.visit.tools import SiteTools
from disclosure.errors import GongshiError
from disclosure.findings import SiteProgress, SiteReport
from disclosure.second_look import agreed, may_cost
from disclosure.sought import Sought
from disclosure.targets import Target

logger = logging.getLogger(__name__)

Taken = tuple[Errand, SiteReport]
_TICK = timedelta(milliseconds=2)
"""By so much a sleep may end too early: the event loop's clock counts milliseconds."""


class DepartmentsSpider(scrapy.Spider):
    """One item a look that gave something to keep: the SiteReport of a first look whose second is outstanding, and the
    final one of each site."""

    name = "departments"

    def __init__(  # noqa: PLR0913 -- as crawler.run has it
        self,
        *,
        targets: Sequence[Target],
        departments: Sequence[str],
        credit_site: str | None,
        wanted: Sequence[Sought] = (),
        looked: Mapping[str | None, SiteReport] | None = None,
        options: CrawlOptions,
        on_site: Callable[[SiteReport], None],
        on_progress: Callable[[SiteProgress], None],
        on_broken: Callable[[GongshiError], None],
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.errands = [Errand.to_department(target) for target in targets]
        if credit_site:
            self.errands.append(Errand.to_credit_site(credit_site, departments, wanted))
        self.departments = departments
        self.wanted = wanted
        self.looked = looked or {}
        self.options = options
        self.on_site = on_site
        self.on_progress = on_progress
        self.on_broken = on_broken
        self._broken = False
        self._gate = asyncio.Semaphore(options.sites_at_once)
        self._looks: set[asyncio.Future[Taken]] = set()

    async def start(self) -> AsyncIterator[Any]:
        looks = self._looks = {asyncio.ensure_future(self._first(errand)) for errand in self.errands}
        try:
            while looks:
                done, _ = await asyncio.wait(looks, return_when=asyncio.FIRST_COMPLETED)
                for look in done:
                    looks.remove(look)
                    errand, report = await look
                    yield report
                    if report.confirm_from is not None:
                        looks.add(asyncio.ensure_future(self._second(errand, report, report.confirm_from)))
        except asyncio.CancelledError:
            if not self._broken:
                raise
        finally:
            for look in looks:
                look.cancel()

    def give_up(self, error: GongshiError) -> None:
        """End the crawl: nothing more can be kept. crawler.run raises the error once all has stopped."""
        self._broken = True
        self.on_broken(error)
        for look in self._looks:
            look.cancel()

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        async with self._gate:
            try:
                yield
            except GongshiError as error:
                self.give_up(error)
                raise

    async def _first(self, errand: Errand) -> Taken:
        """The first look, unless an earlier run has taken it."""
        report = self.looked.get(errand.department)
        tools = self._tools(errand)
        if report is None:
            async with self._turn():
                tools = self._tools(errand)
                report = await errand.look(tools)
        report = replace(report, confirm_from=self._confirm_from(report))
        if report.confirm_from is None:
            tools.tell("done", finished=True)
        return errand, report

    def _confirm_from(self, report: SiteReport) -> datetime | None:
        if not self.options.confirm_after or report.finished_at is None or not may_cost(report, self.wanted):
            return None
        return report.finished_at + timedelta(seconds=self.options.confirm_after)

    async def _second(self, errand: Errand, first: SiteReport, not_before: datetime) -> Taken:
        tools = self._tools(errand)
        clock = not_before.replace(tzinfo=UTC).astimezone()
        tools.tell("waits", waits_until=not_before, clock=f"{clock:%H:%M:%S}")
        wait = not_before - datetime.now(UTC).replace(tzinfo=None) + _TICK
        await asyncio.sleep(max(0.0, wait.total_seconds()))
        async with self._turn():
            tools = self._tools(errand, not_before)
            second = await errand.look(tools)
        tools.tell("done", finished=True)
        return errand, agreed(first, second)

    def _tools(self, errand: Errand, not_before: datetime | None = None) -> SiteTools:
        departments = tuple(self.departments)
        return SiteTools.make(
            self.crawler, self.options, errand.owner, self.on_progress, departments, not_before=not_before
        )
