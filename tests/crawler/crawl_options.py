"""The options that the tests' crawls have unless a test says otherwise: no pauses, and 2018's second quarter."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from crawler.options import CrawlOptions
from gongshi.browser_path import find_browser


def crawl_options(out: Path, **options: Any) -> CrawlOptions:
    """The folder `out` is made; `options` are those of CrawlOptions that are to be otherwise."""
    out.mkdir(parents=True, exist_ok=True)
    given = {
        "out": out,
        "period_start": date(2018, 4, 1),
        "as_of": date(2018, 9, 5),
        "browser": find_browser(),
        "delay": 0.0,
        "confirm_after": 0.0,
        "log_file": out / "crawl.log",
    } | options
    return CrawlOptions(**given)
