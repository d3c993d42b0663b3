"""Memory of a crawl and its Chromium over many browser captures, and what pages that never finish cost.

    python benchmarks/bench_captures.py [CAPTURES]        (2,000 by default)

Pages of the demo city through the crawl's own browser, as site visits open them: eight visits at once (a crawl's own
setting is two), five pages each, every page read and kept with a picture. Every tenth visit also meets a page whose end
never comes and asks for it twice; every tenth a page whose script never yields. The city runs in a process of its own
that does not count.

After every 40 captures, while one tab stands open, prints the memory of this process and all below it (MB, Linux only)
by kind of process: what is theirs alone (the proportional set size without the pages of program files, which they share
with every other Chromium on the machine, so that it would rise as those end), and the whole proportional set size.
At the end the largest deviation from what it was after 200 captures, and the most that one of the pages that never
finish took the first and the second time.
"""

from __future__ import annotations

import asyncio
import itertools
import multiprocessing
import os
import sys
import tempfile
import time
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

from scrapy.crawler import Crawler

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # the tests' way of working with the browser

from crawler.browser.browser import BrowserFailureError
from crawler.pages.page import Ask
from crawler.visit.tools import SiteTools
from gongshi.city.plan import City
from gongshi.city.server import serve
from tests.crawler.browser.browsing import Visiting, browse
from tests.crawler.loopback import Site, endless, serving

WARM_UP = 200
ROUND = 40
AT_ONCE = 8
MOST_MISSED = 5
LIMIT = 20.0
"""Seconds that a page may take here."""
ENDING = 3.0
"""Seconds that the processes of closed tabs may take to end, before the memory that stays is measured."""
BUSY = "<html><body><h1>忙</h1><script>setTimeout(() => { for (;;) ; }, 50)</script></body></html>"


def memory(leaving_out: int) -> Counter[str]:
    """What is theirs alone of this process and all below it but one, MB by kind of process; and the whole ("pss")."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue  # ended meanwhile
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    waiting, total = [os.getpid()], Counter[str]()
    while waiting:
        process = waiting.pop()
        if process == leaving_out:
            continue
        waiting += children.get(process, [])
        try:
            rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8")
            kind = kind_of(Path(f"/proc/{process}/cmdline").read_bytes())
        except OSError:
            continue
        sizes = {
            name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in rollup.splitlines()[1:])
        }
        total[kind] += sizes["Pss_Anon"] + sizes["Pss_Shmem"]
        total["pss"] += sizes["Pss"]
    return Counter({kind: round(kilobytes / 1024) for kind, kilobytes in total.items()})


def kind_of(command: bytes) -> str:
    """Chromium writes its processes' command lines anew, with spaces."""
    words = command.replace(b" ", b"\0").split(b"\0")
    program = words[0].rpartition(b"/")[2].decode()
    if not program.startswith("chrom"):
        return program.rstrip("0123456789.")
    return "chromium " + next((word[7:].decode() for word in words if word.startswith(b"--type=")), "itself")


def city(pipe: Connection) -> None:
    """Serves until told to end; first says where."""
    never, busy = Site({"/": endless}), Site({"/": BUSY})
    with serve(City.generate(), base="127.64.40") as served, serving(never, busy):
        readable = [name for name, portal in served.portals.items() if portal.listens and portal.family != "waf"]
        pipe.send(([served.url(name) for name in readable], never.url, busy.url))
        pipe.recv()


