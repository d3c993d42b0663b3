# ruff: noqa: E501 - HTML stands here as sites write it
"""Which of a pager's numbers is the next page."""

from __future__ import annotations

import pytest

from crawler.listings import read_list
from crawler.listings.ending import sign_of_more
from crawler.listings.pager import next_link, unmarked_pages
from tests.crawler.pages.making import page, portal

ROWS = "".join(
    f'<li><a href="/d/{n}.html">示范市第{n}物流有限公司许可决定</a><span>2018-05-0{n}</span></li>' for n in range(1, 6)
)
COUNTED = '<a href="?page=1">1</a> <a href="?page=2">2</a> <a href="?page=3">3</a>'
STATIC = '<a href="index.html">1</a> <a href="index_2.html">2</a>'


@pytest.mark.parametrize(
    ("pager", "url", "following"),
    [
        (COUNTED, "http://a.gov.cn/l.php", "http://a.gov.cn/l.php?page=2"),
        (COUNTED, "http://a.gov.cn/l.php?page=2", "http://a.gov.cn/l.php?page=3"),
        (COUNTED, "http://a.gov.cn/l.php?page=3", None),
        (STATIC, "http://a.gov.cn/xk/index.html", "http://a.gov.cn/xk/index_2.html"),
        (STATIC, "http://a.gov.cn/xk/index_2.html", None),
    ],
)
def test_a_pager_that_links_the_page_shown_like_the_others(pager: str, url: str, following: str | None) -> None:
    found = read_list(page(portal(f'<ul>{ROWS}</ul><div class="pages">{pager}</div>'), url))
    assert (found.following.ask.url if found.following else None) == following


def test_a_next_link_whose_own_code_sends_the_form() -> None:
    form = '<form name="frm" method="post" action="list.asp?t=xk"><input name="mc" value=""><input type="hidden" name="cpage" value="1"></form>'
    link = '<a href="#" onclick="frm.cpage.value=2;frm.submit();return false;">下一页</a> 共3页'
    found = read_list(page(portal(f"{form}<ul>{ROWS}</ul>{link}"), "http://a.gov.cn/list.asp?t=xk"))
    assert found.following is not None
    assert (found.following.ask.method, found.following.ask.form) == ("POST", (("mc", ""), ("cpage", "2")))


def test_numbers_in_brackets_are_numbers() -> None:
    pager = '[1] <a href="node_201_2.htm">[2]</a> <a href="node_201_3.htm">[3]</a>'
    found = read_list(page(portal(f"<ul>{ROWS}</ul><div>{pager}</div>"), "http://a.gov.cn/node_201.htm"))
    assert found.following is not None
    assert found.following.ask.url == "http://a.gov.cn/node_201_2.htm"


UNMARKED = "".join(f'<a href="javascript:load({n})">{n}</a> ' for n in range(1, 5))


def test_numbers_that_do_not_show_where_one_stands_are_a_sign_of_more() -> None:
    one = page(portal(f"<ul>{ROWS}</ul><div id=page>{UNMARKED}</div>"), rendered=True)
    assert next_link(one) is None
    assert sorted(unmarked_pages(one)) == [1, 2, 3, 4]
    assert "1 至 4" in sign_of_more(one, walked=1)
    assert sign_of_more(one, walked=4) == ""


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param(f'<div class="banner-num">{UNMARKED}</div>', id="slides"),
        pytest.param("<table><tr>" + "".join(f"<td><a href='?d={n}'>{n}</a></td>" for n in range(1, 8)) + "</tr></table>", id="calendar"),
        pytest.param(UNMARKED.replace("<a href", '<a class="cur" href', 1), id="marked"),
        pytest.param('<a href="javascript:load(1)">1</a>', id="one page"),
        pytest.param('<div><a href="?p=1">1</a> <a href="?p=2">2</a> <b>3</b></div>', id="the last page, in bold"),
        pytest.param('<div><a href="?p=1">1</a> <a href="?p=2">2</a> 3 共3页</div>', id="the last page, as text"),
        pytest.param('<ul><li><a href="?p=1">1</a></li><li><a href="?p=2">2</a></li><li>3</li></ul>', id="the last page, in a list"),
    ],
)  # fmt: skip
def test_other_numbers_are_no_pager_without_a_mark(numbers: str) -> None:
    assert unmarked_pages(page(portal(f"<ul>{ROWS}</ul>{numbers}"), rendered=True)) == {}


def test_plain_numbers_without_a_mark_are_followed_from_the_first_page_on() -> None:
    links = "".join(f'<a href="index_{n}.html">{n}</a> ' for n in range(1, 4))
    html = portal(f"<ul>{ROWS}</ul><div>{links}</div>")
    hrefs = []
    for name in ("", "index_2.html", "index_3.html"):
        link = next_link(page(html, f"http://wjw.example.gov.cn/sgs/{name}"))
        hrefs.append(link.get("href") if link is not None else None)
    assert hrefs == ["index_2.html", "index_3.html", None]
