"""What a crawl may spend and how it behaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from crawler.manners.visit_hours import VisitHours

USER_AGENT = "Gongshi/0.1 (dual-publicity assessment; +contact: see operator)"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlOptions:
    """`out` receives evidence/ with the archive. Times in seconds.

    `delay` is the pause between two requests to one host; the default suits real hosts, loopback takes 0;
    `site_delays` says otherwise for single hosts. `visit_hours`: when sites may be visited (None: always).
    `archive_limit_bytes`: size of the WARC files after which nothing more is asked for (0: none).
    `search_page_limit` bounds how many pages are opened to find a column before giving up. `confirm_after`: so long
    after a look at a site at which something was missing it is looked at again; 0: it is looked at once only.
    """

    out: Path
    period_start: date
    as_of: date
    browser: Path | None
    user_agent: str = USER_AGENT
    delay: float = 1.0
    site_delays: Mapping[str, float] = field(default_factory=dict)
    visit_hours: VisitHours | None = None
    requests_per_host: int = 2
    sites_at_once: int = 8
    request_timeout: float = 20.0
    site_time_limit: float = 900.0
    site_page_limit: int = 3000
    search_page_limit: int = 60
    browser_load_limit: int = 40
    max_page_bytes: int = 30 * 1024 * 1024
    archive_limit_bytes: int = 0
    obey_robots: bool = True
    confirm_after: float = 600.0
    log_file: Path | None = None
