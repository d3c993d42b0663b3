# ruff: noqa: E501 - HTML stands here as sites write it
"""Pagers drawn by script: read by plain HTTP from what the script is told."""

from __future__ import annotations

import pytest

from crawler.listings import choose_family, read_list
from crawler.listings.blocks import follow
from crawler.listings.rows import rows_of
from crawler.pages.page import Ask
from tests.crawler.pages.making import page, portal

ROWS = "<ul class=list>{}</ul>".format(
    "".join(
        f'<li><a href="/xk/{n}.html">示范市第{n}物流有限公司道路运输许可</a><span>2018-05-0{n}</span></li>'
        for n in range(1, 6)
    )
)
URL = "http://a.gov.cn/sgs/xk.html"
KKPAGER = """kkpager.generPageHtml({pno: 1, total: 4, totalRecords: 18, hrefFormer: 'xk', hrefLatter: '.html'%s});"""
FORM = "<form id=f action=/sgs/list.do method=post><input type=hidden id=pageNo name=pageNo value=1></form>"


@pytest.mark.parametrize(
    ("script", "following"),
    [
        (KKPAGER % "", "http://a.gov.cn/sgs/xk_2.html"),
        (KKPAGER % ", getLink: function(n){ return this.hrefFormer + '-p' + n + this.hrefLatter; }", "http://a.gov.cn/sgs/xk-p2.html"),
        (KKPAGER % ", getLink: function(n){ return n == 1 ? '/sgs/' : '/sgs/?pno=' + n; }", "http://a.gov.cn/sgs/?pno=2"),
        ("laypage({cont: 'p', pages: 4, curr: 1, jump: function(obj, first){ if(!first){ location.href = '?page=' + obj.curr; } }});", "http://a.gov.cn/sgs/xk.html?page=2"),
        ("laypage.render({elem: 'p', count: 18, limit: 5, curr: 1, jump: function(o, first){ if(!first) window.location.href='/sgs/xk.html?pn='+o.curr }});", "http://a.gov.cn/sgs/xk.html?pn=2"),
        ("$('#p').twbsPagination({totalPages: 4, onPageClick: function (event, n) { location.href = '/sgs/xk/' + n + '.html'; }});", "http://a.gov.cn/sgs/xk/2.html"),
    ],
)  # fmt: skip
def test_the_next_address_is_built_as_the_script_builds_it(script: str, following: str) -> None:
    one = page(portal(f"{ROWS}<div id=p></div><script>{script}</script>"), URL)
    assert choose_family(one).name == "script_pager"
    found = read_list(one)
    assert len(found.rows) == 5
    assert found.following is not None
    assert found.following.ask == Ask(url=following)


@pytest.mark.parametrize(
    "script",
    [
        KKPAGER % ", mode: 'click', click: function(n){ document.getElementById('pageNo').value = n; document.getElementById('f').submit(); }",
        "new Pagination(18, 5, 1, 'f').write('p');",
    ],
)  # fmt: skip
def test_a_form_that_the_script_sends_is_sent(script: str) -> None:
    one = page(portal(f"{ROWS}{FORM}<script>{script}</script>"), URL)
    found = read_list(one).following
    assert found is not None
    assert (found.ask.url, found.ask.method) == ("http://a.gov.cn/sgs/list.do", "POST")
    assert found.ask.form == (("pageNo", "2"),)


def test_it_counts_for_itself_and_ends_with_the_last_page() -> None:
    html = portal(f"{ROWS}<script>{KKPAGER % ''}</script>")
    first = page(html, URL)
    family = choose_family(first)
    following, asked = family.start(first).following, []
    while following is not None:
        asked.append(following.ask.url.rpartition("/")[2])
        following = family.go_on(page(html, following.ask.url), following.state).following
    assert asked == ["xk_2.html", "xk_3.html", "xk_4.html"]


