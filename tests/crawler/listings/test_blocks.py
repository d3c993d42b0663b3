"""Where the list of a later page stands."""

from __future__ import annotations

import pytest

from crawler.listings.blocks import follow, stands_empty
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
