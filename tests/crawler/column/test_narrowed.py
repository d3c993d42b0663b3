"""Lists that stand narrowed from the start, and how they are asked for the rest."""

from __future__ import annotations

from datetime import date

from crawler.column import find_query
from crawler.column.narrowed import asked_with, preset_dates, wants_captcha, widened
from tests.crawler.pages.making import page, portal

PRESET = (
    '<form action="/q.do" method="get">企业名称：<input name="qymc"> <input type="text" name="ks" value="2018/9/05">'
    '<input type="text" name="js" value="2018/9/05"><input type="submit" value="查询"></form><p>没有查询到相关信息!</p>'
)
OPEN = (
    '<form action="/q.do">相对人：<input name="xdr">文书号：<input name="wsh"><input type="submit" value="查询"></form>'
)


def test_days_set_beforehand_are_cleared_and_then_widened() -> None:
    one = page(portal(PRESET))
    assert preset_dates(one) == [date(2018, 9, 5), date(2018, 9, 5)]
    cleared, spanned = widened(one, date(2018, 4, 1), date(2018, 9, 6))
    assert cleared.url.endswith("/q.do?qymc=&ks=&js=")
    assert spanned.url.endswith("/q.do?qymc=&ks=2018%2F04%2F01&js=2018%2F09%2F06")


def test_a_query_without_days_is_not_narrowed() -> None:
    assert preset_dates(page(portal(OPEN))) == []
    assert widened(page(portal(OPEN)), date(2018, 4, 1), date(2018, 9, 6)) == []


def test_every_number_is_asked_for_by_the_box_for_numbers() -> None:
    query = find_query(page(portal(OPEN)))
    assert query is not None
    asked = [ask.url.partition("?")[2] for one, text in asked_with(query) if (ask := one.asking(text))]
    assert asked == ["xdr=&wsh=", "xdr=&wsh=%E5%8F%B7", "xdr=%E5%85%AC%E5%8F%B8&wsh="]


def test_a_captcha_is_left_to_people() -> None:
    html = portal(OPEN.replace("<input type=", '验证码：<input name="yzm"><img src="/captcha.svl"><input type='))
    query = find_query(page(html))
    assert query is not None
    assert wants_captcha(page(html), query)
    assert not wants_captcha(page(portal(OPEN)), query)
