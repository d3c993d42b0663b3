"""One site on which the program falls over costs only itself."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

import pytest
from scrapy.crawler import Crawler

from crawler.archive import Archive
from crawler.options import CrawlOptions
from crawler.spiders.departments import DepartmentsSpider
from crawler.visit import errand
from crawler.visit.errand import Errand
from disclosure.findings import SiteReport
from disclosure.store import CaptureIndex
from disclosure.targets import Target
from disclosure.vocabulary import Outcome, Verdict


async def _falls_over(*_: object) -> SiteReport:
    raise KeyError("params")


def test_a_visit_that_breaks_off_is_reported_as_unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errand, "visit_department", _falls_over)
    spider = DepartmentsSpider(
        targets=[],
        departments=[],
        credit_site=None,
        options=CrawlOptions(out=tmp_path, period_start=date(2018, 4, 1), as_of=date(2018, 9, 5), browser=None),
        on_site=lambda _: None,
        on_progress=lambda _: None,
        on_broken=lambda error: pytest.fail(str(error)),
    )
    spider.crawler = Crawler(DepartmentsSpider)
    archive = Archive(tmp_path, CaptureIndex.in_memory())
    spider.crawler.gongshi_archive = archive  # type: ignore[attr-defined]
    target = Target(region="示范市", name="示范市水利局", home_url="http://slj.example.gov.cn/")
    _, report = asyncio.run(spider._first(Errand.to_department(target)))
    archive.end()
    assert (report.outcome, report.url) == (Outcome.PROGRAM_ERROR, "http://slj.example.gov.cn/")
    assert {finding.verdict for finding in report.findings} == {Verdict.UNKNOWN}
    assert "KeyError" in report.reason
