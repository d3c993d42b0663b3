# ruff: noqa: E501 - HTML stands here as sites write it
"""Lists that show a part until they are asked for the rest."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

import pytest

from disclosure.findings import SiteReport
from disclosure.targets import Target
from tests.crawler.crawling import crawl_sites
from tests.crawler.loopback import Answer, Site, serving

NEWS = "".join(f"<a href='/n{n}.html'>机关工作动态第{n}期</a>" for n in range(8))
HEAD = "<tr><th>决定书文号</th><th>行政相对人</th><th>决定日期</th><th>公示日期</th></tr>"
KINDS = ("普通", "特许", "认可")
HOME = f"<html><body>{NEWS}<a href='/xk.jsp'>行政许可公示</a><a href='/cf.html'>行政处罚公示</a></body></html>"


def table(numbers: range) -> str:
    rows = (
        f"<tr><td>示许〔2018〕{n}号</td><td>示范市第{n}商贸有限公司</td><td>2018-06-{n:02d}</td><td>2018-06-{n:02d}</td></tr>"
        for n in reversed(numbers)
    )
    return f"<table>{HEAD}{''.join(rows)}</table>"


def answer(html: str) -> Answer:
    return 200, {"Content-Type": "text/html; charset=utf-8"}, f"<html><body>{html}</body></html>".encode()


def asked(handler: BaseHTTPRequestHandler, name: str) -> str:
    return parse_qs(urlsplit(handler.path).query).get(name, [""])[0]


def in_a_window(handler: BaseHTTPRequestHandler) -> Answer:
    """Days left blank are those that it begins with."""
    first, last = asked(handler, "ks") or "2018-06-18", asked(handler, "js") or "2018-06-20"
    shown = range(18, 21) if first == "2018-06-18" else range(1, 21)
    form = f"<form action='xk.jsp'>公示日期<input name=ks value='{first}'><input name=js value='{last}'><input type=submit value=查询></form>"
    return answer(form + table(shown))


def by_kind(handler: BaseHTTPRequestHandler) -> Answer:
    chosen = asked(handler, "lb") or KINDS[0]
    options = "".join(f"<option{' selected' if one == chosen else ''}>{one}</option>" for one in KINDS)
    at = KINDS.index(chosen)
    return answer(
        f"<form action='xk.jsp'><select name=lb>{options}</select></form>" + table(range(at * 4 + 1, at * 4 + 5))
    )


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str | None, SiteReport]:
    empty = f"<html><body><table>{HEAD}<tr><td colspan=4>暂无数据</td></tr></table></body></html>"
    sites = {
        name: Site({"/": HOME, "/cf.html": empty, "/xk.jsp": handler})
        for name, handler in (("window", in_a_window), ("kinds", by_kind))
    }
    with serving(*sites.values()):
        targets = [Target(name=name, region="示范市", home_url=site.url) for name, site in sites.items()]
        return crawl_sites(tmp_path_factory.mktemp("asking"), targets, browser=None)


@pytest.mark.parametrize(("name", "count"), [("window", 20), ("kinds", 12)])
def test_the_whole_list_is_read(reports: dict[str | None, SiteReport], name: str, count: int) -> None:
    assert len(reports[name].records) == count
