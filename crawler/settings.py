"""The Scrapy project's settings: polite by default. crawler.run sets what a crawl's options say."""

from __future__ import annotations

import os
import sys
from typing import Any

from crawler.options import USER_AGENT, CrawlOptions

BOT_NAME = "gongshi"
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"
USER_AGENT = USER_AGENT  # noqa: PLW0127 -- Scrapy reads its settings from this module's names
ROBOTSTXT_OBEY = True
CONCURRENT_REQUESTS = 32
CONCURRENT_REQUESTS_PER_DOMAIN = 2
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.0  # a delay is the least pause, not half of it
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0
DOWNLOAD_TIMEOUT = 20
RETRY_TIMES = 1
REDIRECT_MAX_TIMES = 10
# a connection cut short is told apart (Outcome.CONNECTION_LOST), not passed off as a short page
DOWNLOAD_FAIL_ON_DATALOSS = True
# after robots and before the cookies of Scrapy itself
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,  # a column may stand on any host
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,  # nothing here has a password
    "crawler.manners.hosts.RobotsOnRecord": 100,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "crawler.manners.patient_retry.PatientRetry": 550,
    "crawler.meta_refresh.MetaRefresh": 580,
    "crawler.whole_answers.WholeAnswersOnly": 595,
    "crawler.sessions.PassedSessions": 650,
    # nearest to the network, before the HTTP cache (900) that gives out what it kept
    "crawler.archive.http_cache.KeepEveryAnswer": 950,
}
LOG_FORMATTER = "crawler.log_lines.NoLineEachAnswer"
DOWNLOADER_STATS = False  # what became of a request is in the site's report
# only these: Scrapy imports each that is named, switched off or not, and its doors for other programs (console, remote
# control) take half a second
EXTENSIONS_BASE = {
    "scrapy.extensions.corestats.CoreStats": 0,
    "scrapy.extensions.logstats.LogStats": 0,
    "scrapy.extensions.throttle.AutoThrottle": 0,
}
ITEM_PIPELINES = {"crawler.pipelines.HandOver": 100}
DOWNLOAD_HANDLERS = {
    "http": "crawler.browser.handler.OneBrowser",
    "https": "crawler.browser.handler.OneBrowser",
}
PLAYWRIGHT_BROWSER_TYPE = "chromium"
PLAYWRIGHT_BROWSER_PROVIDER = "crawler.browser.driver.DriverWhenAsked"
PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT = 20_000
PLAYWRIGHT_MAX_PAGES_PER_CONTEXT = 8  # never reached: crawler.browser.turns gives out the tabs
# a page in a tab of its own takes 0.9 s of a processor and 75 MB as long as it stands open
BROWSER_VISITS_AT_ONCE = 2
# after as many loads the browser is begun anew, which takes a second or two: whatever a version of it leaks does not
# add up. With one tab open its processes hold 180 MB, however many pages went before (benchmarks/bench_captures.py)
BROWSER_LOADS = 50
PLAYWRIGHT_PROCESS_REQUEST_HEADERS = "crawler.browser.navigation.browser_headers"
HTTPCACHE_ENABLED = True
HTTPCACHE_STORAGE = "crawler.archive.http_cache.ArchiveCache"

# quiet and self-contained: Chromium otherwise calls home at every start
BROWSER_ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--disable-gpu",
    "--no-first-run",
]


def settings_for(options: CrawlOptions) -> dict[str, Any]:
    """What a crawl's options change in the settings above."""
    return {
        "GONGSHI_SESSIONS": str(options.out),
        "USER_AGENT": options.user_agent,
        "ROBOTSTXT_OBEY": options.obey_robots,
        "DOWNLOAD_DELAY": options.delay,
        "DOWNLOAD_SLOTS": {host: {"delay": delay} for host, delay in options.site_delays.items()},
        "AUTOTHROTTLE_ENABLED": options.delay > 0,
        "AUTOTHROTTLE_START_DELAY": options.delay,
        "CONCURRENT_REQUESTS_PER_DOMAIN": options.requests_per_host,
        "DOWNLOAD_TIMEOUT": options.request_timeout,
        "DOWNLOAD_MAXSIZE": options.max_page_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "PLAYWRIGHT_LAUNCH_OPTIONS": {"executable_path": str(options.browser), "args": browser_arguments()},
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": options.request_timeout * 1000,
        "LOG_FILE": str(options.log_file) if options.log_file else None,
        "LOG_LEVEL": "INFO",
    }


def browser_arguments() -> list[str]:
    """Chromium refuses its sandbox to root."""
    as_root = sys.platform == "linux" and os.geteuid() == 0
    return [*BROWSER_ARGUMENTS, *(["--no-sandbox"] if as_root else [])]
