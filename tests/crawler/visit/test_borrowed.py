"""Rows that call a function out of one of the site's script files."""

from __future__ import annotations

import asyncio
from typing import Any, cast

from crawler.listings import read_list
from crawler.pages.page import Ask
from crawler.visit.borrowed import called_elsewhere, with_called_scripts
from tests.crawler.pages.making import page, portal
from tests.crawler.visit.asked_site import AskedSite

ROWS = "".join(
    f"<tr onclick=\"show('XK',{n}01)\"><td>示范市第{n}物流有限公司运输许可</td><td>2018-05-0{n}</td></tr>"
    for n in range(1, 5)
)
SCRIPTS = '<script src="/js/jquery.min.js"></script><script src="/js/list.js"></script><script src="http://other.cn/a.js"></script>'
LIST = portal(f"<table>{ROWS}</table>{SCRIPTS}")
CODE = "function show(k, id) { location.href = '/detail.html?k=' + k + '&id=' + id; }"


class Tools:
    def __init__(self) -> None:
        self.fetcher = AskedSite(lambda _: CODE)


def test_the_files_that_define_what_the_rows_call_are_fetched() -> None:
    tools, listed = Tools(), page(LIST, "http://a.gov.cn/sgs.html")
    assert called_elsewhere(listed) == {"show"}
    assert read_list(listed).rows[0].ask is None
    asyncio.run(with_called_scripts(cast("Any", tools), listed))
    assert [ask.url for ask in tools.fetcher.asked] == ["http://a.gov.cn/js/list.js"]
    assert read_list(listed).rows[0].ask == Ask(url="http://a.gov.cn/detail.html?k=XK&id=101")


def test_a_page_that_calls_nothing_foreign_costs_no_request() -> None:
    tools = Tools()
    for html in (LIST.replace("</table>", f"</table><script>{CODE}</script>"), LIST.replace("show(", "window.open(")):
        asyncio.run(with_called_scripts(cast("Any", tools), page(html, "http://a.gov.cn/sgs.html")))
    assert tools.fetcher.asked == []
