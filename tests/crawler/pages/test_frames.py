"""Pages that only lead on: a form that sends itself."""

from __future__ import annotations

from crawler.pages.frames import redirect_of
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
