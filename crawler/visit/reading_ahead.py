"""A second process to read detail pages and later pages of lists in, while this one goes on fetching.

It is started where it helps: more than one core, and a crawl that has no idle time (a few fast hosts without pauses,
a run out of the archive). At the pace of real hosts this process reads for itself, and the memory is spared. Not on
Windows, whose event loop cannot talk to it this way."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar, cast

from scrapy import signals
from scrapy.crawler import Crawler

from crawler.details.facts import bare, facts_of, lay_down
from crawler.listings.family import Family, ListPage, ListRow
from crawler.listings.later import alone, later
from crawler.listings.later import lay_down as placed
from crawler.pages.page import Page
from crawler.visit.reading_worker import LENGTH, framed, unframed
from disclosure.vocabulary import Kind, Outcome

logger = logging.getLogger(__name__)

_LOOK_EVERY = 50
"""Detail pages after which it is looked again whether the second process would help."""
_BUSY = 0.4
"""Share of the time in which this process worked, above which it would: a fifth of it at the pace of thirty real
hosts, and no more than half where other programs have their share of the machine."""
_WORKER = "crawler.visit.reading_worker"

T = TypeVar("T")


class _Channel(asyncio.Protocol):
    """Messages to the other process, and its answers in the same order; None for all once it is gone."""

    def __init__(self) -> None:
        self._transport: asyncio.WriteTransport | None = None
        self._come = bytearray()
        self._waiting: deque[asyncio.Future[Any]] = deque()

    def ask(self, read: Callable[..., T], *arguments: object) -> asyncio.Future[T | None]:
        """What `read` gives in the other process; None where it could not."""
        answer: asyncio.Future[T | None] = asyncio.get_running_loop().create_future()
        if self._transport is None:
            answer.set_result(None)
        else:
            self._waiting.append(answer)
            self._transport.write(framed((read, *arguments)))
        return answer

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.WriteTransport", transport)

    def data_received(self, data: bytes) -> None:
        self._come += data
        while len(self._come) >= LENGTH:
            end = LENGTH + int.from_bytes(self._come[:LENGTH], "big")
            if len(self._come) < end:
                return
            self._answer(unframed(bytes(self._come[LENGTH:end])))
            del self._come[:end]

    def connection_lost(self, exc: Exception | None) -> None:
        if self._waiting:
            logger.warning("the reading process is gone (%r): its pages are read here", exc)
        self._transport = None
        while self._waiting:
            self._answer(None)

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()

    def _answer(self, found: Any) -> None:
        answer = self._waiting.popleft()
        if not answer.done():  # the visit may have been cancelled meanwhile
            answer.set_result(found)


class ReadingAhead:
    """The reading of pages of all visits of one crawl."""

    def __init__(self, *, cores: int | None = None) -> None:
        self._may_start = sys.platform != "win32" and (cores or _cores()) > 1
        self._read = 0
        self._since = (time.monotonic(), time.process_time())
        self._process: subprocess.Popen[bytes] | None = None
        self._channel: _Channel | None = None

    @property
    def helped(self) -> bool:
        """Whether there is a second process."""
        return self._channel is not None

    async def know(self, page: Page, row: ListRow | None, kind: Kind | None) -> None:
        """Have the page read elsewhere, where there is a process for it; the page then knows what was found."""
        if page.outcome is not Outcome.OK:
            return
        self._read += 1
        if self._may_start and self._read % _LOOK_EVERY == 0 and self._is_busy():
            await self.start()
        if self._channel is not None:
            facts = await self._channel.ask(facts_of, bare(page), row, kind)
            if facts is not None:
                lay_down(facts, page, row, kind)

    async def go_on(self, family: Family, page: Page, state: Any) -> ListPage:
        """What a later page of a list shows, read elsewhere where there is a process for it."""
        if self._channel is not None and not page.rendered:
            read = await self._channel.ask(later, family.name, *alone(page), state)
            if read is not None:
                return placed(read, page)
        return family.go_on(page, state)

    async def start(self) -> None:
        """Start the second process; once a crawl, whatever becomes of it."""
        self._may_start = False
        own, other = socket.socketpair()
        with other:
            self._process = subprocess.Popen(  # noqa: ASYNC220 -- milliseconds, once a crawl
                [sys.executable, "-P", "-m", _WORKER, str(other.fileno())],
                pass_fds=[other.fileno()],
                stdin=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            )
        logger.info("reading detail pages in a second process, number %d", self._process.pid)
        _, self._channel = await asyncio.get_running_loop().create_unix_connection(_Channel, sock=own)

    def close(self) -> None:
        """End the second process; nobody waits for anything of it any more."""
        if self._channel is not None:
            self._channel.close()
        if self._process is not None:
            self._process.terminate()
            self._process.wait()

    def _is_busy(self) -> bool:
        before, self._since = self._since, (time.monotonic(), time.process_time())
        return self._since[1] - before[1] > _BUSY * (self._since[0] - before[0])


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def reading_of(crawler: Crawler) -> ReadingAhead:
    """The one that a crawl has."""
    kept: ReadingAhead | None = getattr(crawler, "gongshi_reading", None)
    if kept is None:
        kept = ReadingAhead()
        crawler.gongshi_reading = kept  # type: ignore[attr-defined]
        crawler.signals.connect(kept.close, signal=signals.spider_closed)
    return kept