def test_a_pager_whose_way_cannot_be_told_is_left_to_the_browser() -> None:
    script = "laypage({cont: 'p', pages: 4, jump: function(obj){ loadList(obj.curr); }});"
    assert choose_family(page(portal(f"{ROWS}<script>{script}</script>"), URL)).name == "single"


def test_the_number_beside_the_unlinked_one_is_the_next_page() -> None:
    pager = '<div class=pager><b>1</b><a href="xk_2.html">2</a></div>'
    last = '<div class=pager><a href="xk.html">1</a><b>2</b></div>'
    found = read_list(page(portal(ROWS + pager), URL)).following
    assert found is not None
    assert found.ask.url == "http://a.gov.cn/sgs/xk_2.html"
    assert read_list(page(portal(ROWS + last), "http://a.gov.cn/sgs/xk_2.html")).following is None


def test_buttons_turn_pages_by_their_value() -> None:
    pager = """<div>1/4页 <input type=button value="首页" disabled><input type=button value="下一页"
    onclick="location.href=encodeURI('index_2.jhtml');"></div>"""
    found = read_list(page(portal(ROWS + pager), "http://a.gov.cn/xzxk/index.jhtml")).following
    assert found is not None
    assert found.ask.url == "http://a.gov.cn/xzxk/index_2.jhtml"


def test_a_list_written_by_script_needs_no_pager() -> None:
    rows = "".join(
        f'document.write(\'<li><a href="./{n}.html" title="示范市第{n}物流有限公司处罚决定">示范市第…</a><span>2018-05-0{n}</span></li>\');'
        for n in (1, 2)
    )
    found = read_list(page(portal(f"<ul><script>{rows}</script></ul>"), URL)).rows
    assert [row.title for row in found] == ["示范市第1物流有限公司处罚决定", "示范市第2物流有限公司处罚决定"]


def test_cells_cut_short_are_taken_from_their_title() -> None:
    head = "<tr><th>决定书文号</th><th>行政相对人名称</th><th>公示日期</th></tr>"
    body = "".join(
        f'<tr><td title="示水许字〔2018〕{n}号">示水许字〔20...</td><td><span title="示范市第{n}物流有限公司">示范市第…</span></td>'
        f"<td>2018-05-0{n}</td></tr>"
        for n in (1, 2)
    )
    (first, _) = rows_of(page(portal(f"<table>{head}{body}</table>"), URL))
    assert first.values["document_number"] == "示水许字〔2018〕1号"
    assert first.values["party"] == "示范市第1物流有限公司"


def test_the_one_row_of_a_last_page_stands_where_the_list_stood() -> None:
    aside = (
        '<div class=tabs><a href="/ml.html" title="示范市水利局行政许可和行政处罚双公示目录">双公示目录</a>'
        '<a href="/fa.html" title="示范市水利局双公示工作实施方案和责任分工">工作方案</a></div>'
    )
    table = '<table class=lines><tr><td>·</td><td><a href="/xk/{0}.html">取水许可</a></td><td>2018-05-0{0}</td></tr>{1}</table>'
    more = '<tr><td>·</td><td><a href="/xk/2.html">取水许可</a></td><td>2018-05-02</td></tr>'
    first, last = page(portal(aside + table.format(1, more)), URL), page(portal(aside + table.format(3, "")), URL)
    follow(last, first)
    assert [row.ask.url for row in rows_of(last) if row.ask] == ["http://a.gov.cn/xk/3.html"]


def test_a_form_is_sent_in_the_charset_of_its_page() -> None:
    form = "<form action=/q.asp><input type=hidden name=dept value=水利局><input type=hidden name=page value=1></form>"
    html = portal(f"{ROWS}{form}<a href='javascript:goPage(2)'>下一页</a>")
    one = page(
        html, URL, body=html.replace("utf-8", "gb2312").encode("gb18030"), content_type="text/html; charset=gb2312"
    )
    found = read_list(one).following
    assert found is not None
    assert found.ask.url == "http://a.gov.cn/q.asp?dept=%CB%AE%C0%FB%BE%D6&page=2"
