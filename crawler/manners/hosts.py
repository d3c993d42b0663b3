"""Manners towards a host: its robots.txt decision on record, its Crawl-delay and Retry-After kept, slower once it
complains (PORTALS §6: a pause avoids the soft block)."""

from __future__ import annotations

import time
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
_GOOD_ANSWERS = 10


@dataclass
class HostManners:
    """What one host asks of visitors. `pause`: seconds between two requests, where it is more than the crawl's own
    delay; `asked_pause`: what robots.txt or the settings ask for, below which it never goes; `slowed_at`: when it was
    last made longer (seconds of the monotonic clock); `shut`: it went on complaining, however slowly it was asked;
    `quiet_until`: nothing is asked before (Retry-After)."""

    robots: str = ""
    pause: float = 0.0
    asked_pause: float = 0.0
    slowed_at: float = 0.0
    shut: bool = False
    quiet_until: float = 0.0
    served_since: int = 0
    rules: RobotParser | None = None

    def slower(self, *, asked_at: float, delay: float) -> float:
        """Double the pause after a complaint; the pause it comes to. Complaints about requests of `asked_at` that were
        on their way before it was last made longer are one complaint. `delay`: the crawl's own, which did not do."""
        if asked_at >= self.slowed_at:
            self.shut = self.pause >= _SLOWEST and not self.served_since
            self.served_since = 0
            self.pause = min(max(self.pause * 2, delay * 2, _FIRST_PAUSE), _SLOWEST)
            self.slowed_at = time.monotonic()
        return self.pause

    @property
    def quiet_left(self) -> float:
        """Seconds for which the host asked to be left alone."""
        return max(0.0, self.quiet_until - time.monotonic())

    def be_quiet(self, seconds: float) -> None:
        self.quiet_until = max(self.quiet_until, time.monotonic() + seconds)

    def forbade(self) -> None:
        """robots.txt kept the crawl from an address."""
        self.robots = "robots.txt 禁止访问其中部分地址，已遵守"

    def served(self) -> None:
        """A good answer: after some of them the host is asked a little faster again."""
        self.served_since += 1
        if self.pause > self.asked_pause and self.served_since % _GOOD_ANSWERS == 0:
            half = self.pause / 2
            self.pause = max(half if half >= _FIRST_PAUSE / 2 else 0.0, self.asked_pause)


class LeftAloneError(Exception):
    """The host went on complaining: what waited for its turn there is not asked for."""


class Manners:
    """The manners of all hosts of one crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._delay = crawler.settings.getfloat("DOWNLOAD_DELAY")
        self._set: dict[str, dict[str, float]] = crawler.settings.getdict("DOWNLOAD_SLOTS")
        self._hosts: dict[str, HostManners] = {}

    def of(self, url: str) -> HostManners:
        parts = urlsplit(url)
        return self._hosts.setdefault(parts.netloc.lower(), self._host(parts.hostname or ""))

    def _host(self, name: str) -> HostManners:
        set_for_it = float(self._set.get(name, {}).get("delay", 0.0))
        return HostManners(pause=set_for_it, asked_pause=set_for_it)

    def apply(self, request: Request) -> None:
        """Let the downloader keep the host's pause: it holds for all visits that ask this host."""
        host = self.of(request.url)
        if not (host.pause or host.slowed_at):
            return
        request.meta["autothrottle_dont_adjust_delay"] = True
        slot = self._slot(request)
        if slot is not None:
            pause = host.pause if host.asked_pause else max(host.pause, self._delay)
            slot.delay = max(pause, host.quiet_left)  # what already waits in the queue waits on

    def turn_in(self, url: str) -> float:
        """Seconds until the host may be asked again by something else than the downloader (a click in the browser)."""
        slot = self._slot(Request(url))
        return max(0.0, slot.lastseen + slot.delay - time.monotonic()) if slot is not None else 0.0

    def asked_now(self, url: str) -> None:
        """Put on record that the host was asked in this moment: a browser asks later than it was told to."""
        slot = self._slot(Request(url))
        if slot is not None:
            slot.lastseen = time.monotonic()

    def leave_alone(self, url: str) -> None:
        """Let what waits for its turn at a host that is shut fail with LeftAloneError."""
        slot = self._slot(Request(url))
        while slot is not None and slot.queue:
            _, waiting = slot.queue.popleft()
            waiting.errback(LeftAloneError(url))

    def _slot(self, request: Request) -> Any:
        if self._crawler.engine is None:
            return None
        downloader = self._crawler.engine.downloader
        return downloader.slots.get(downloader.get_slot_key(request))


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
            if delay:
                host.asked_pause = max(delay, host.asked_pause, self.crawler.settings.getfloat("DOWNLOAD_DELAY"))
            host.pause = max(host.pause, host.asked_pause)
            host.robots = _said(parser, delay)
            host.rules = parser
        manners_of(self.crawler).apply(request)
        return parser

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        try:
            super().process_request_2(rp, request)
        except Exception:
            manners_of(self.crawler).of(request.url).forbade()
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
