"""What is framed in a picture is what a person sees: not a hidden double, not a table that only lays out the page."""

from __future__ import annotations

import asyncio

from playwright.async_api import async_playwright

from crawler.browser.framing import FRAME
from gongshi.browser_path import find_browser

ROWS = "".join(f"<tr><td>{n}<td>行政许可<td>取水许可第{n}项" for n in range(4))
CASES = (
    # page, address, selector: what is framed (its id), or why nothing is
    ("<a style='display:none' href='/sgs/'>双公示</a><a id=x href='/sgs/'>双公示</a>", "/sgs/", "", "x"),
    ("<li id=x>政务公开<ul style='display:none'><a href='/sgs/'>双公示</a></ul></li>", "/sgs/", "", "x"),
    ("<a id=x href='/sgs/'><img width=90 height=30 style='display:block'></a>", "/sgs/", "", "x"),
    ("<div onclick=\"go('/sgs/')\" id=x>双公示</div>", "go('/sgs/')", "", "x"),
    ("<a href='/other/'>其他</a>", "/sgs/", "", "missing"),
    ("<div style='display:none'><a href='/sgs/'>双公示</a></div>", "/sgs/", "", "hidden"),
    ("<form id=x><input name=key></form>", "", "#x", "x"),
    (f"<table><tr><td>栏目<td><table id=x>{ROWS}</table></table>", "", "table", "x"),
    (f"<table><tr><td>首页<td>新闻<tr><td>a<td>b<tr><td>c<td>d</table><table id=x>{ROWS}</table>", "", "table", "x"),
    ("<table><tr><td><a id=x href='/P020180905.xls'>双公示目录</a></table>", "", "table", "x"),
    ("<p>双公示目录</p>", "", "table", "missing"),
)
_FRAMED = "() => (document.querySelector('[style*=outline]') || {}).id || ''"


def test_what_a_person_sees_is_framed() -> None:
    async def frame() -> list[str]:
        async with async_playwright() as driver:
            browser = await driver.chromium.launch(executable_path=str(find_browser()), args=["--no-sandbox"])
            page = await browser.new_page()
            said = []
            for html, href, css, _ in CASES:
                await page.set_content(f"<meta charset=utf-8><body><h1>某局</h1>{html}")
                why = await page.evaluate(FRAME, [href, css])
                said.append(why or await page.evaluate(_FRAMED))
            await browser.close()
            return said

    said = asyncio.run(frame())
    assert [(case[0], found) for case, found in zip(CASES, said, strict=True)] == [(case[0], case[3]) for case in CASES]
