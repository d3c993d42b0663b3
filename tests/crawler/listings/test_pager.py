# ruff: noqa: E501 - HTML stands here as sites write it
"""Which of a pager's numbers is the next page."""

from __future__ import annotations

import pytest

from crawler.listings import read_list
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
