"""Lists that stand in a frame's srcdoc, or in one <dl> as pairs."""

from __future__ import annotations

from datetime import date

from crawler.listings import read_list
from tests.crawler.pages.making import page, portal

ROWS = "".join(
    f"<tr><td>示许〔2018〕{n}号</td><td>示范市第{n}物流有限公司</td><td>2018-05-0{n}</td></tr>" for n in range(1, 5)
)
HEAD = "<tr><th>决定书文号</th><th>行政相对人名称</th><th>决定日期</th></tr>"


def test_the_text_of_a_frame_in_the_page_is_read() -> None:
    inside = f"<html><body><table>{HEAD}{ROWS}</table></body></html>".replace('"', "&quot;").replace("<", "&lt;")
    rows = read_list(page(portal(f'<h2>双公示</h2><iframe srcdoc="{inside}"></iframe>'))).rows
    assert [row.values["document_number"] for row in rows] == [f"示许〔2018〕{n}号" for n in range(1, 5)]


def test_an_empty_srcdoc_is_left_alone() -> None:
    assert read_list(page(portal('<iframe srcdoc=" "></iframe>'))).rows == ()


def test_pairs_of_one_list_are_its_rows() -> None:
    pairs = "".join(
        f'<dt><a href="/d/{n}.html">示许〔2018〕{n}号 示范市第{n}物流有限公司</a></dt><dd>2018-05-0{n}</dd>'
        for n in range(1, 5)
    )
    rows = read_list(page(portal(f"<dl>{pairs}</dl>"))).rows
    assert [row.listed_on for row in rows] == [date(2018, 5, n) for n in range(1, 5)]


def test_terms_without_links_are_rows_as_well() -> None:
    pairs = "".join(
        f"<dt>示许〔2018〕{n}号</dt><dd>第{n}物流有限公司</dd><dd>决定日期：2018-05-0{n}</dd>" for n in range(1, 5)
    )
    assert len(read_list(page(portal(f"<dl>{pairs}</dl>"))).rows) == 4


def test_one_pair_is_a_row_where_it_is_dated_and_none_where_it_is_a_menu() -> None:
    """What a query finds, or what is left on the last page."""
    one = '<dt><a href="/d/1.html">示许〔2018〕1号</a></dt><dd>第一物流有限公司　2018年05月01日</dd>'
    assert [row.listed_on for row in read_list(page(portal(f"<dl>{one}</dl>"))).rows] == [date(2018, 5, 1)]
    menu = page(portal('<dl><dt><a href="/zwgk/">政务公开</a></dt><dd><a href="/zwgk/jg/">机构职能</a></dd></dl>'))
    assert next(menu.tree.iter("dl")) is not None
