"""A query that a script sends: learnt once and asked by plain requests, or typed for every question."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from crawler.browser.browser import BrowserFailureError
from crawler.column import view_column
from crawler.messages import say
from crawler.pages.page import Ask, Page
from crawler.visit.places import Lead
from crawler.visit.sought import Seeking, seek
from crawler.visit.tools import SiteTools
from disclosure.sought import Sought
from disclosure.vocabulary import Kind, Outcome
from tests.crawler.visit.asked_site import AskedSite, page_of, tools_for
from tests.crawler.visit.test_sought import ALSO_THERE, MISSING, SHOWN, THERE

HOME = "http://credit.example/cf"
API = "http://credit.example/api/query"
BOXES = (
    "<html><head><title>行政处罚公示查询</title></head><body><h1>行政处罚公示查询</h1><div>"
    '相对人名称：<input type="text" id="xdr"> 决定书文号：<input type="text" id="wsh">'
    '<button type="button" onclick="query()">查询</button></div>{rows}</body></html>'
)
NONE = "<table><tr><th>决定书文号</th><th>相对人</th></tr><tr><td colspan=2>没有查询到相关信息!</td></tr></table>"


def answer(asked: dict[str, str]) -> str:
    found = [row for row in SHOWN if asked["wsh"] in row[0] and asked["xdr"] in row[1]]
    rows = [dict(zip(("cfWsh", "cfXdrMc", "cfXzjg", "cfJdrq"), row, strict=True)) for row in found]
    return json.dumps({"total": len(rows), "rows": rows}, ensure_ascii=False)


def drawn(answered: str) -> str:
    rows = "".join(f"<tr><td>{'</td><td>'.join(row.values())}</td></tr>" for row in json.loads(answered)["rows"])
    head = "<tr><th>决定书文号</th><th>行政相对人名称</th><th>处罚机关</th><th>决定日期</th></tr>"
    return BOXES.format(rows=f"<table>{head}{rows}</table>" if rows else NONE)


@dataclass
class Tab:
    """Shows the boxes, then what its script draws of the answer. Every page has a token, good for one question."""

    token: int
    shown: Page = field(init=False)

    def __post_init__(self) -> None:
        self.shown = page_of(BOXES.format(rows=""), Ask(url=HOME), rendered=True)

    async def as_page(self) -> Page:
        return self.shown

    async def settled(self) -> None:
        """It stands at once."""

    async def pause(self, seconds: float) -> None:
        """It stands at once."""

    async def type_and_send(self, *, box: str, button: str, text: str) -> None:
        assert button
        asked = {name: text if name in box else "" for name in ("xdr", "wsh")}
        body = json.dumps({**asked, "token": self.token}).encode()
        part = page_of(answer(asked), Ask(url=API, method="POST", body=body))
        self.shown = page_of(drawn(part.text), Ask(url=HOME), rendered=True, traffic=(part,))


@dataclass
class Tabs:
    most: int = 40
    opened: list[str] = field(default_factory=list)

    @asynccontextmanager
    async def open(self, ask: Ask, signal: str) -> AsyncIterator[Tab]:
        assert ask.url == HOME
        if len(self.opened) >= self.most:
            raise BrowserFailureError(Outcome.OUT_OF_BUDGET, say("outcome", "out_of_budget"))
        self.opened.append(signal)
        yield Tab(len(self.opened))


def asked_for(
    tmp_path: Path, answers: Callable[[Ask], str], *rows: Sought, most: int = 40
) -> tuple[Seeking, AskedSite, Tabs]:
    site, tabs = AskedSite(answers), Tabs(most)
    tools: SiteTools = replace(tools_for(site, tmp_path), browser=cast("Any", tabs))
    page = page_of(BOXES.format(rows=""), Ask(url=HOME))
    lead = Lead(page=page, view=view_column(page), kind=Kind.PENALTY, name="行政处罚公示查询")

    async def visit() -> Seeking:
        seeking = await seek(tools, lead, rows, ())
        await tools.evidence.settled()
        return seeking

    return asyncio.run(visit()), site, tabs


def willing(ask: Ask) -> str:
    return answer(json.loads(ask.body or b"{}"))


def jealous(ask: Ask) -> str:
    """Each token once: it was used when the browser asked."""
    return json.dumps({"code": 500, "message": "令牌已失效", "token": json.loads(ask.body or b"{}")["token"]})


def test_the_scripts_request_is_made_anew_for_every_row(tmp_path):
    seeking, site, tabs = asked_for(tmp_path, willing, THERE, MISSING, ALSO_THERE)
    assert [(one.sought, one.found) for one in seeking.searched] == [
        (THERE, True), (MISSING, False), (ALSO_THERE, True)
    ]  # fmt: skip
    assert tabs.opened == ["query_by_script"] * 2  # once a box
    assert all(ask.url == API for ask in site.asked)


def test_a_request_that_is_good_once_is_typed_every_time(tmp_path):
    seeking, site, tabs = asked_for(tmp_path, jealous, THERE, MISSING, ALSO_THERE)
    assert [(one.sought, one.found) for one in seeking.searched] == [
        (THERE, True), (MISSING, False), (ALSO_THERE, True)
    ]  # fmt: skip
    assert len(site.asked) == 2  # to see that it is not answered
    assert len(tabs.opened) > 5


def test_where_the_browser_may_not_open_more_the_rest_is_not_judged(tmp_path):
    seeking, _, tabs = asked_for(tmp_path, jealous, THERE, MISSING, ALSO_THERE, most=5)
    assert len(tabs.opened) == 5
    assert all(one.found for one in seeking.searched)
    assert MISSING not in [one.sought for one in seeking.searched]
    assert not seeking.reading.complete
