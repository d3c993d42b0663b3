# ruff: noqa: E501 - HTML stands here as sites write it
"""Lists that are divided: by time, by matter, shown as boxes of a few rows."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.column import parts_of
from crawler.column.parts import span_end
from tests.crawler.pages.making import page, portal

URL = "http://wjw.example.gov.cn/sgs/xzxk/"


def rows(first: int = 1, last: int = 4) -> str:
    return "".join(
        f'<li><a href="./t{n}.html">示范市{n}号诊所有限公司设置医疗机构的行政许可决定</a><span>2018-05-{n:02d}</span></li>'
        for n in range(first, last)
    )


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("2018年", date(2018, 12, 30)),
        ("2018年度", date(2018, 12, 30)),
        ("2018年5月份", date(2018, 5, 30)),
        ("2018年第二季度", date(2018, 6, 30)),
        ("2018年上半年行政许可公示", date(2018, 6, 30)),
        ("2018年5月行政许可信息公示（第一批）", None),
        ("行政许可", None),
        ("食品经营许可2018", None),
    ],
)
def test_a_span_of_time_is_told_from_other_names(name: str, last: date | None) -> None:
    assert span_end(name) == last


def test_years_beside_a_list_are_its_parts_and_dated_articles_are_not() -> None:
    menu = '<div class="side"><ul><li><a href="/c/18.html">2018年</a></li><li><a href="/c/17.html">2017年</a></li></ul></div>'
    articles = '<li><a href="/c/a1.html">2018年5月行政许可公示</a><span>2018-06-01</span></li>'
    found = parts_of(page(portal(f"{menu}<ul class='list'>{rows()}{articles}</ul>"), URL))
    assert [(part.name, part.by_time) for part in found] == [("2018年", True), ("2017年", True)]


def test_boxes_with_more_beside_them_are_previews() -> None:
    boxes = "".join(
        f'<div class="box"><h2>{name}<a href="/list?id={at}">更多&gt;&gt;</a></h2><ul>{rows(at * 3 + 1, at * 3 + 4)}</ul></div>'
        for at, name in enumerate(("食品经营许可", "药品经营许可", "送达公告"))
    )
    found = parts_of(page(portal(boxes), "http://wjw.example.gov.cn/list?id=xk"))
    assert [(part.name, part.preview) for part in found] == [("食品经营许可", True), ("药品经营许可", True)]


def test_a_list_with_a_pager_is_no_preview() -> None:
    box = f'<div class="box"><h2>行政许可<a href="/list?id=9">更多</a></h2><ul>{rows()}</ul><a href="/list?p=2">下一页</a></div>'
    assert parts_of(page(portal(box), "http://wjw.example.gov.cn/list?id=xk")) == ()


def test_channels_below_the_lists_own_folder_are_parts_and_guides_are_not() -> None:
    links = '<a href="./spjy/">食品经营许可</a><a href="./bszn/">办事指南</a><a href="./ml/">许可目录</a><a href="../">返回</a>'
    found = parts_of(page(portal(f"{links}<ul class='list'>{rows()}</ul>"), URL))
    assert [part.name for part in found] == ["食品经营许可"]


def test_an_undivided_list_has_no_parts() -> None:
    assert parts_of(page(portal(f"<ul class='list'>{rows()}</ul>"), URL)) == ()


def test_persons_beside_organisations_are_a_part_of_the_list() -> None:
    rows = "".join(
        f'<li><a href="/d/{n}">示范市{n}号有限公司许可决定</a><span>2018-05-0{n}</span></li>' for n in range(1, 5)
    )
    html = f'<div class="qh"><a href="/xzxkList.jspx">法人</a><a href="/xzxkPList.jspx">自然人</a></div><ul>{rows}</ul>'
    found = parts_of(page(portal(html), "http://a.gov.cn/xzxkList.jspx"))
    assert [(one.name, one.ask.url) for one in found] == [("自然人", "http://a.gov.cn/xzxkPList.jspx")]
    services = html.replace("法人", "企业").replace("自然人", "个人")
    assert parts_of(page(portal(services), "http://a.gov.cn/xzxkList.jspx")) == ()
