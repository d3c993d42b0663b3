"""Run a real crawl in a process of its own (Scrapy's reactor starts once a process) and give its reports."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from crawler.options import CrawlOptions
from crawler.run import crawl
from disclosure.findings import SiteReport
from disclosure.targets import Target
from tests.crawler.crawl_options import crawl_options


def crawl_sites(
    out: Path, targets: Sequence[Target], *, credit_site: str | None = None, **options: Any
) -> dict[str | None, SiteReport]:
    """The reports by department (None: the credit site)."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_crawl, crawl_options(out, **options), list(targets), credit_site).result()


def _crawl(options: CrawlOptions, targets: list[Target], credit_site: str | None) -> dict[str | None, SiteReport]:
    reports: dict[str | None, SiteReport] = {}
    crawl(
        targets,
        options,
        departments=[target.name for target in targets],
        credit_site=credit_site,
        on_site=lambda report: reports.__setitem__(report.department, report),
        on_progress=lambda _: None,
    )
    return reports
