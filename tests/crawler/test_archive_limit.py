"""An archive that may not grow further: the crawl goes on to its end, and what was not archived is not judged."""

from __future__ import annotations

import pytest

from disclosure.findings import SiteReport
from disclosure.targets import Target
from disclosure.vocabulary import Outcome, Subject, Verdict
from tests.crawler.crawling import crawl_sites
from tests.crawler.loopback import Site, serving

SECTIONS = ("政务公开", "信息公开", "专题专栏", "通知公告")
LINKS = "".join(f'<li><a href="/{n}/">{name}</a></li>' for n, name in enumerate(SECTIONS))
HOME = f"<html><head><title>示范市水利局</title></head><body><ul>{LINKS}</ul></body></html>"


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[SiteReport, Site]:
    site = Site({"/": HOME, **{f"/{n}/": HOME for n in range(len(SECTIONS))}})
    with serving(site):
        target = Target(name="示范市水利局", region="示范市", home_url=site.url)
        reports = crawl_sites(tmp_path_factory.mktemp("limit"), [target], browser=None, archive_limit_bytes=3000)
    return reports["示范市水利局"], site


def test_what_is_not_archived_is_unknown_and_the_limit_is_named(done: tuple[SiteReport, Site]) -> None:
    report, _ = done
    column = report.finding(Subject.COLUMN)
    assert column is not None
    assert column.verdict is Verdict.UNKNOWN
    assert report.outcome is Outcome.NOT_ARCHIVED, report.reason
    assert "archive_limit" in report.reason


def test_the_site_is_left_alone_once_nothing_can_be_kept(done: tuple[SiteReport, Site]) -> None:
    _, site = done
    assert "/" in site.paths()
    assert len(site.paths()) < 6
