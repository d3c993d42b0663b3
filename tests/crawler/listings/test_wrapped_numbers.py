"""Page numbers inside a parameter that is JSON, plain or in base64."""

from __future__ import annotations

import base64
import json

import pytest

from crawler.listings import choose_family
from crawler.listings.wrapped_numbers import rewrapped, wrapped_number
from crawler.pages.page import Ask
from tests.crawler.pages.making import page, portal


def in_base64(value: object) -> str:
    return base64.b64encode(json.dumps(value).encode()).decode()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (in_base64({"pageSize": 10, "pageNo": 3}), ("pageNo", 3)),
        (in_base64({"cond": {"id": "7"}, "page": {"current": "1", "size": 9}}), ("page.current", 1)),
        ('{"pageIndex": 2}', ("pageIndex", 2)),
        ("3", None),
        ("abcdefghijklmnopqrstuvwxyz", None),
        (in_base64([1, 2, 3, 4, 5, 6]), None),
    ],
)
def test_the_number_is_found_where_it_is_wrapped(text: str, found: tuple[str, int] | None) -> None:
    assert wrapped_number(text) == found


def test_it_goes_back_as_it_came() -> None:
    wrapped = rewrapped(in_base64({"page": {"current": "1"}, "k": "许可"}), "page.current", 2)
    assert json.loads(base64.b64decode(wrapped)) == {"page": {"current": "2"}, "k": "许可"}
    assert rewrapped('{"pageIndex": 1}', "pageIndex", 2) == '{"pageIndex":2}'


def test_a_grid_with_its_parameters_in_base64_is_followed() -> None:
    sent = f"params={in_base64({'pageNo': 1, 'pageSize': 2})}".replace("=", "%3D").replace("params%3D", "params=")
    ask = Ask(url="http://a.gov.cn/eportal/admin", method="POST", body=sent.encode())
    titles = [f"示范市{n}号有限公司许可决定书" for n in range(2)]
    answer = {"total": 5, "rows": [{"title": title, "publishDate": "2018-05-07"} for title in titles]}
    part = page(json.dumps(answer, ensure_ascii=False), "http://a.gov.cn/eportal/admin", ask=ask)
    shown = portal("".join(f"<li>{title}</li>" for title in titles))
    first = choose_family(one := page(shown, rendered=True, traffic=(part,))).start(one)
    assert first.following is not None
    ((name, value),) = first.following.ask.form or ()
    assert (name, json.loads(base64.b64decode(value))["pageNo"]) == ("params", 2)
