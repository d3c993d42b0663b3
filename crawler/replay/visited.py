"""Visits gone through again, on as many processors as there are."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import RLock

from crawler.archive.reader import ArchiveReader
from crawler.replay.replay import replay_site
from disclosure.findings import SiteReport
from disclosure.sought import Sought
from disclosure.store import CaptureIndex
from disclosure.targets import Target

_WORTH_A_PROCESS = 300
"""Pages: below it starting a process takes longer than it saves."""


@dataclass(frozen=True, slots=True)
class Visited:
    """One visit to go through again; all of it can be handed to another process."""

    out: Path
    index: tuple[str, int, str]
    report: SiteReport
    target: Target | None
    departments: tuple[str, ...]
    period_start: date
    as_of: date
    wanted: tuple[Sought, ...] = ()

    def replay(self, *, alone: bool = False) -> SiteReport | None:
        """`alone`: no other visit is gone through at the same time, so that this one may use a second processor."""
        archive = ArchiveReader(self.out, CaptureIndex.of(*self.index))
        return replay_site(
            archive,
            self.report,
            self.target,
            departments=self.departments,
            wanted=self.wanted,
            period_start=self.period_start,
            as_of=self.as_of,
            read_ahead=alone,
        )


def replay_visits(sites: Sequence[Visited]) -> list[SiteReport | None]:
    """The largest sites first, on as many processors as there are: this process goes through sites itself and begins
    at once, while the others still start; whoever has done one takes the next."""
    order = deque(sorted(range(len(sites)), key=lambda at: -sites[at].report.pages))
    pages = sum(site.report.pages for site in sites)
    helpers = min(os.cpu_count() or 1, len(sites), pages // _WORTH_A_PROCESS) - 1
    if helpers < 1:
        return [site.replay(alone=True) for site in sites]
    done: dict[int, SiteReport | None] = {}
    theirs: dict[int, Future[SiteReport | None]] = {}
    turn = RLock()
    with ProcessPoolExecutor(helpers, mp_context=multiprocessing.get_context("spawn")) as pool:

        def hand_out(_: object = None) -> None:
            with turn:
                if order:
                    at = order.popleft()
                    theirs[at] = pool.submit(sites[at].replay)
                    theirs[at].add_done_callback(hand_out)

        for _ in range(helpers):
            hand_out()
        try:
            while (at := _next(order, turn)) is not None:
                done[at] = sites[at].replay()
        finally:
            order.clear()  # nothing more is handed out where this process failed or was interrupted
    return [done[at] if at in done else theirs[at].result() for at in range(len(sites))]


def _next(order: deque[int], turn: RLock) -> int | None:
    with turn:
        return order.popleft() if order else None
