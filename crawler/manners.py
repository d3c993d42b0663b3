"""Manners towards a host: its robots.txt decision on record, its Crawl-delay and Retry-After kept, slower once it
complains (PORTALS §6: a pause avoids the soft block)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.robotstxt import RobotParser

_SLOWEST = 30.0
_FIRST_PAUSE = 1.0


@dataclass
class HostManners:
    """What one host asks of visitors. `pause`: seconds between two requests, on top of the crawl's own delay."""

    robots: str = ""
    pause: float = 0.0

    def slower(self) -> float:
        """Double the pause after a complaint; the pause it comes to."""
        self.pause = min(max(self.pause * 2, _FIRST_PAUSE), _SLOWEST)
        return self.pause


class Manners:
    """The manners of all hosts of one crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._hosts: dict[str, HostManners] = {}

    def of(self, url: str) -> HostManners:
        return self._hosts.setdefault(urlsplit(url).netloc.lower(), HostManners())

    def apply(self, request: Request) -> None:
        """Let the downloader keep the host's pause: it holds for all visits that ask this host."""
        pause = self.of(request.url).pause
        if not pause or self._crawler.engine is None:
            return
        downloader = self._crawler.engine.downloader
        slot = downloader.slots.get(downloader.get_slot_key(request))
        if slot is not None and slot.delay < pause:
            slot.delay = pause


def manners_of(crawler: Crawler) -> Manners:
    """The one record of manners that a crawl keeps."""
    kept: Manners | None = getattr(crawler, "gongshi_manners", None)
    if kept is None:
        kept = Manners(crawler)
        crawler.gongshi_manners = kept  # type: ignore[attr-defined]
    return kept


class RobotsOnRecord(RobotsTxtMiddleware):
    """Scrapy's robots.txt, with the decision on record and Crawl-delay kept."""

    async def robot_parser(self, request: Request) -> RobotParser | None:
        parser: RobotParser | None = await super().robot_parser(request)
        host = manners_of(self.crawler).of(request.url)
        if not host.robots:
            delay = _crawl_delay(parser, str(self._default_useragent))
            host.pause = max(host.pause, min(delay, _SLOWEST))
            host.robots = _said(parser, delay)
        manners_of(self.crawler).apply(request)
        return parser

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        try:
            super().process_request_2(rp, request)
        except Exception:
            manners_of(self.crawler).of(request.url).robots = "robots.txt 禁止访问其中部分地址，已遵守"
            raise


def _crawl_delay(parser: RobotParser | None, agent: str) -> float:
    rules: Any = getattr(parser, "rp", None)
    found = rules.crawl_delay(agent) if rules is not None and hasattr(rules, "crawl_delay") else None
    return float(found) if found else 0.0


def _said(parser: RobotParser | None, delay: float) -> str:
    if parser is None:
        return "没有 robots.txt，按默认间隔访问"
    return f"robots.txt 允许访问{f'，要求间隔 {delay:g} 秒，已遵守' if delay else ''}"


def retry_after(headers: dict[str, str]) -> float | None:
    """Seconds that an answer asks to wait (a number or a date); None where it asks nothing."""
    written = headers.get("retry-after", "").strip()
    if written.isdigit():
        return float(written)
    try:
        until = parsedate_to_datetime(written) if written else None
    except ValueError:
        return None
    if until is None:
        return None
    return max(0.0, (until - datetime.now(UTC)).total_seconds()) if until.tzinfo else None
