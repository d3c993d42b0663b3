"""Manners as the server sees them: its robots.txt, its interval, its Retry-After, the user's hours."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from crawler.manners.hosts import HostManners, retry_after
from crawler.manners.site_delays import read_site_delays
from crawler.manners.visit_hours import VisitHours
from crawler.options import USER_AGENT, CrawlOptions
from disclosure.errors import InputError
from disclosure.findings import SiteReport
from disclosure.targets import Target
from disclosure.vocabulary import Outcome, Subject
from tests.crawler.crawling import crawl_sites
from tests.crawler.loopback import Answer, Site, serving

_LINKS = "".join(f'<li><a href="/{n}.html">栏目{n}的文章</a></li>' for n in range(8))
_SECTIONS = '<a href="/zwgk/">政务公开</a><a href="/ztzl/">专题专栏</a><a href="/tzgg/">通知公告</a>'
HOME = f"<html><head><title>某局</title></head><body><ul>{_LINKS}</ul>{_SECTIONS}</body></html>"
# a query of the column that leads where robots.txt lets nobody go
COLUMN = (
    "<html><head><title>双公示</title></head><body><h2>双公示</h2><form action='/forbidden/search'>行政相对人"
    "<input type='text' name='xdr'><button type='submit'>查询</button></form><table><tr><th>决定书文号</th>"
    "<th>行政相对人名称</th><th>项目名称</th><th>决定日期</th></tr>"
    + "".join(
        f"<tr><td>示许〔2018〕{n}号</td><td>示范市第{n}商贸有限公司</td><td>食品经营许可</td><td>2018-05-0{n}</td></tr>"
        for n in range(1, 8)
    )
    + "</table></body></html>"
)


def sections(**more: str | Answer) -> dict[str, Any]:
    return {"/": HOME, "/zwgk/": HOME, "/ztzl/": HOME, "/tzgg/": HOME} | more


SLOW = Site(sections() | {"/robots.txt": (200, {}, b"User-agent: *\nCrawl-delay: 0.9\n")})
PLAIN = Site(sections())
SET = Site(sections())
CLOSED = Site(
    {
        "/": HOME.replace("</ul>", '</ul><a href="/sgs/">双公示</a>'),
        "/sgs/": COLUMN,
        "/forbidden/search": COLUMN,
        "/robots.txt": (200, {}, b"User-agent: *\nDisallow: /forbidden/\n"),
    }
)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str | None, SiteReport]:
    sites = {"慢速局": SLOW, "平常局": PLAIN, "另定局": SET, "禁查局": CLOSED}
    with serving(*sites.values()):
        targets = [Target(name=name, region="示范市", home_url=site.url) for name, site in sites.items()]
        delays = {urlsplit(SET.url).hostname or "": 0.3}
        return crawl_sites(tmp_path_factory.mktemp("manners"), targets, delay=0.6, site_delays=delays)


def intervals(site: Site) -> list[float]:
    """Between the requests of the crawl itself: not those for what a page in the browser is made of."""
    own = [at for _, path, at in site.asked if path in {*site.pages, "/robots.txt"}]
    return [after - before for before, after in itertools.pairwise(own)]


@pytest.mark.parametrize(("site", "least"), [(SLOW, 0.9), (PLAIN, 0.6), (SET, 0.3)])
def test_no_request_comes_before_the_hosts_interval_is_over(
    reports: dict[str | None, SiteReport], site: Site, least: float
) -> None:
    assert reports
    gaps = intervals(site)
    assert len(gaps) >= 4
    assert min(gaps[1:]) >= least - 0.1, gaps  # the home page follows robots.txt, in which the interval stands


def test_a_host_set_faster_is_asked_faster(reports: dict[str | None, SiteReport]) -> None:
    assert reports
    assert sorted(intervals(SET))[len(intervals(SET)) // 2] < 0.55


def test_neither_http_nor_a_form_in_the_browser_goes_where_robots_forbids(
    reports: dict[str | None, SiteReport],
) -> None:
    column = reports["禁查局"].finding(Subject.COLUMN)
    assert column is not None
    assert column.searchable is not False
    assert reports["禁查局"].browser_loads
    assert not [path for path in CLOSED.paths() if path.startswith("/forbidden/")]
    assert "禁止访问其中部分地址，已遵守" in " ".join(column.tried)


def test_the_robots_decision_is_on_record(reports: dict[str | None, SiteReport]) -> None:
    column = reports["慢速局"].finding(Subject.COLUMN)
    assert column is not None
    assert "要求间隔 0.9 秒，已遵守" in " ".join(column.tried)
    assert reports["平常局"].outcome is Outcome.OK


def test_a_real_host_gets_a_second_between_requests_and_a_name_to_complain_to() -> None:
    options = CrawlOptions(out=Path(), period_start=date(2018, 4, 1), as_of=date(2018, 9, 5), browser=None)
    assert options.delay >= 1.0
    assert options.obey_robots
    assert "contact" in USER_AGENT


def test_one_burst_of_complaints_slows_once_and_good_answers_speed_up_again() -> None:
    host = HostManners()
    assert [host.slower(asked_at=0.0, delay=1.0)] == [2.0]
    before = host.slowed_at - 0.5
    assert host.slower(asked_at=before, delay=1.0) == 2.0
    assert host.slower(asked_at=host.slowed_at + 1, delay=1.0) == 4.0
    for _ in range(40):
        host.served()
    assert host.pause == 0.0
    assert not host.shut


def test_a_host_is_asked_after_what_it_says_in_seconds_or_as_a_date() -> None:
    assert retry_after({"retry-after": "120"}) == 120
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    assert 85 <= (retry_after({"retry-after": until}) or 0) <= 90
    past = format_datetime(datetime.now(UTC) - timedelta(days=1), usegmt=True)
    assert retry_after({"retry-after": past}) == 0
    assert retry_after({"retry-after": "bald"}) is None
    assert retry_after({}) is None
    host = HostManners()
    host.be_quiet(5)
    host.be_quiet(1)
    assert 4 < host.quiet_left <= 5


def test_who_goes_on_complaining_is_left_alone() -> None:
    host = HostManners()
    for _ in range(8):
        host.slower(asked_at=float("inf"), delay=1.0)
    assert host.shut


@pytest.mark.parametrize(
    ("written", "now", "wait"),
    [
        ("22:00-06:00", "2026-01-05T23:10", 0),
        ("22:00-06:00", "2026-01-05T05:59", 0),
        ("22:00-06:00", "2026-01-05T21:00", 3600),
        ("22:00至06:00", "2026-01-05T06:00", 16 * 3600),
        ("9:00-17:30", "2026-01-05T17:30", 15.5 * 3600),
    ],
)
def test_the_visiting_hours(written: str, now: str, wait: float) -> None:
    hours = VisitHours.read(written)
    assert hours is not None
    assert hours.seconds_until_open(datetime.fromisoformat(now)) == wait


def test_no_hours_are_all_hours_and_nonsense_is_said() -> None:
    assert VisitHours.read(" ") is None
    assert VisitHours.read("22：00-6:00") == VisitHours(time(22), time(6))
    for written in ("夜里", "25:00-06:00", "06:00-06:00"):
        with pytest.raises(InputError, match="访问时段"):
            VisitHours.read(written)


def test_delays_of_single_sites() -> None:
    assert read_site_delays("WWW.a.gov.cn=3， 10.0.3.7=0.5") == {"www.a.gov.cn": 3.0, "10.0.3.7": 0.5}
    assert read_site_delays("") == {}
    with pytest.raises(InputError, match=r"www\.a"):
        read_site_delays("www.a.gov.cn")
