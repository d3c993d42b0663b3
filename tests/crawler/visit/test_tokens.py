"""A token that serves once is asked for anew before each request, as a visitor's browser does (安徽住建厅)."""

from __future__ import annotations

import asyncio
import itertools
import json
from typing import Any, cast

import pytest

from crawler.pages.page import Ask, Page
from crawler.visit.tokens import Tokens
from disclosure.vocabulary import Outcome
from tests.crawler.visit.asked_site import AskedSite, page_of

SITE = "http://zjt.example.gov.cn"
TOKEN = f"{SITE}/Information.asmx/GetToken"
FIRST, OTHER = "a1b2c3d4e5f60718", "ffffffffffffffff0000"
JSON_BODY = (("content-type", "application/json"),)


def token_answer(value: str) -> Page:
    return page_of(json.dumps({"d": value}), Ask(url=TOKEN, method="POST"))


def list_ask(token: str, page: int = 1) -> Ask:
    body = json.dumps({"Token": token, "PageIndex": page}).encode()
    return Ask(url=f"{SITE}/Information.asmx/GetInfoListExtendXK", method="POST", body=body, headers=JSON_BODY)


def rendered(*traffic: Page) -> Page:
    return page_of("<html></html>", Ask(url=f"{SITE}/xk.html"), rendered=True, traffic=traffic)


class OneTimeTokens:
    """Gives a new token each time and opens a page for the last one only."""

    def __init__(self) -> None:
        self.given: list[str] = []
        self._numbers = itertools.count(1)

    def __call__(self, ask: Ask) -> str:
        if ask.url == TOKEN:
            self.given.append(f"token-number-{next(self._numbers):08d}")
            return json.dumps({"d": self.given[-1]})
        sent = json.loads(ask.body or b"{}")
        opened = bool(self.given) and sent["Token"] == self.given[-1]
        return json.dumps({"rows": [sent["PageIndex"]] if opened else []})


def tokens_for(site: AskedSite) -> Tokens:
    return Tokens(cast("Any", site))


def ask(tokens: Tokens, wanted: Ask) -> Any:
    return json.loads(asyncio.run(tokens.page(wanted)).text)


def test_each_request_gets_a_token_of_its_own() -> None:
    server = OneTimeTokens()
    site = AskedSite(server)
    tokens = tokens_for(site)
    tokens.learn(rendered(token_answer(FIRST), page_of('{"d": []}', list_ask(FIRST))))
    assert [ask(tokens, list_ask(FIRST, number))["rows"] for number in (2, 3, 4)] == [[2], [3], [4]]
    assert len(server.given) == 3
    assert [one.url for one in site.asked] == [TOKEN, list_ask("").url] * 3


def test_a_request_that_bears_the_last_token_is_renewed_from_the_same_source() -> None:
    server = OneTimeTokens()
    tokens = tokens_for(AskedSite(server))
    tokens.learn(rendered(token_answer(FIRST), page_of("{}", list_ask(FIRST))))
    assert ask(tokens, list_ask(FIRST))["rows"] == [1]
    assert ask(tokens, list_ask(server.given[-1], 2))["rows"] == [2]
    assert tokens.sources.keys() >= {FIRST, *server.given}


@pytest.mark.parametrize(
    "later",
    [
        Ask(url=f"{SITE}/list?token={FIRST}&page=1"),
        Ask(url=f"{SITE}/list", method="POST", form=(("token", FIRST), ("page", "1"))),
        Ask(url=f"{SITE}/list", headers=(("x-token", FIRST),)),
    ],
)
def test_a_token_is_renewed_wherever_it_is_sent(later: Ask) -> None:
    site = AskedSite(lambda sent: json.dumps({"d": OTHER}) if sent.url == TOKEN else "{}")
    tokens = tokens_for(site)
    tokens.learn(rendered(token_answer(FIRST), page_of("{}", later)))
    asyncio.run(tokens.page(later))
    sent = f"{site.asked[-1].url} {site.asked[-1].form} {site.asked[-1].headers}"
    assert OTHER in sent
    assert FIRST not in sent


def test_what_is_no_token_is_asked_for_as_it_is() -> None:
    """A value that no later request sends, a word too short, a large answer: nothing is learnt of them."""
    plain = list_ask("short")
    large = page_of(json.dumps({"d": FIRST, "more": "x" * 3000}), Ask(url=TOKEN))
    for first in (token_answer("short"), token_answer(OTHER), large):
        site = AskedSite(lambda _: "{}")
        tokens = tokens_for(site)
        tokens.learn(rendered(first, page_of("{}", list_ask(FIRST if first is large else "short"))))
        assert tokens.sources == {}
        asyncio.run(tokens.page(plain))
        assert site.asked == [plain]


def test_an_answer_that_came_before_is_no_source_of_what_was_sent_before() -> None:
    tokens = tokens_for(AskedSite(lambda _: "{}"))
    tokens.learn(rendered(page_of("{}", list_ask(FIRST)), token_answer(FIRST)))
    assert tokens.sources == {}


def test_where_no_new_token_comes_the_request_is_made_all_the_same() -> None:
    site = AskedSite(lambda sent: "<html>系统繁忙</html>" if sent.url == TOKEN else '{"rows": []}')
    tokens = tokens_for(site)
    tokens.learn(rendered(token_answer(FIRST), page_of("{}", list_ask(FIRST))))
    page = asyncio.run(tokens.page(list_ask(FIRST)))
    assert page.outcome is Outcome.OK
    assert site.asked[-1] == list_ask(FIRST)
