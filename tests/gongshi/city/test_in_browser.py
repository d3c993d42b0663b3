"""In a real Chromium the scripted portals show their rows, and pages can be looked at."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from disclosure.vocabulary import Kind

CHROMIUM = os.environ.get("GONGSHI_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.set_default_timeout(10_000)
    yield page
    page.close()


def test_the_spa_shows_rows_pages_filters_and_opens_details(page, portals):
    spa = portals["spa"]
    permits = spa.published(Kind.PERMIT)
    page.goto(f"http://{spa.domain}/sgs/index.html")
    page.wait_for_selector("table.data td")
    assert page.locator("table.data td a").all_inner_texts() == [d.party.name for d in permits[:8]]
    page.get_by_text("2", exact=True).click()
    page.wait_for_selector(f"text={permits[8].party.name}")
    page.locator("input.keyword").fill(permits[11].document_number)
    page.get_by_text("查询").click()
    page.wait_for_selector("text=共 1 条")
    page.locator("table.data td a").click()
    page.wait_for_selector("td.name:has-text('行政许可决定文书号')")
    assert permits[11].decision_date.isoformat() in page.inner_text("table.data")


def test_hanweb_rows_come_out_of_the_script_and_later_ones_from_the_proxy(page, portals):
    hanweb = portals["hanweb"]
    records = hanweb.published(Kind.PENALTY)
    page.goto(f"http://{hanweb.domain}{hanweb.listing_path(Kind.PENALTY)}")
    titles = "links => links.map(link => link.title)"
    seen = page.locator(".default_pgContainer li a").evaluate_all(titles)
    pages = -(-len(records) // 6)
    for number in range(2, pages + 1):
        page.get_by_text("下一页").click()
        page.wait_for_selector(f"text=第{number}/{pages}页")
        seen += page.locator(".default_pgContainer li a").evaluate_all(titles)
    assert seen == [hanweb.record_title(record) for record in records]


def test_gotopage_sends_the_form(page, portals):
    form = portals["formpost"]
    records = form.published(Kind.PERMIT)
    page.goto(f"http://{form.domain}/sgs/toSgsList.do")
    page.get_by_text("下一页").click()
    page.wait_for_selector("text=第2/")
    assert page.locator("table.data td a").all_inner_texts() == [d.party.name for d in records[7:14]]


def test_the_trs_pager_is_written_by_script(page, portals):
    trs = portals["trs"]
    page.goto(f"http://{trs.domain}/sgs/xzxk/")
    page.locator(".pager a").first.click()
    page.wait_for_url("**/sgs/xzxk/index_1.html")
    assert page.locator("ul.list li").count() == 8


def test_the_icons_of_both_sites_look_alike_but_one_has_no_text(page, portals):
    page.goto(f"http://{portals['formpost'].domain}/")
    icon = page.locator("a[href='/sgs/toSgsList.do'] img")
    assert icon.get_attribute("alt") is None
    assert icon.evaluate("image => image.naturalWidth") > 100
    page.goto(f"http://{portals['empty_icon'].domain}/")
    assert page.locator("img[alt='双公示']").evaluate("image => image.naturalWidth") > 100
