# ruff: noqa: E501 - HTML stands here as sites write it
"""Lists behind tabs on one page, one in sight."""

from __future__ import annotations

from crawler.listings.rows import rows_of
from tests.crawler.pages.making import page, portal


def rows(what: str, count: int) -> str:
    return "".join(
        f'<li><a href="/d/{what}{n}.html">示范市{n}号有限公司{what}决定书</a><span>2018-05-0{n}</span></li>'
        for n in range(1, count)
    )


def panes(heads: str) -> str:
    return (
        f'<div class="hd">{heads}</div><div class="bd" id="b0"><ul>{rows("许可", 6)}</ul></div>'
        f'<div class="bd" id="b1" style="display:none"><ul>{rows("处罚", 4)}</ul></div>'
    )


def test_the_unshown_list_is_read_too_and_the_tabs_say_what_it_is() -> None:
    found = rows_of(page(portal(panes("<span>行政许可</span><span>行政处罚</span>"))))
    assert [row.values.get("kind") for row in found] == ["行政许可"] * 5 + ["行政处罚"] * 3


def test_tabs_that_say_nothing_leave_the_kind_open() -> None:
    found = rows_of(page(portal(panes("<span>最新</span><span>最热</span>"))))
    assert len(found) == 8
    assert not any(row.values.get("kind") for row in found)


def test_a_hidden_box_of_another_make_is_no_pane() -> None:
    html = portal(
        f'<div class="bd"><ul>{rows("许可", 6)}</ul></div><div class="pop" style="display:none"><ul>{rows("处罚", 4)}</ul></div>'
    )
    assert len(rows_of(page(html))) == 5
