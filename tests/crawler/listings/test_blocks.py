# ruff: noqa: E501 - HTML stands here as sites write it
"""Where the list of a later page stands."""

from __future__ import annotations

import pytest

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
