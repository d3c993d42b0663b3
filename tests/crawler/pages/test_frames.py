"""Pages that only lead on: a form that sends itself."""

from __future__ import annotations

from crawler.pages.frames import moved_to, redirect_of
from tests.crawler.pages.making import page

FORM = (
    '<form name="go" method="post" action="http://platform.example.gov.cn/list.do">'
    '<input type="hidden" name="dept" value="7">{more}</form>'
)


def sent(more: str = "", onload: str = "document.forms['go'].submit()") -> object:
    ask = redirect_of(page(f'<html><body onload="{onload}">{FORM.format(more=more)}</body></html>'))
    return (ask.method, ask.url, ask.form) if ask else None


def test_a_form_that_sends_itself_is_followed() -> None:
    assert sent() == ("POST", "http://platform.example.gov.cn/list.do", (("dept", "7"),))


def test_a_form_that_waits_for_somebody_is_not() -> None:
    assert sent(more='<input type="text" name="yzm">') is None
    assert sent(onload="") is None


MOVED = (
    "<html><body><h2>网站迁移公告</h2><p>因机构改革，本网站已迁移至新地址："
    '<a href="{to}">{to}</a>，本站不再更新。</p>{more}</body></html>'
)


def test_a_site_that_says_where_it_moved_to_leads_there() -> None:
    told = MOVED.format(to="http://zjj.new.gov.cn/", more="")
    ask = moved_to(page(told, "http://old.gov.cn/"))
    assert ask is not None
    assert ask.url == "http://zjj.new.gov.cn/"


def test_a_page_with_more_to_say_or_several_ways_on_has_not_moved() -> None:
    told = MOVED.format(to="http://zjj.new.gov.cn/", more='<a href="http://www.gov.cn/">中国政府网</a>')
    assert moved_to(page(told, "http://old.gov.cn/")) is None
    long = MOVED.format(to="http://zjj.new.gov.cn/", more=f"<p>{'新闻一则，' * 100}</p>")
    assert moved_to(page(long, "http://old.gov.cn/")) is None
    assert moved_to(page(MOVED.format(to="/zh/", more=""), "http://old.gov.cn/")) is None
