"""A page that never finishes loading in the browser costs its time limit once."""

from __future__ import annotations

from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from disclosure.findings import SiteReport
from disclosure.targets import Target
from disclosure.vocabulary import Subject, Verdict
from gongshi.browser_path import find_browser
from tests.crawler.crawling import crawl_sites
from tests.crawler.loopback import Answer, Site, endless, serving

SHELL = (
    "<!DOCTYPE html><html><head><title>双公示专栏</title></head><body><div id='app'></div>"
    "<script src='/static/app.js'></script></body></html>"
)
HOME = """<!DOCTYPE html><html><head><title>某局</title></head><body><h1>某局</h1><p>机关工作动态、通知公告、政策文件、
办事服务、政民互动，均在本网站公开，欢迎查阅，并请提出宝贵意见和建议，我们将认真研究并及时答复。</p>
<a href="/sgs/">双公示专栏</a></body></html>"""


def shell_that_never_ends() -> Callable[[BaseHTTPRequestHandler], Answer | None]:
    """To plain HTTP a page that a script fills; to the browser, which comes second, one whose end never comes."""
    asked = 0

    def answer(handler: BaseHTTPRequestHandler) -> Answer | None:
        nonlocal asked
        asked += 1
        if asked == 1:
            return 200, {"Content-Type": "text/html; charset=utf-8"}, SHELL.encode()
        return endless(handler)

    return answer


def visited(out: Path, *sites: Site) -> list[SiteReport]:
    with serving(*sites):
        targets = [Target(name=f"第{at}局", region="示范市", home_url=site.url) for at, site in enumerate(sites)]
        reports = crawl_sites(out, targets, request_timeout=3.0, browser=find_browser())
    return [reports[target.name] for target in targets]


def test_it_is_asked_for_once_by_each_way(tmp_path: Path) -> None:
    home = Site({"/": shell_that_never_ends()})
    column = Site({"/": HOME, "/sgs/": shell_that_never_ends()})
    for report, site, path in zip(visited(tmp_path, home, column), (home, column), ("/", "/sgs/"), strict=True):
        assert site.paths().count(path) == 2, "once over plain HTTP, once by the browser"
        assert [load.url for load in report.browser_loads].count(f"{site.url.rstrip('/')}{path}") == 1
        [finding] = [finding for finding in report.findings if finding.subject is Subject.COLUMN]
        assert finding.verdict is Verdict.UNKNOWN
