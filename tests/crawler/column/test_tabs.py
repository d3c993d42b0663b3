# ruff: noqa: E501 - HTML stands here as sites write it
"""Tabs that have no address."""

from __future__ import annotations

from crawler.column import What, view_column
from crawler.column.tabs import tabs_of
from crawler.pages.page import Ask
from tests.crawler.pages.making import page, portal

TABS = '<div class="el-tabs__nav"><div class="el-tabs__item is-active">行政许可</div><div class="el-tabs__item">行政处罚</div></div>'
ROWS = (
    "<ul>"
    + "".join(
        f'<li><a href="/d/{n}">示范市{n}号有限公司许可决定</a><span>2018-05-0{n}</span></li>' for n in range(1, 6)
    )
    + "</ul>"
)


def test_the_tab_that_is_not_shown_is_reached_by_a_click() -> None:
    (tab,) = tabs_of(page(portal(TABS + ROWS), "http://a.gov.cn/xygs/", rendered=True))
    assert (tab.what, tab.ask.url) == (What.PENALTY_LIST, "http://a.gov.cn/xygs/")
    assert tab.ask.clicks == (".el-tabs__item",) or tab.ask.clicks[0].endswith("div:nth-of-type(2)")


def test_a_tab_that_sends_a_form_is_that_request() -> None:
    html = portal(
        '<ul class="tab"><li class="on"><a href="javascript:to(1)">行政许可</a></li><li><a href="javascript:to(2)">行政处罚</a></li></ul>'
        f'{ROWS}<form id="f" method="post" action="/l.do"><input type="hidden" name="dept" value="7"><input type="hidden" name="t" value="1"></form>'
        "<script>function to(n) { document.getElementById('t').value = n; document.getElementById('f').submit(); }</script>"
    ).replace('name="t"', 'name="t" id="t"')
    (tab,) = tabs_of(page(html, "http://a.gov.cn/l.do", ask=Ask(url="http://a.gov.cn/l.do", method="POST", form=())))
    assert (tab.ask.method, tab.ask.form) == ("POST", (("dept", "7"), ("t", "2")))


def test_links_with_addresses_and_words_in_a_table_are_no_tabs() -> None:
    linked = '<div class="tab"><a href="/xk/">行政许可</a><a href="/cf/">行政处罚</a></div>'
    table = "<table><tr><td><p>行政许可</p></td><td><p>行政处罚</p></td></tr></table>"
    assert tabs_of(page(portal(linked + ROWS))) == []
    assert tabs_of(page(portal(table + ROWS))) == []


def test_no_tab_is_taken_for_what_a_link_leads_to() -> None:
    html = portal(f'{TABS}<p><a href="/cf/">行政处罚公示</a></p>{ROWS}')
    assert [
        one.ask.clicks for one in view_column(page(html, rendered=True)).inner if one.what is What.PENALTY_LIST
    ] == [()]


def test_tabs_may_be_script_links_without_any_class() -> None:
    html = portal(
        '<form action="list" method="post"><input type="hidden" name="pageIndex" id="pageIndex" value="1"><input type="hidden" name="type" id="type" value="L">'
        "<a href=\"javascript:tab('L')\">行政许可</a><a href=\"javascript:tab('P')\">行政处罚</a></form>"
        f"{ROWS}<script>function tab(t) {{ document.getElementById('type').value = t; document.forms[0].submit(); }}</script>"
    )
    tabs = {tab.what: tab.ask.form for tab in tabs_of(page(html, "http://a.gov.cn/publicity/list"))}
    assert tabs[What.PENALTY_LIST] == (("pageIndex", "1"), ("type", "P"))
    dead = html.replace("javascript:tab('L')", "javascript:void(0)").replace(
        "javascript:tab('P')", "javascript:void(0)"
    )
    assert tabs_of(page(dead, "http://a.gov.cn/publicity/list")) == []


def test_headings_over_lists_are_no_tabs() -> None:
    table = (
        "<table><tr><th>决定书文号</th><th>行政相对人</th></tr>"
        + "<tr><td>示许〔2018〕1号</td><td>甲有限公司</td></tr>" * 2
        + "</table>"
    )
    assert tabs_of(page(portal(f"<h3>行政许可</h3>{table}<h3>行政处罚</h3>{table}"), rendered=True)) == []
    assert tabs_of(page(portal(f"<h3>行政许可</h3><h3>行政处罚</h3>{ROWS}"), rendered=True)) == []


def test_every_tab_that_is_not_shown_waits_to_be_clicked() -> None:
    names = ["法人行政许可", "自然人行政许可", "法人行政处罚", "自然人行政处罚"]
    tabs = "".join(f"<li class='{'' if n else 'on'}' onclick='q({n})'>{name}</li>" for n, name in enumerate(names))
    found = tabs_of(page(portal(f"<ul class='tab'>{tabs}</ul>{ROWS}"), rendered=True))
    assert [one.text for one in found] == names[1:]