class Captures:
    """Visits until `count` pages have been captured."""

    def __init__(self, addresses: tuple[list[str], str, str], count: int, city_process: int) -> None:
        self.urls, self.never, self.busy = addresses
        self.count = count
        self.city_process = city_process
        self.measured: list[tuple[int, int]] = []
        self.seconds: list[tuple[float, float]] = []
        self.missed: list[str] = []
        self._visits = itertools.count()
        self._page = itertools.count()
        self._began = time.perf_counter()

    async def __call__(self, visiting: Visiting, crawler: Crawler) -> int:
        for at in range(ROUND, self.count + 1, ROUND):
            sizes = [ROUND // AT_ONCE] * AT_ONCE
            sizes[0] -= 1  # the one that stands open while the memory is measured
            await asyncio.gather(*(self._visit(visiting, pages) for pages in sizes))
            await self._capture(self._tools(visiting), at)
        assert crawler.stats is not None
        return int(crawler.stats.get_value("gongshi/browser_begun_anew", 0))

    def _tools(self, visiting: Visiting) -> SiteTools:
        return visiting(f"局{next(self._visits) % 50}")

    async def _visit(self, visiting: Visiting, pages: int) -> None:
        tools = self._tools(visiting)
        number = next(self._visits)
        for _ in range(pages):
            await self._capture(tools)
        for url, turn in ((self.never, 1), (self.busy, 2)):
            if number % 10 == turn:
                self.seconds.append((await self._fails(tools, url), await self._fails(tools, url)))
        tools.keep_journal()

    async def _capture(self, tools: SiteTools, measure: int = 0) -> None:
        """The next page that can be shown: on a busy machine one may take longer than it may."""
        for _ in range(MOST_MISSED):
            try:
                return await self._captured(tools, measure)
            except BrowserFailureError as error:
                self.missed.append(error.reason)
        raise RuntimeError(f"no page can be shown: {self.missed}")

    async def _captured(self, tools: SiteTools, measure: int) -> None:
        async with tools.browser.open(Ask(url=self.urls[next(self._page) % len(self.urls)]), "evidence") as opened:
            await opened.as_page()
            shot = await opened.screenshot()
            picture = await opened.labelled(shot, owner=tools.owner, shows="")
            tools.evidence.keep_screenshot("page", picture, url=shot.url, caption="")
            if measure:
                await asyncio.sleep(ENDING)
                self._measure(measure)

    async def _fails(self, tools: SiteTools, url: str) -> float:
        """Seconds that a page took which cannot be shown."""
        began = time.perf_counter()
        try:
            async with tools.browser.open(Ask(url=url), "evidence"):
                sys.exit(f"{url} was shown, which is not what it is for")
        except BrowserFailureError as error:
            print(f"  {error.outcome} after {time.perf_counter() - began:.1f} s", flush=True)
        return time.perf_counter() - began

    def _measure(self, at: int) -> None:
        kinds = memory(self.city_process)
        whole = kinds.pop("pss")
        self.measured.append((at, kinds.total()))
        said = ", ".join(f"{kind} {megabytes}" for kind, megabytes in sorted(kinds.items()))
        print(
            f"{at:5d} captures, {time.perf_counter() - self._began:5.0f} s: {kinds.total()} MB ({said}; {whole})",
            flush=True,
        )


def main(count: int) -> None:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    served = context.Process(target=city, args=(there,), daemon=True)
    served.start()
    captures = Captures(here.recv(), count, served.pid or 0)
    with tempfile.TemporaryDirectory() as folder:
        settings = {"BROWSER_VISITS_AT_ONCE": AT_ONCE}
        anew = browse(
            Path(folder), captures, settings, request_timeout=LIMIT, browser_load_limit=count, site_time_limit=1e6
        )
    here.send("end")
    settled = [megabytes for at, megabytes in captures.measured if at >= min(WARM_UP, count // 2)]
    first = settled[0]
    furthest = max(settled, key=lambda megabytes: abs(megabytes - first))
    once = max((first for first, _ in captures.seconds), default=0.0)
    twice = max((again for _, again in captures.seconds), default=0.0)
    print(
        f"{captures.measured[-1][0]} captures, {anew} times a new browser, {len(captures.missed)} pages "
        f"missed; {first} MB after {WARM_UP}, at most {furthest - first:+d} MB ({furthest / first - 1:+.1%}) from "
        f"there (wanted: within 15 %); {len(captures.seconds)} pages that never finish: at most {once:.1f} s, again "
        f"{twice:.2f} s"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
