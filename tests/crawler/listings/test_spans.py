"""Lists cut by years on one page, and rows whose year stands over them."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.listings import read_list
from tests.crawler.pages.making import page, portal


def part(head: str, *days: str) -> str:
    rows = "".join(
        f'<li><span>{day}</span> <a href="/d/{head}{day}">示范市{n}号物流有限公司许可</a></li>'
        for n, day in enumerate(days)
    )
    return f"<h3>{head}</h3><ul>{rows}</ul>"


def days(html: str, *, url: str = "http://a.gov.cn/sgs/xk.htm", title: str = "行政许可公示") -> list[date | None]:
    return [row.listed_on for row in read_list(page(portal(html, title=title), url)).rows]


def test_the_rows_of_every_year_are_read_each_in_its_own() -> None:
    cut = part("2018年", "05-07", "02-01") + part("2017年度", "12-20", "11-03", "01-09")
    assert days(cut) == [date(2018, 5, 7), date(2018, 2, 1), date(2017, 12, 20), date(2017, 11, 3), date(2017, 1, 9)]


def test_rows_that_cannot_all_be_of_the_year_are_left_undated() -> None:
    """2018年 may be the year of the decisions, and 01-05 the January after it."""
    cut = part("2018年", "01-05", "12-28") + part("2017年", "12-20", "11-03")
    assert days(cut) == [None, None, date(2017, 12, 20), date(2017, 11, 3)]


@pytest.mark.parametrize(
    ("title", "url", "found"),
    [
        ("2018年5月行政许可公示", "http://a.gov.cn/sgs/1805.htm", date(2018, 6, 1)),
        ("2018年12月行政许可公示", "http://a.gov.cn/sgs/1812.htm", None),
        ("2018年", "http://a.gov.cn/sgs/2018/", date(2018, 6, 1)),
        ("2018年双公示专栏", "http://a.gov.cn/sgs/", None),
    ],
)
def test_a_page_of_one_span_lends_its_year(title: str, url: str, found: date | None) -> None:
    rows = "".join(f"<li><a href='/{n}'>示范市{n}号物流有限公司许可</a><i>06-01</i></li>" for n in range(3))
    assert days(f"<ul>{rows}</ul>", url=url, title=title) == [found] * 3
