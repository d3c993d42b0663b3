"""A query that only a script sends (a button without a form): typed in the browser once, and from then on asked for
by plain HTTP where what the script sends can be made anew; else typed in the browser for every question."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from crawler.browser.browser import BrowserFailureError, OpenTab
from crawler.column import QueryForm
from crawler.pages.page import Ask, Page
from crawler.pages.typed import stands_in
from crawler.visit.query import NOBODY
from crawler.visit.tools import SiteTools
from disclosure.vocabulary import Outcome

SIGNAL = "query_by_script"
_LOOKS = 12
_PAUSE = 0.25
_DIGITS = re.compile(r"\d+")
"""Times and counters, which differ from answer to answer."""


async def typed(tools: SiteTools, on: Page, query: QueryForm, text: str, box_name: str) -> Page:
    """What the page `on` shows when a person types `text` into a box of its query; where the browser could not do
    it, `on` with the outcome that says why."""
    try:
        async with tools.browser.open(on.ask, SIGNAL) as opened:
            before = await opened.as_page()
            await opened.type_and_send(box=_box(query, box_name), button=query.button, text=text)
            return await _answered(opened, before)
    except BrowserFailureError as error:
        return replace(on, outcome=error.outcome, reason=error.reason)


async def _answered(opened: OpenTab, before: Page) -> Page:
    """The page once the script has its answer: the page was still before it asked and is still after."""
    for _ in range(_LOOKS):
        page = await opened.as_page()
        if page.traffic or page.url != before.url or page.text != before.text:
            break
        await opened.pause(_PAUSE)
    await opened.settled()
    return await opened.as_page()


async def learnt(tools: SiteTools, on: Page, query: QueryForm, boxes: tuple[str, ...]) -> QueryForm:
    """The query with the requests that its script makes for each of the boxes, as far as typing showed them and the
    site answers them anew as it did the browser (some want a token of every page)."""
    found: dict[str, Ask] = {}
    for box_name in boxes:
        shown = await typed(tools, on, query, NOBODY, box_name)
        answered = _carrier(shown) if shown.outcome is Outcome.OK else None
        if answered is not None and await _answers_anew(tools, answered):
            found[box_name] = answered.ask
    return replace(query, learnt=tuple(found.items()), learnt_with=NOBODY)


def _carrier(shown: Page) -> Page | None:
    """The answer to the last request that carried what was typed: one of the script's, or the page it led to."""
    for part in reversed(shown.traffic):
        if stands_in(NOBODY, part.ask):
            return part
    onward = Ask(url=shown.url)
    return replace(shown, ask=onward) if stands_in(NOBODY, onward) else None


async def _answers_anew(tools: SiteTools, answered: Page) -> bool:
    again = await tools.fetcher.page(answered.ask)
    if again.outcome is not Outcome.OK:
        return False
    return answered.rendered or _DIGITS.sub("", again.text) == _DIGITS.sub("", answered.text)


def _box(query: QueryForm, name: str) -> str:
    if name == query.box_name or not name:
        return query.box
    quoted = json.dumps(name, ensure_ascii=False)
    return ", ".join(f"input[{attribute}={quoted}]" for attribute in ("name", "id", "placeholder"))
