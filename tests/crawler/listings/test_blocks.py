# ruff: noqa: E501 - HTML stands here as sites write it
"""Where the list of a later page stands."""

from __future__ import annotations

import pytest

from crawler.listings import read_list
from crawler.listings.blocks import follow, list_block, stands_empty
from tests.crawler.pages.making import page, portal

ROWS = "".join(
    f'<li><a href="/d/{n}">示范市{n}号有限公司许可决定</a><span>2018-05-0{n}</span></li>' for n in range(1, 5)
)


@pytest.mark.parametrize(
    ("later", "empty"),
    [
        ("<ul class=l></ul>", True),
        (f"<ul class=l>{ROWS}</ul>", False),
        ("<p>系统繁忙</p>", False),
        ("<ul></ul>", False),
    ],
)
def test_the_page_after_the_last_has_the_lists_box_and_nothing_in_it(later: str, *, empty: bool) -> None:
    first = page(portal(f"<div class=con><ul class=l>{ROWS}</ul></div>"))
    then = page(portal(f"<div class=con>{later}</div>"))
    assert not stands_empty(then)
    follow(then, first)
    assert stands_empty(then) is empty


def test_the_heading_tells_the_list_from_the_news_beside_it() -> None:
    news = "".join(
        f'<li><a href="/n/{n}">我局召开第{n}次安全生产工作会议</a><span>2018-05-0{n}</span></li>' for n in range(1, 9)
    )
    records = "".join(f'<li><a href="/gs/{n}">示范市{n}号物流有限公司</a></li>' for n in range(1, 8))
    html = f"<div class=a><div class=tt>行政许可公示</div><ul>{records}</ul></div><div class=b><h3>最新动态</h3><ul>{news}</ul></div>"
    block = list_block(page(portal(html)))
    assert block is not None
    assert "物流" in (block.items[0].text_content())


def test_the_breadcrumb_over_the_one_row_of_a_last_page_is_no_row() -> None:
    """A site of 2004: all is one table, and each row of the list a table of its own."""
    row = (
        '<table><tr><td><a href="show.asp?id=63">清河县腾安餐馆非法占用土地案</a></td><td>[2018-2-14]</td></tr></table>'
    )
    whole = f'<table><tr><td>当前位置：<a href="/">首页</a> &gt; 行政处罚</td></tr><tr><td>{row}</td></tr><tr><td>共17条 第3/3页 <a href="?page=2">上一页</a></td></tr></table>'
    found = read_list(page(f"<html><head><title>行政处罚</title></head><body>{whole}</body></html>")).rows
    assert [listed.title for listed in found] == ["清河县腾安餐馆非法占用土地案"]


def test_numbers_in_a_table_of_their_own_are_no_row() -> None:
    lines = "".join(
        f"<tr><td>·</td><td><a href='/d/{n}'>示范市{n}号商贸有限公司</a></td><td>2018-05-0{n}</td></tr>"
        for n in range(1, 5)
    )
    pager = "<table><tr><td><a href='xk.html'>[1]</a> <a href='xk_1.html'>[2]</a></td></tr></table>"
    assert len(read_list(page(portal(f"<table>{lines}</table>{pager}"))).rows) == 4


def test_lines_that_scroll_in_a_marquee_are_rows() -> None:
    lines = "".join(f"<p>·<a href='/d/{n}'>示范市{n}号商贸有限公司</a> 05/0{n}</p>" for n in range(1, 5))
    assert len(read_list(page(portal(f"<marquee direction=up>{lines}</marquee>"))).rows) == 4
