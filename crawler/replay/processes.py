"""Visits gone through again on as many processors as there are."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from threading import RLock

from crawler.replay.replay import replay_visit
from crawler.replay.visited import Visited
from disclosure.findings import SiteReport

_WORTH_A_PROCESS = 300
"""Pages: below it starting a process takes longer than it saves."""


def replay_visits(sites: Sequence[Visited]) -> list[SiteReport | None]:
    """The largest sites first, on as many processors as there are: this process goes through sites itself and begins
    at once, while the others still start; whoever has done one takes the next."""
    order = deque(sorted(range(len(sites)), key=lambda at: -sites[at].report.pages))
    pages = sum(site.report.pages for site in sites)
    helpers = min(os.cpu_count() or 1, len(sites), pages // _WORTH_A_PROCESS) - 1
    if helpers < 1:
        return [replay_visit(site, read_ahead=True) for site in sites]
    done: dict[int, SiteReport | None] = {}
    theirs: dict[int, Future[SiteReport | None]] = {}
    turn = RLock()
    with ProcessPoolExecutor(helpers, mp_context=multiprocessing.get_context("spawn")) as pool:

        def hand_out(_: object = None) -> None:
            with turn:
                if order:
                    at = order.popleft()
                    theirs[at] = pool.submit(replay_visit, sites[at])
                    theirs[at].add_done_callback(hand_out)

        for _ in range(helpers):
            hand_out()
        try:
            while (at := _next(order, turn)) is not None:
                done[at] = replay_visit(sites[at])
        finally:
            order.clear()  # nothing more is handed out where this process failed or was interrupted
    return [done[at] if at in done else theirs[at].result() for at in range(len(sites))]


def _next(order: deque[int], turn: RLock) -> int | None:
    with turn:
        return order.popleft() if order else None
