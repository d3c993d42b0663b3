"""Pagers that are a select."""

from __future__ import annotations

import pytest

from crawler.listings import read_list
from crawler.listings.ending import sign_of_more
from tests.crawler.pages.making import page, portal

ROWS = (
    "<ul>"
    + "".join(
        f'<li><a href="/d/{n}">示范市{n}号有限公司许可决定</a><span>2018-05-0{n}</span></li>' for n in range(1, 6)
    )
    + "</ul>"
)
SCRIPT = "<script>function go(n) { location.href = '/l.do?no=' + n; }</script>"


def pager(onchange: str, values: tuple[str, ...], shown: int) -> str:
    options = "".join(
        f'<option value="{value}"{" selected" if at == shown else ""}>{at}</option>'
        for at, value in enumerate(values, 1)
    )
    return portal(f'{ROWS}第<select onchange="{onchange}">{options}</select>页{SCRIPT}')


@pytest.mark.parametrize(
    ("onchange", "values", "shown", "following"),
    [
        ("location.href=this.value", ("/l.html", "/l_2.html"), 1, "http://wjw.example.gov.cn/l_2.html"),
        ("location.href=this.value", ("/l.html", "/l_2.html"), 2, None),
        ("go(this.value)", ("1", "2", "3"), 2, "http://wjw.example.gov.cn/l.do?no=3"),
    ],
)
def test_the_next_option_is_the_next_page(
    onchange: str, values: tuple[str, ...], shown: int, following: str | None
) -> None:
    found = read_list(page(pager(onchange, values, shown))).following
    assert (found.ask.url if found else None) == following


def test_a_select_that_cannot_be_followed_leaves_the_list_unfinished() -> None:
    one = page(pager("turn(this)", ("1", "2", "3"), 1))
    assert read_list(one).following is None
    assert "共 3 页" in sign_of_more(one, walked=1)


def test_a_select_of_years_is_no_pager() -> None:
    one = page(portal(f'{ROWS}<select onchange="go(this.value)"><option>2018</option><option>2017</option></select>'))
    assert read_list(one).following is None
    assert sign_of_more(one, walked=1) == ""
