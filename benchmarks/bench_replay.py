# ruff: noqa: PLC0415 -- each side, in its own process, loads what it needs and no more
"""Replay against crawl: the same sites fetched from loopback and judged, then judged again out of the archive.

    python benchmarks/bench_replay.py [PAGES] [SITES]        (5,000 pages on 10 sites by default)

nginx serves the sites on loopback addresses of their own, without pauses. They are crawled twice: as `gongshi run`
crawls them, with the browser for screenshots and two connections a host, and over plain HTTP alone with eight, which is
as fast as a crawl can be. Prints how long each side took by the clock and in processor time, and whether the reports of
the replay are those of the first crawl.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parent))

import bench_crawl


def crawl_all(url: str, folder: str, sites: int) -> dict[str, Any]:
    """As users crawl."""
    from gongshi.browser_path import find_browser

    return _crawl(url, Path(folder) / "out", sites, browser=find_browser())


def crawl_by_http(url: str, folder: str, sites: int) -> dict[str, Any]:
    return _crawl(url, Path(folder) / "by_http", sites, requests_per_host=bench_crawl.CONNECTIONS, browser=None)


def _crawl(url: str, out: Path, sites: int, **given: Any) -> dict[str, Any]:
    from crawler.options import CrawlOptions
    from crawler.run import crawl
    from disclosure.assessment import Assessment
    from disclosure.period import parse_period
    from disclosure.store import open_store
    from disclosure.targets import Target

    out.mkdir()
    hosts = [url.replace("127.0.0.1", f"127.0.0.{at + 1}") for at in range(sites)]
    targets = [Target(name=f"第{at}局", region="示范市", home_url=host) for at, host in enumerate(hosts)]
    period = parse_period("2018-01-01..2018-06-30")
    store = open_store(f"sqlite:///{out / 'gongshi.db'}")
    about = Assessment(scheme="national-2018q2", period=period, as_of=date(2018, 9, 5))
    assessment = store.begin(about, targets)
    options = CrawlOptions(
        out=out,
        period_start=period.start,
        as_of=about.as_of,
        delay=0.0,
        confirm_after=0.0,
        site_page_limit=100_000,
        log_file=out / "crawl.log",
        **given,
    )
    began = time.perf_counter()
    crawl(
        targets,
        options,
        departments=[target.name for target in targets],
        credit_site=None,
        on_site=lambda report: store.save_site(assessment, report),
        on_progress=lambda _: None,
        captures=store.captures(assessment),
    )
    return {"seconds": time.perf_counter() - began, "processor": _processor()}


def replay_all(_url: str, folder: str, _sites: int) -> dict[str, Any]:
    from crawler.replay import replay_visits
    from disclosure.store import open_store
    from gongshi.replaying import sites_of

    out = Path(folder) / "out"
    store = open_store(f"sqlite:///{out / 'gongshi.db'}")
    assessment = store.latest()
    file = store.load(assessment)
    sites = sites_of(file, out, store.captures(assessment).address)
    began = time.perf_counter()
    reports = replay_visits(sites)
    seconds = time.perf_counter() - began
    same = sum(_said(one) == _said(site.report) for one, site in zip(reports, sites, strict=True))
    pages = sum(one.pages for one in reports if one)
    return {"seconds": seconds, "processor": _processor(), "pages": pages, "same": same, "sites": len(sites)}


def _said(report: Any) -> Any:
    return (report.findings, report.records, report.listings, report.status, report.pages) if report else None


def _processor() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def main(pages: int, sites: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for at in range(sites):
            bench_crawl.write_site(folder / "sites" / str(at + 1), pages // sites, f"示范{at}市")
        for kept in (folder, *folder.rglob("*")):  # nginx's worker is another user
            kept.chmod(0o755 if kept.is_dir() else 0o644)
        head, server = bench_crawl.CONFIG.removesuffix(" }}\n").split("  server ")
        places = [
            server.replace("127.0.0.1", f"127.0.0.{at}").replace("/site;", f"/sites/{at};")
            for at in range(1, sites + 1)
        ]
        config = f"{head}  server {'  server '.join(places)} }}}}\n"
        with patch.object(bench_crawl, "CONFIG", config), bench_crawl.nginx(folder) as url:
            crawled = {"crawl": _run("crawl", url, name, sites), "crawl by HTTP": _run("http", url, name, sites)}
        judged = _run("replay", "", name, sites)
    for side, figures in (*crawled.items(), ("replay", judged)):
        speed = judged["pages"] / figures["seconds"]
        print(
            f"{side}: {figures['seconds']:.1f} s, {speed:.0f} pages/s, {figures['processor']:.1f} s of processor time"
        )
    for side, figures in crawled.items():
        clock, processor = (figures[name] / judged[name] for name in ("seconds", "processor"))
        print(f"replay: {clock:.1f} times as fast as the {side} by the clock, {processor:.1f} by processor time")
    same = f"{judged['same']} of {judged['sites']} reports the same"
    print(f"{judged['pages']} pages; wanted: 5 times as fast as their crawl; {same}")


def _run(side: str, url: str, folder: str, sites: int) -> dict[str, Any]:
    words = [sys.executable, __file__, side, url, folder, str(sites)]
    ended = subprocess.run(words, stdout=subprocess.PIPE, check=True, text=True)
    figures: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return figures


if __name__ == "__main__":
    sides = {"crawl": crawl_all, "http": crawl_by_http, "replay": replay_all}
    if len(sys.argv) > 1 and sys.argv[1] in sides:
        print(json.dumps(sides[sys.argv[1]](sys.argv[2], sys.argv[3], int(sys.argv[4]))))
    else:
        given = [int(word) for word in sys.argv[1:]]
        main(*(given + [5000, 10][len(given) :]))
