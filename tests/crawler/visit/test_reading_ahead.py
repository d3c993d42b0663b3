"""Detail pages read in a second process: what it finds is what this one would, and nothing is lost where it dies."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import date

import pytest

from crawler.details import detail_of
from crawler.details.facts import facts_of
from crawler.listings import ListPage, ListRow, choose_family
from crawler.listings.blocks import follow
from crawler.pages.page import Ask, Page
from crawler.pages.signals import browser_signal
from crawler.visit.reading_ahead import ReadingAhead
from disclosure.vocabulary import Kind
from tests.crawler.pages.making import page as page_of

DETAIL = """<html><head><meta name="PubDate" content="2018-05-08"></head><body><table>
<tr><td>行政许可决定书文号</td><td>示许〔2018〕7号</td></tr><tr><td>行政相对人名称</td><td>示范市某某商贸有限公司</td></tr>
<tr><td>许可决定日期</td><td>2018-05-07</td></tr><tr><td>许可机关</td><td>某局</td></tr></table></body></html>"""
SHELL = '<html><body><div id="app"></div><script src="/js/app.js"></script></body></html>'
ONWARD = '<html><head><meta http-equiv="refresh" content="0;url=/new/"></head><body></body></html>'
ROW = ListRow(title="某某商贸有限公司", ask=Ask(url="http://127.0.0.1/1.html"), listed_on=date(2018, 5, 8))

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="在 Windows 上由同一进程阅读")


def started(use: Callable[[ReadingAhead], Awaitable[None]]) -> None:
    async def run() -> None:
        reading = ReadingAhead(cores=2)
        await reading.start()
        try:
            await use(reading)
        finally:
            reading.close()

    asyncio.run(run())


def test_it_finds_what_this_process_would_find() -> None:
    pages = [page_of(text) for text in (DETAIL, SHELL, ONWARD, "")]

    async def read(reading: ReadingAhead) -> None:
        await asyncio.gather(*(reading.know(page, ROW, Kind.PERMIT) for page in pages))

    started(read)
    for page in pages:
        again = page_of(page.text)
        facts = facts_of(again, ROW, Kind.PERMIT)
        assert "tree" not in vars(page), "it was not read here"
        assert page.memo["redirect"] == facts.onward
        assert page.memo["missing article"] == facts.missing
        assert page.memo.get("detail", (None, None, None))[2] == facts.detail
        if facts.onward is None:
            assert browser_signal(page) == facts.signal
    [record] = detail_of(pages[0], ROW, Kind.PERMIT).records
    assert (record.document_number, record.party) == ("示许〔2018〕7号", "示范市某某商贸有限公司")


def test_what_was_found_holds_for_its_row_and_kind_alone() -> None:
    page = page_of(DETAIL)
    started(lambda reading: reading.know(page, ROW, Kind.PERMIT))
    assert detail_of(page, ROW, Kind.PENALTY) is not page.memo["detail"][2]


def test_where_the_other_process_dies_pages_are_read_here() -> None:
    page: Page = page_of(DETAIL)

    async def killed(reading: ReadingAhead) -> None:
        assert reading._process is not None
        reading._process.kill()
        await reading.know(page, ROW, Kind.PERMIT)
        await reading.know(page, ROW, Kind.PERMIT)

    started(killed)
    assert "detail" not in page.memo
    assert detail_of(page, ROW, Kind.PERMIT).records


def test_one_core_reads_for_itself() -> None:
    reading = ReadingAhead(cores=1)

    async def read() -> None:
        for _ in range(300):
            await reading.know(page_of(SHELL), ROW, None)

    asyncio.run(read())
    assert not reading.helped


def test_a_crawl_without_idle_time_gets_help_and_one_that_waits_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    async def pages(*, pause: float) -> bool:
        reading = ReadingAhead(cores=2)
        started: list[bool] = []

        async def start() -> None:
            started.append(True)

        monkeypatch.setattr(reading, "start", start)
        for _ in range(100):
            _ = sum(range(2_000))
            await asyncio.sleep(pause)
            await reading.know(page_of(SHELL), ROW, None)
        return bool(started)

    monkeypatch.setattr("crawler.visit.reading_ahead._BUSY", 0.05)
    assert asyncio.run(pages(pause=0))
    monkeypatch.setattr("crawler.visit.reading_ahead._BUSY", 0.7)
    assert not asyncio.run(pages(pause=0.005))


LIST = """<html><body><div class="main"><ul class="list">
<li><a href="./t20180508_{0}1.html">示范市第{0}一商贸有限公司（示许〔2018〕{0}1号）</a><span>2018-05-08</span></li>
<li><a href="./t20180507_{0}2.html">示范市第{0}二商贸有限公司（示许〔2018〕{0}2号）</a><span>2018-05-07</span></li>
</ul><script>createPageHTML(3, {0}, "index", "html");</script></div></body></html>"""


def test_a_later_page_of_a_list_is_what_it_would_be_here() -> None:
    first, second, third = (page_of(LIST.format(number)) for number in range(3))
    family = choose_family(first)
    start = family.start(first)
    assert start.following is not None
    parts: list[ListPage] = []

    async def read(reading: ReadingAhead) -> None:
        assert start.following is not None
        follow(second, first)
        parts.append(await reading.go_on(family, second, start.following.state))
        assert parts[0].following is not None
        follow(third, second)
        parts.append(await reading.go_on(family, third, parts[0].following.state))

    started(read)
    assert not {"tree", "list_block"} & {*vars(second), *second.memo}, "it was not read here, nor for the page after it"
    follow(second, first)
    here = family.go_on(page_of(LIST.format(1)), start.following.state)
    assert (parts[0], len(parts[0].rows), parts[1].following) == (here, 2, None)


def test_where_the_other_process_cannot_read_a_list_it_is_read_here() -> None:
    first, second = page_of(LIST.format(0)), page_of(LIST.format(1))
    family = choose_family(first)
    start = family.start(first)

    async def killed(reading: ReadingAhead) -> None:
        assert reading._process is not None
        assert start.following is not None
        reading._process.kill()
        assert len((await reading.go_on(family, second, start.following.state)).rows) == 2

    started(killed)
