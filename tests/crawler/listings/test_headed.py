# ruff: noqa: E501 - HTML stands here as sites write it
"""Both lists in sight on one page, each under its heading."""

from __future__ import annotations

import pytest

from crawler.listings import read_list
from tests.crawler.pages.making import page, portal


def rows(kind: str, count: int) -> str:
    return "".join(
        f'<li><a href="/{kind}/{n}.html">示范市第{n}物流有限公司决定书</a><span>2018-05-0{n}</span></li>'
        for n in range(1, count + 1)
    )


def kinds(html: str) -> list[str]:
    return [row.values.get("kind", "") for row in read_list(page(portal(html))).rows]


@pytest.mark.parametrize(
    "html",
    [
        f"<h3>行政许可</h3><ul>{rows('xk', 4)}</ul><h3>行政处罚</h3><ul>{rows('cf', 2)}</ul>",
        f"<div class=l><h3>行政许可</h3><ul>{rows('xk', 4)}</ul></div><div class=r><h3>行政处罚</h3><ul>{rows('cf', 2)}</ul></div>",
        f"<div class=box><h2>行政许可公示</h2><ul>{rows('xk', 4)}</ul></div><div class=box><h2>行政处罚公示</h2><ul>{rows('cf', 2)}</ul></div>",
    ],
)
def test_each_row_is_of_the_kind_its_heading_names(html: str) -> None:
    assert kinds(html) == ["行政许可"] * 4 + ["行政处罚"] * 2


def test_two_tables_are_read_each_by_its_own_headers() -> None:
    permits = "<table><tr><th>决定书文号</th><th>行政相对人</th><th>决定日期</th></tr><tr><td>示许〔2018〕1号</td><td>甲有限公司</td><td>2018-05-01</td></tr><tr><td>示许〔2018〕2号</td><td>乙有限公司</td><td>2018-05-02</td></tr></table>"
    penalties = "<table><tr><th>行政相对人</th><th>决定日期</th><th>处罚决定书文号</th></tr><tr><td>丙有限公司</td><td>2018-05-03</td><td>示罚〔2018〕3号</td></tr></table>"
    found = read_list(page(portal(f"<h3>行政许可</h3>{permits}<h3>行政处罚</h3>{penalties}"))).rows
    assert [(row.values["document_number"], row.values["party"]) for row in found] == [
        ("示许〔2018〕1号", "甲有限公司"), ("示许〔2018〕2号", "乙有限公司"), ("示罚〔2018〕3号", "丙有限公司"),
    ]  # fmt: skip


def test_boxes_under_headings_of_one_kind_are_not_put_together() -> None:
    html = f"<h3>行政许可</h3><ul>{rows('xk', 4)}</ul><h3>通知公告</h3><ul>{rows('gg', 3)}</ul>"
    assert len(kinds(html)) == 4


def test_cells_side_by_side_with_tables_in_them() -> None:
    def cell(name: str, kind: str, count: int) -> str:
        lines = "".join(
            f"<tr><td>·</td><td><a href='/{kind}/{n}'>示范市第{n}物流有限公司决定</a></td><td>(2018-05-0{n})</td></tr>"
            for n in range(1, count + 1)
        )
        return f"<td><table><tr><td><strong>{name}</strong></td></tr></table><table class=l>{lines}</table></td>"

    assert (
        kinds(f"<table><tr>{cell('行政许可信息', 'xk', 4)}{cell('行政处罚信息', 'cf', 3)}</tr></table>")
        == ["行政许可"] * 4 + ["行政处罚"] * 3
    )


def test_tables_that_only_an_id_tells_apart() -> None:
    def table(kind: str, count: int) -> str:
        lines = "".join(
            f"<tr><td>示〔2018〕{n}号</td><td>第{n}有限公司</td><td>2018-05-0{n}</td></tr>" for n in range(1, count + 1)
        )
        return f"共<b>{count}</b>条<table id={kind}><tr><th>决定书文号</th><th>行政相对人</th><th>决定日期</th></tr>{lines}</table>"

    assert (
        kinds(f"<h3>行政许可</h3>{table('xk', 3)}<h3>行政处罚</h3>{table('cf', 2)}")
        == ["行政许可"] * 3 + ["行政处罚"] * 2
    )
