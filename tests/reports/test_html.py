"""report.html, opened in a real Chromium without a network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from tests.reports.sample_assessment import HEALTH, HOSTILE, MARKET, PERSON, PERSON_ID, POLICE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def opened(papers: Path) -> Iterator[tuple[Any, list[str], list[str]]]:
    """The page, what the console said, and what it asked for."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1360, "height": 900})
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append("dialog") or dialog.dismiss())
        page.on("request", lambda request: asked.append(request.url))
        page.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))
        page.goto((papers / "report.html").as_uri())
        for image in page.locator("img").all():
            image.scroll_into_view_if_needed()
        page.wait_for_load_state("networkidle")
        yield page, said, asked
        browser.close()


def test_it_opens_without_a_network_and_without_a_complaint(opened):
    _, said, asked = opened
    assert said == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_every_picture_is_shown_though_folders_have_blanks_and_chinese_names(opened):
    page, _, _ = opened
    widths = page.eval_on_selector_all("img", "all => all.map(one => one.naturalWidth)")
    assert len(widths) >= 10
    assert all(widths)


def test_the_summary_says_each_verdict_in_a_word_with_a_symbol(opened):
    page, _, _ = opened
    rows = page.locator(".overview tbody tr")
    assert rows.count() == 7
    assert "✓ 有" in rows.nth(0).inner_text()
    assert "15/16" in rows.nth(0).inner_text()
    assert "× 有图标无内容" in rows.nth(1).inner_text()
    assert "？ 拒绝访问" in rows.nth(2).inner_text()


def test_a_name_in_the_summary_leads_to_its_department(opened):
    page, _, _ = opened
    page.get_by_role("link", name=MARKET, exact=True).first.click()
    assert page.url.endswith("#dept-002")
    assert MARKET in page.locator("#dept-002 h2").inner_text()


def test_what_could_not_be_checked_is_named_with_reason_and_advice(opened):
    page, _, _ = opened
    text = page.locator("#unchecked").inner_text()
    assert POLICE in text
    assert "创宇盾" in text
    assert "请人工打开网址核对并截图" in text
    assert "损坏.xlsx" in text
    assert "均未扣分" in text


def test_every_lost_point_has_its_ground_its_clause_and_its_screenshot(opened):
    page, _, _ = opened
    group = page.locator("#lost tbody").filter(has=page.locator("tr.indicator", has_text="1.3"))
    assert "条款：单个被抽查部门目录全部公布" in group.locator("tr.indicator").inner_text()
    row = group.locator("tr", has_text=MARKET)
    assert "目录编制不完整，或未全部公示。" in row.inner_text()
    assert row.locator("img").count() == 1


def test_hostile_strings_are_text_and_no_link_runs_script(opened):
    page, _, _ = opened
    assert page.locator("script").count() == 0
    assert HOSTILE in page.locator("#overview").inner_text()
    links = page.eval_on_selector_all("a", "all => all.map(one => one.getAttribute('href'))")
    assert not [link for link in links if link.startswith("javascript")]
    assert "{{ 7*7 }} {% raw %}" in page.locator("#dept-007").inner_text()


def test_persons_are_masked(papers):
    text = (papers / "report.html").read_text(encoding="utf-8")
    assert PERSON not in text
    assert PERSON_ID not in text
    assert "欧阳**" in text


def test_it_can_be_signed_and_names_its_rules(opened):
    page, _, _ = opened
    assert "评估人员" in page.locator("#signature").inner_text()
    assert "发改办财金〔2018〕984号" in page.locator("#sources").inner_text()


def test_charts_are_drawings_whose_text_can_be_searched(opened):
    page, _, _ = opened
    assert page.locator("figure.chart svg").count() == 3
    assert HEALTH in page.locator("figure.chart svg").first.inner_html()
    ids = page.eval_on_selector_all("[id]", "all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_nothing_hangs_over_the_edge_of_a_narrow_screen(opened):
    page, _, _ = opened
    page.set_viewport_size({"width": 420, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 420
    page.set_viewport_size({"width": 1360, "height": 900})


def test_in_print_each_department_begins_on_a_page_of_its_own(opened, tmp_path):
    import pypdfium2

    page, _, _ = opened
    page.pdf(path=str(tmp_path / "report.pdf"), prefer_css_page_size=True, print_background=True)
    pdf = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    starts = [sheet.get_textpage().get_text_range()[:30] for sheet in pdf]
    assert sum("五（" in start or "五(" in start for start in starts) == 7
    width, height = pdf[1].get_size()
    assert width > height  # the summary table lies across the page
    pdf.close()


def test_what_was_seen_on_the_way_opens_its_kept_page(opened, papers: Path):
    page, _, _ = opened
    table = page.locator("#dept-002 table.noticed")
    assert table.locator("tbody tr").count() == 4
    kept = table.locator("tbody tr").first.get_by_role("link", name="留存页面").get_attribute("href")
    assert (papers / kept).is_file()
    assert "暗链" in table.inner_text()
    assert PERSON not in page.locator("body").inner_text()
