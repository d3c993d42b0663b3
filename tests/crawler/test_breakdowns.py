"""A full disk, a database that is gone, a browser that crashes: a clear sentence or none needed, and going on works."""

from __future__ import annotations

import base64
import multiprocessing
import os
import random
import signal
import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from crawler.options import CrawlOptions
from crawler.run import crawl
from disclosure.assessment import Assessment
from disclosure.errors import GongshiError
from disclosure.findings import SiteReport
from disclosure.period import parse_period
from disclosure.store import open_store
from disclosure.targets import Target
from disclosure.vocabulary import Subject, Verdict
from gongshi.browser_path import find_browser
from reports.custody.sealing import seal
from reports.custody.verification import verify
from tests.crawler.browser.browser_processes import of_browser
from tests.crawler.loopback import Site, serving

ROW = "<li><a href='/xk/{n}.html'>示范市第{n}商贸有限公司（示许〔2018〕{n}号）</a><span>2018-05-{n:02d}</span></li>"
DETAIL = (
    "<html><head><meta name='PubDate' content='2018-05-{n:02d}'></head><body><h1>行政许可决定公示</h1><table>"
    "<tr><td>行政许可决定书文号</td><td>示许〔2018〕{n}号</td></tr><tr><td>行政相对人名称</td><td>示范市第{n}商贸有限公司</td></tr>"
    "<tr><td>许可决定日期</td><td>2018-05-{n:02d}</td></tr></table>" + "<p>{n}公示内容</p>" * 300 + "</body></html>"
)
NEWS = "".join(f"<a href='/n{n}.html'>机关工作动态第{n}期</a>" for n in range(8))


def portal(*, heavy: bool = False) -> Site:
    """`heavy`: details of 75 kB however they are packed."""
    rows = "".join(ROW.format(n=n) for n in range(1, 19))
    pages: dict[str, object] = {
        "/": f"<html><body><h1>某局</h1>{NEWS}<a href='/sgs/'>双公示专栏</a></body></html>",
        "/sgs/": "<html><body><a href='/'>首页</a><a href='/xk/'>行政许可公示</a></body></html>",
        "/xk/": f"<html><body><h1>行政许可公示</h1><ul>{rows}</ul></body></html>",
    }
    for n in range(1, 19):
        filler = base64.b64encode(random.Random(n).randbytes(75_000)).decode() if heavy else ""
        pages[f"/xk/{n}.html"] = DETAIL.format(n=n).replace("</body>", f"<!--{filler}--></body>")
    return Site(pages)


def _work(out: Path, url: str, browser: bool, limit: int, on_site: str, answer: object) -> None:  # noqa: PLR0917
    """One crawl in a process of its own; sends the sentence it ended with, or the column's verdict and the records."""
    if limit:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    target = Target(name="某局", region="示范市", home_url=url)
    period = parse_period("2018Q2")
    store = open_store(f"sqlite:///{out / 'gongshi.db'}")
    about = Assessment(scheme="national-2018q2", period=period, as_of=date(2018, 9, 5))
    assessment = store.begin(about, [target])

    def keep(report: SiteReport) -> None:
        if on_site == "database gone":
            database = sqlite3.connect(out / "gongshi.db")
            database.execute("ALTER TABLE site RENAME TO site_away")
            database.close()
        store.save_site(assessment, report)

    options = CrawlOptions(
        out=out,
        period_start=period.start,
        as_of=about.as_of,
        browser=find_browser() if browser else None,
        delay=0.0,
        confirm_after=0.0,
    )
    try:
        crawl(
            [target],
            options,
            departments=["某局"],
            credit_site=None,
            on_site=keep,
            on_progress=lambda _: None,
            captures=store.captures(assessment),
        )
    except GongshiError as error:
        answer.send((error.exit_code, str(error)))  # type: ignore[attr-defined]
        return
    report = store.load(assessment).departments[0].portal
    assert report is not None
    column = report.finding(Subject.COLUMN)
    shots = sum(path.endswith(".png") for path in column.evidence) if column else 0
    answer.send((column.verdict if column else None, len(report.records), shots))  # type: ignore[attr-defined]


def crawled(
    out: Path,
    site: Site,
    *,
    browser: bool = False,
    limit: int = 0,
    on_site: str = "",
    meanwhile: Callable[[int], None] | None = None,
) -> tuple[object, ...]:
    out.mkdir(exist_ok=True)
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_work, args=(out, site.url, browser, limit, on_site, there))
    process.start()
    if meanwhile is not None:
        threading.Thread(target=meanwhile, args=(process.pid,), daemon=True).start()
    process.join(240)
    assert here.poll(0), "the crawl ended without a word"
    answer: tuple[object, ...] = here.recv()
    return answer


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are Unix's")
def test_a_full_disk_ends_with_a_sentence_and_room_lets_it_go_on(tmp_path: Path) -> None:
    site = portal(heavy=True)
    with serving(site):
        code, said = crawled(tmp_path / "结果", site, limit=900_000)
        assert code == 4
        assert "同样的命令" in str(said)
        asked = len(site.asked)
        assert crawled(tmp_path / "结果", site)[:2] == (Verdict.PRESENT, 18)
    fetched = [path for path in site.paths() if path.startswith("/xk/")]
    assert asked < len(site.asked)
    assert len(fetched) - len(set(fetched)) <= 8, "only what was on its way is asked for again"
    seal(tmp_path / "结果")
    found = verify(tmp_path / "结果")
    assert (found.altered, found.unfinished) == ((), ())


def test_a_database_that_is_gone_ends_with_a_sentence_and_going_on_works(tmp_path: Path) -> None:
    site = portal()
    out = tmp_path / "结果"
    with serving(site):
        code, said = crawled(out, site, on_site="database gone")
        assert code == 4
        assert "数据库" in str(said)
        assert "同样的命令" in str(said)
        asked = len(site.asked)
        database = sqlite3.connect(out / "gongshi.db")
        database.execute("ALTER TABLE site_away RENAME TO site")
        database.close()
        assert crawled(out, site)[:2] == (Verdict.PRESENT, 18)
    again = [path for path in site.paths()[asked:] if path in site.paths()[:asked] and "/n" not in path]
    assert [path for path in again if path.startswith(("/xk", "/sgs"))] == []


@pytest.mark.skipif(sys.platform != "linux", reason="finds the browser's processes below the crawl's in /proc")
@pytest.mark.parametrize("which", ["browser", "driver"])
def test_a_browser_that_crashes_is_started_again(tmp_path: Path, which: str) -> None:
    site = portal()
    killed: list[int] = []

    def crash(crawler: int) -> None:
        until = time.monotonic() + 100
        while not killed and time.monotonic() < until:
            browsers = of_browser(crawler, which)
            if browsers:
                os.kill(browsers[0], signal.SIGKILL)
                killed.append(browsers[0])
            time.sleep(0.05)

    with serving(site):
        verdict, records, shots = crawled(tmp_path / "结果", site, browser=True, meanwhile=crash)
    assert killed, "no browser was seen"
    assert (verdict, records) == (Verdict.PRESENT, 18)
    assert int(str(shots)) >= 1, "what came after the crash was shown by a new browser"
