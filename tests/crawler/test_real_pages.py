"""The real saved pages, served over HTTP as the addresses a target list gives."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from disclosure.findings import SiteReport
from disclosure.targets import Target
from disclosure.vocabulary import DateSource, Kind, Subject, Verdict
from tests.crawler.crawling import crawl_sites
from tests.crawler.loopback import Answer, Site, serving
from tests.shared_data import REAL_PAGES, needs_shared

pytestmark = needs_shared

RECORD_PAGES = {
    "药监局": ("nmpa_detail_20200911_drug_approval_table.html", Kind.PERMIT),
    "监管局": ("nfra_zhejiang_penalty_rowspan_detail.rendered.html", Kind.PENALTY),
    "审批局": ("fj_tzxm_project_publicity_list.html", Kind.PERMIT),
    "税务局": ("zhengzhou_xzxk_detail.prototype.html", Kind.PERMIT),
}
NEWS_PAGES = (
    "cq_whlyw_trs_detail.html",
    "zj_jyt_hanweb_detail.html",
    "gz_gov_detail_fullnav.html",
    "sc_gov_ucap_detail.html",
    "moe_detail.html",
)


def page(name: str) -> Answer:
    return 200, {"Content-Type": "text/html"}, (REAL_PAGES / name).read_bytes()


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str | None, SiteReport]:
    named = {name: Site({"/page.html": page(file)}) for name, (file, _) in RECORD_PAGES.items()}
    news = {file: Site({"/page.html": page(file)}) for file in NEWS_PAGES}
    with serving(*named.values(), *news.values()):
        targets = [
            Target(
                name=name,
                region="",
                permit_url=f"{site.url}page.html" if RECORD_PAGES[name][1] is Kind.PERMIT else None,
                penalty_url=f"{site.url}page.html" if RECORD_PAGES[name][1] is Kind.PENALTY else None,
            )
            for name, site in named.items()
        ]
        targets += [Target(name=file, region="", permit_url=f"{site.url}page.html") for file, site in news.items()]
        return crawl_sites(
            tmp_path_factory.mktemp("real"), targets, period_start=date(2018, 1, 1), as_of=date(2026, 1, 1)
        )


def test_all_49_rows_of_the_drug_approval_table(reports: dict[str | None, SiteReport]) -> None:
    records = reports["药监局"].records
    assert len(records) == 49
    assert {record.published_on for record in records} == {date(2020, 9, 11)}
    assert {record.published_on_source for record in records} == {DateSource.META}
    first = records[0]
    assert first.document_number == "国药准字H20190035"
    assert first.decision_date == date(2020, 9, 8)


def test_the_rowspan_table_that_stands_twice_in_the_page_gives_two(
    reports: dict[str | None, SiteReport],
) -> None:
    records = reports["监管局"].records
    assert len(records) == 2
    assert {record.document_number for record in records} == {"浙金罚决字〔2024〕52号"}
    assert {record.published_on for record in records} == {date(2025, 6, 3)}
    assert {record.decision_date for record in records} == {None}
    assert sorted(record.natural_person for record in records) == [False, True]


def test_the_publicity_list_gives_ten_and_not_the_hidden_row(reports: dict[str | None, SiteReport]) -> None:
    records = reports["审批局"].records
    assert len(records) == 10
    assert not any("暂无信息" in (record.project or "") for record in records)
    listing = reports["审批局"].listing(Kind.PERMIT)
    assert listing is not None
    assert not listing.complete, "the site has 27,747 pages and serves one here"


def test_a_single_record_page(reports: dict[str | None, SiteReport]) -> None:
    (record,) = reports["税务局"].records
    assert record.party == "郑州市亿尚家电子商务有限公司"
    assert record.decision_date == date(2019, 2, 19)


def test_nothing_comes_out_of_news_and_nobody_is_accused(reports: dict[str | None, SiteReport]) -> None:
    for file in NEWS_PAGES:
        report = reports[file]
        assert report.records == ()
        column = report.finding(Subject.COLUMN)
        assert column is not None
        assert column.verdict is Verdict.UNKNOWN, (file, column)


def test_no_page_was_asked_for_by_a_browser_but_for_evidence_or_a_named_signal(
    reports: dict[str | None, SiteReport],
) -> None:
    signals = Counter(load.signal for report in reports.values() for load in report.browser_loads)
    assert "" not in signals
