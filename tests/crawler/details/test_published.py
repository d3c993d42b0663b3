from datetime import date

import pytest

from crawler.details import publication_date
from crawler.listings import ListRow
from disclosure.vocabulary import DateSource
from tests.crawler.pages.making import page, portal

DAY = date(2018, 5, 10)


@pytest.mark.parametrize(
    "written",
    [
        "2018-05-10 08:38",
        "2018/05/10 09:30",
        "2018-05-10 00:00",
        "2018-05-10 10∶08",
        "2018——05——10 21:37",
        "2018年5月10日",
        "2018-05-10T08:00:00+08:00",
        "20180510",
    ],
)
def test_the_meta_tag_in_every_form(written: str) -> None:
    for tag in (f'<meta name="PubDate" content="{written}">', f"<META content='{written}' NAME='pubdate'/>"):
        assert publication_date(page(portal("x", metas=tag)), None) == (DAY, DateSource.META)


@pytest.mark.parametrize(
    "said",
    [
        "发布时间：2018-05-10",
        "发布日期： 2018年05月10日",
        "公示时间:2018/5/10",
        "[发布于 2018-05-10 10:00]",
        "日期：2018-05-10",
        "2018-05-10 09:00 来源：办公室",
        "来源：市卫健委 2018-05-10",
        "时间：2018.05.10",
    ],
)
def test_what_the_page_says(said: str) -> None:
    assert publication_date(page(portal(f"<h1>t</h1><div>{said}</div>")), None) == (DAY, DateSource.TEXT)


@pytest.mark.parametrize(
    "said",
    [
        "更新时间：2018-05-10",
        "数据更新时间：2018-05-10",
        "处罚决定日期：2018-05-10",
        "许可截止日期：2018-05-10",
        "我局于2018年5月10日作出决定",
        "打印时间 2018-05-10 页",
    ],
)
def test_other_days_are_no_publication(said: str) -> None:
    assert publication_date(page(portal(f"<h1>t</h1><div>{said}</div>")), None) == (None, None)


@pytest.mark.parametrize(
    "url",
    [
        "http://a/xk/201805/t20180510_86834.html",
        "http://a/art/2018/5/10/art_123_456.html",
        "http://a/x/20180510083851127.html",
        "http://a/c/2018-05-10/1.html",
    ],
)
def test_the_address_is_a_weaker_witness(url: str) -> None:
    assert publication_date(page(portal("x"), url), None) == (DAY, DateSource.ADDRESS)


@pytest.mark.parametrize(
    "url",
    ["http://a/col/col20180/index.html", "http://a/201805/x.html", "http://a/id=2018051099", "http://a/20181345.html"],
)
def test_numbers_in_addresses_that_are_no_days(url: str) -> None:
    assert publication_date(page(portal("x"), url), None) == (None, None)


def test_the_order_of_witnesses() -> None:
    row = ListRow(title="t", ask=None, listed_on=date(2018, 5, 9), values={"published_on": "2018-05-08"})
    url, headers = "http://a/t20180507_1.html", {"Last-Modified": "Sun, 06 May 2018 08:00:00 GMT"}
    text = "<p>发布时间：2018-05-10</p>"
    meta = '<meta name="PubDate" content="2018-05-11">'
    assert publication_date(page(portal(text, metas=meta), url, headers=headers), row) == (
        date(2018, 5, 11),
        DateSource.META,
    )
    assert publication_date(page(portal(text), url, headers=headers), row) == (date(2018, 5, 10), DateSource.TEXT)
    assert publication_date(page(portal(""), url, headers=headers), row) == (date(2018, 5, 9), DateSource.LIST)
    assert publication_date(page(portal(""), url, headers=headers), None) == (date(2018, 5, 7), DateSource.ADDRESS)
    assert publication_date(page(portal(""), "http://a/1.html", headers=headers), None) == (
        date(2018, 5, 6),
        DateSource.HEADER,
    )


def test_an_empty_meta_tag_is_passed_over() -> None:
    html = portal("<p>发布时间：2018-05-10</p>", metas='<meta name="PubDate" content="">')
    assert publication_date(page(html), None) == (DAY, DateSource.TEXT)
