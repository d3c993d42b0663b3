"""However a crawl is left, its process ends."""

from __future__ import annotations

import multiprocessing
from datetime import date
from pathlib import Path

from crawler.options import CrawlOptions
from crawler.run import crawl
from disclosure.findings import SiteProgress
from disclosure.targets import Target


def _left_midway(out: Path, url: str) -> None:
    options = CrawlOptions(
        out=out, period_start=date(2018, 4, 1), as_of=date(2018, 9, 5), browser=None, delay=0.0, confirm_after=0.0
    )

    def leave(told: SiteProgress) -> None:
        if told.finished:
            raise SystemExit(7)

    target = Target(name="某局", region="", home_url=url)
    crawl([target], options, departments=["某局"], credit_site=None, on_site=lambda _: None, on_progress=leave)


def test_an_exit_out_of_the_middle_leaves_no_thread_waiting(tmp_path: Path) -> None:
    """A host by name is looked up in a thread of the reactor's, which nobody would tell that it is over."""
    process = multiprocessing.get_context("spawn").Process(target=_left_midway, args=(tmp_path, "http://localhost:9/"))
    process.start()
    process.join(60)
    ended = process.exitcode
    process.kill()
    assert ended == 7
