"""Two addresses are one place when a person would land on the same page."""

from __future__ import annotations

import pytest

from crawler.visit.addresses import is_root, place, root_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.gov.cn/xxgk/sgs/", "http://a.gov.cn/xxgk/sgs/index.html"),
        ("http://a.gov.cn/xxgk/sgs", "https://a.gov.cn/xxgk/sgs/"),
        ("http://A.gov.cn/x.do?b=2&a=1", "http://a.gov.cn/x.do?a=1&b=2"),
        ("http://a.gov.cn/list.jspx;jsessionid=9AF", "http://a.gov.cn/list.jspx"),
        ("http://a.gov.cn/x.html#top", "http://a.gov.cn/x.html"),
    ],
)
def test_the_same_place(one: str, other: str) -> None:
    assert place(one) == place(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.gov.cn/list?page=1", "http://a.gov.cn/list?page=2"),
        ("http://a.gov.cn/#/xzxk", "http://a.gov.cn/#/xzcf"),
        ("http://a.gov.cn:8080/", "http://a.gov.cn/"),
        ("http://a.gov.cn/col/col1/index.html", "http://a.gov.cn/col/col2/index.html"),
    ],
)
def test_other_places(one: str, other: str) -> None:
    assert place(one) != place(other)


def test_the_front_page_of_a_host() -> None:
    assert is_root("http://a.gov.cn")
    assert is_root("http://a.gov.cn/index.shtml")
    assert not is_root("http://a.gov.cn/#/list")
    assert not is_root("http://a.gov.cn/sgs/")
    assert root_of("http://a.gov.cn:81/sgs/x.html?a=1") == "http://a.gov.cn:81/"
