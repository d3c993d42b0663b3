"""What was typed is found in the request that a script made of it, and another text put in its place."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from crawler.pages.page import Ask
from crawler.pages.typed import retyped, stands_in

OLD, NEW = "查无此名", '示许〔2018〕12号"甲&乙"'


@pytest.mark.parametrize("ensure_ascii", [True, False])
def test_in_a_json_body(ensure_ascii):
    sent = json.dumps({"q": {"wsh": OLD}, "pageNo": 1}, ensure_ascii=ensure_ascii).encode()
    ask = Ask(url="http://x/q.do", method="POST", body=sent, headers=(("content-type", "application/json"),))
    assert stands_in(OLD, ask)
    again = retyped(ask, OLD, NEW)
    assert json.loads(again.body or b"") == {"q": {"wsh": NEW}, "pageNo": 1}
    assert (again.method, again.headers) == (ask.method, ask.headers)


@pytest.mark.parametrize("deep", [1, 2])
def test_in_an_address_encoded_once_or_twice(deep):
    once = "%E6%9F%A5%E6%97%A0%E6%AD%A4%E5%90%8D"
    ask = Ask(url=f"http://x/list?wsh={once if deep == 1 else once.replace('%', '%25')}&t=1")
    assert stands_in(OLD, ask)
    value = parse_qs(urlsplit(retyped(ask, OLD, NEW).url).query)["wsh"][0]
    for _ in range(deep - 1):
        value = parse_qs(f"v={value}")["v"][0]
    assert value == NEW
    assert retyped(ask, OLD, NEW).body is None


def test_in_a_form_body():
    ask = Ask(url="http://x/q.do", method="POST", body=b"xdr=&wsh=%E6%9F%A5%E6%97%A0%E6%AD%A4%E5%90%8D")
    assert parse_qs((retyped(ask, OLD, NEW).body or b"").decode())["wsh"] == [NEW]


def test_a_request_without_it_does_not_carry_it():
    assert not stands_in(OLD, Ask(url="http://x/count?page=1", method="POST", body=b'{"page": 1}'))
