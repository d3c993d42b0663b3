"""Memory of Chromium and of the crawl over many browser captures.

    python benchmarks/bench_captures.py [CAPTURES]        (2,000 by default)

Pages of the demo city, opened one after the other as a visit opens them, each with a picture. Prints the memory (MB, of
this process and every process below it, Linux only) after each tenth of the way, and how far the last stands from the
first measured after 200 captures.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

from playwright.async_api import async_playwright

from crawler.browser import settle
from crawler.settings import browser_arguments
from gongshi.browser_path import find_browser
from gongshi.city.plan import City
from gongshi.city.server import serve

WARM_UP = 200
ENDING = 3.0
"""Seconds that the processes of closed tabs may take to end, before the memory that stays is measured."""


def memory() -> float:
    """Proportional set size of this process and all below it, MB."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue  # ended meanwhile
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    waiting, total = [os.getpid()], 0
    while waiting:
        process = waiting.pop()
        waiting += children.get(process, [])
        try:
            rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8")
        except OSError:
            continue
        total += next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
    return total / 1024


async def captures(urls: list[str], count: int, folder: Path) -> list[tuple[int, float]]:
    measured = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=str(find_browser()), args=browser_arguments())
        context = await browser.new_context()
        for at in range(1, count + 1):
            tab = await context.new_page()
            await tab.goto(urls[at % len(urls)], wait_until="domcontentloaded")
            await settle(tab)
            await tab.screenshot(full_page=True, path=folder / f"{at % 10}.png")
            await tab.close()
            if at == WARM_UP or at % max(1, count // 10) == 0:
                await asyncio.sleep(ENDING)
                measured.append((at, memory()))
                print(f"{at:5d} captures: {measured[-1][1]:.0f} MB", flush=True)
        await browser.close()
    return measured


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder, serve(City.generate(), base="127.64.40") as city:
        readable = [name for name, portal in city.portals.items() if portal.listens and portal.family != "waf"]
        began = time.perf_counter()
        measured = asyncio.run(captures([city.url(name) for name in readable], count, Path(folder)))
    settled = [megabytes for at, megabytes in measured if at >= min(WARM_UP, count // 2)]
    drift = (settled[-1] - settled[0]) / settled[0]
    seconds = time.perf_counter() - began
    print(f"{count} captures in {seconds:.0f} s; memory {drift:+.1%} since capture {WARM_UP} (wanted: within 15 %)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
