"""A site that cannot be read is `unknown` with its reason, costs its own time only, and accuses nobody."""

from __future__ import annotations

import socket
import time
from http.server import BaseHTTPRequestHandler

import pytest

from disclosure.findings import SiteReport
from disclosure.targets import Target
from disclosure.vocabulary import Outcome, SiteStatus, Subject, Verdict
from tests.crawler.crawling import crawl_sites
from tests.crawler.loopback import Answer, Site, serving

WAF = '<html><head><meta content="{qqq" r="m"><script r="m">$_ts=window["$_ts"]</script></head><body></body></html>'
LOGIN = (
    "<html><head><title>统一身份认证</title></head><body><form action='/login' method='post'>用户名"
    "<input name='u'>密码<input type='password' name='p'><button>登录</button></form></body></html>"
)


def hang(_: BaseHTTPRequestHandler) -> None:
    time.sleep(8)


def cut_short(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(b"<html><body>" + b"x" * 500)
    handler.close_connection = True


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(40):
        try:
            handler.wfile.write(b"<p>.</p>")
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.2)


def moved_to_itself(handler: BaseHTTPRequestHandler) -> Answer:
    return 302, {"Location": handler.path}, b""


def refusing_address() -> str:
    """An address on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.83.251.1", 0))
        host, port = probe.getsockname()
    return f"http://{host}:{port}/"


SITES = {
    "挂起局": (Site({"/": hang}), Outcome.TIMEOUT, SiteStatus.UNREACHABLE),
    "细流局": (Site({"/": drip}), Outcome.TIMEOUT, SiteStatus.UNREACHABLE),
    "断线局": (Site({"/": cut_short}), Outcome.CONNECTION_LOST, SiteStatus.UNREACHABLE),
    "循环局": (Site({"/": moved_to_itself}), Outcome.REDIRECT_LOOP, SiteStatus.UNREACHABLE),
    "防护局": (Site({"/": (412, {"Content-Type": "text/html"}, WAF.encode())}), Outcome.WAF, SiteStatus.BLOCKED),
    "故障局": (Site({"/": (500, {}, b"Internal Server Error")}), Outcome.HTTP_STATUS, SiteStatus.UNREACHABLE),
    "登录局": (Site({"/": LOGIN}), Outcome.LOGIN, SiteStatus.BLOCKED),
    "禁爬局": (
        Site({"/": "<html></html>", "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /\n")}),
        Outcome.ROBOTS,
        SiteStatus.BLOCKED,
    ),
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str | None, SiteReport]:
    with serving(*(site for site, _, _ in SITES.values())):
        targets = [Target(name=name, region="示范市", home_url=site.url) for name, (site, _, _) in SITES.items()]
        targets += [
            Target(name="拒接局", region="示范市", home_url=refusing_address()),
            Target(name="无域名局", region="示范市", home_url="http://no-such-host.invalid/"),
            Target(name="无网站局", region="示范市", remark="本单位无公示网站"),
        ]
        return crawl_sites(tmp_path_factory.mktemp("faults"), targets, request_timeout=2.0, site_time_limit=6.0)


@pytest.mark.parametrize("name", SITES)
def test_each_fault_is_named(reports: dict[str | None, SiteReport], name: str) -> None:
    _, outcome, status = SITES[name]
    assert (reports[name].outcome, reports[name].status) == (outcome, status)
    assert reports[name].reason


def test_hosts_that_are_not_there(reports: dict[str | None, SiteReport]) -> None:
    assert reports["拒接局"].outcome is Outcome.REFUSED
    assert reports["无域名局"].outcome is Outcome.DNS
    assert reports["无网站局"].status is SiteStatus.NONE
    assert "本单位无公示网站" in reports["无网站局"].reason


def test_nobody_is_accused(reports: dict[str | None, SiteReport]) -> None:
    for report in reports.values():
        assert [finding.subject for finding in report.findings] == list(Subject)
        assert {finding.verdict for finding in report.findings} == {Verdict.UNKNOWN}
        assert not report.records


def test_no_page_is_asked_against_robots(reports: dict[str | None, SiteReport]) -> None:
    assert reports["禁爬局"].pages
    assert set(SITES["禁爬局"][0].paths()) == {"/robots.txt"}


def test_a_hanging_site_costs_its_own_time_only(reports: dict[str | None, SiteReport]) -> None:
    began = min(report.started_at for report in reports.values() if report.started_at)
    for name, report in reports.items():
        assert report.finished_at is not None
        assert (report.finished_at - began).total_seconds() < 20, name
