"""A page whose scripts were refused names the refusal; one whose scripts got an answer does not."""

from __future__ import annotations

from crawler.visit.refusals import named, refusal, why_unshown
from disclosure.vocabulary import Outcome
from tests.crawler.pages.making import page, portal

FIREWALL = "<html><title>访问被拦截</title><body><h1>您的请求可能存在威胁，已被网站防火墙拦截</h1></body></html>"
SHELL = portal("<table id='grid'></table>")


def _with(*answers: tuple[int, str]):
    parts = tuple(page(text, url=f"http://x/api/{at}", status=status) for at, (status, text) in enumerate(answers))
    return page(SHELL, rendered=True, traffic=parts)


def test_a_firewall_before_the_data_is_named():
    met = refusal(_with((200, '{"menu": [{"name": "首页"}]}'), (200, FIREWALL)))
    assert met is not None
    assert met[0] is Outcome.WAF
    assert named(_with((200, FIREWALL))).outcome is Outcome.WAF
    assert "防护" in why_unshown(_with((200, FIREWALL)))


def test_an_interface_that_refuses_is_named():
    refused = named(_with((403, "Forbidden")))
    assert refused.outcome is Outcome.HTTP_STATUS
    assert "403" in refused.reason


def test_answers_that_came_are_no_refusal():
    answered = _with((200, '{"total": 0, "rows": []}'))
    assert refusal(answered) is None
    assert named(answered) is answered
    assert why_unshown(answered) == "该地址没有可读的列表"
