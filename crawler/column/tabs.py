"""Tabs without an address: 行政许可 | 行政处罚 as elements that a script switches (Vue, layui, plain onclick)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.column.candidates import Candidate
from crawler.column.words import What, meaning_inside
from crawler.listings.blocks import list_block
from crawler.listings.headed import headed_around
from crawler.listings.panes import panes_around
from crawler.listings.post_form import sent_by
from crawler.pages.addresses import is_plain
from crawler.pages.css import css_of
from crawler.pages.page import Ask, Page
from crawler.pages.script_calls import calls_in, functions_of
from crawler.pages.visible import Element, hides, region_of, shown_text_of

_TAGS = ("li", "span", "div", "a", "button", "dd", "h2", "h3", "h4", "p", "label")
_HEADS = frozenset({"h2", "h3", "h4", "p"})
_LISTS = frozenset({What.PERMIT_LIST, What.PENALTY_LIST})
_ACTIVE = re.compile(r"(?:^|[\s_-])(?:active|on|cur|current|selected|checked|this|hover)(?:$|[\s_-])", re.IGNORECASE)
_TAB = re.compile(r"tab|nav|switch|menu", re.IGNORECASE)
_SCRIPTED = re.compile(r"\s*javascript:\s*(?!void\b)[\w$.]+\s*\(", re.IGNORECASE)
_LONGEST = 14
_CLIMB = 3


def tabs_of(page: Page) -> list[Candidate]:
    """The tabs that lead to the other kind's list: those not shown now. None where both kinds stand on the page
    already, or where the elements have addresses of their own."""
    block = list_block(page)
    if block is not None and (panes_around(block.boxes[0]) or headed_around(block.boxes[0])):
        return []
    found = [(one, what) for one, what in _named(page) if _clickable(one) or (page.rendered and one.tag not in _HEADS)]
    pairs = [(one, what) for one, what in found if any(_beside(one, other) for other, of in found if of is not what)]
    if page.ask.method != "GET":
        pairs = [(one, what) for one, what in pairs if _sends(page, one) is not None]
    waiting = {(what, shown_text_of(one)): one for one, what in reversed(pairs) if not _is_active(one)}
    return [_candidate(page, one, what) for (what, _), one in reversed(waiting.items())]


def _named(page: Page) -> Iterator[tuple[Element, What]]:
    for element in page.tree.iter(*_TAGS):
        if element.tag == "a" and is_plain(element.get("href") or ""):
            continue
        text = shown_text_of(element)
        if not 1 < len(text) <= _LONGEST or any(True for _ in element.iterdescendants(*_TAGS)):
            continue
        meaning = meaning_inside(text)
        if meaning is None or meaning.what not in _LISTS or hides(element) or _is_outside(page, element):
            continue
        if not any(up.tag == "a" and is_plain(up.get("href") or "") for up in element.iterancestors()):
            yield element, meaning.what


def _is_outside(page: Page, element: Element) -> bool:
    """In the site's own menu or footer; the bar that holds tabs is called nav as well (el-tabs__nav)."""
    region = region_of(page, element)
    tabs = region == "nav" and any("tab" in (up.get("class") or "").lower() for up in _above(element, 2))
    return region != "body" and not tabs


def _clickable(element: Element) -> bool:
    steps = [element, *_above(element, 2)]
    return any(
        step.get("onclick")
        or step.get("role") == "tab"
        or _TAB.search(step.get("class") or "")
        or _SCRIPTED.match(step.get("href") or "")
        for step in steps
    )


def _above(element: Element, levels: int) -> list[Element]:
    return [up for up, _ in zip(element.iterancestors(), range(levels), strict=False)]


def _beside(one: Element, other: Element) -> bool:
    """Whether two elements are made alike and stand in one box, as tabs do."""
    return one.tag == other.tag and bool({*_above(one, _CLIMB)} & {*_above(other, _CLIMB)})


def _is_active(element: Element) -> bool:
    steps = [element, *_above(element, 1)]
    return any(_ACTIVE.search(step.get("class") or "") or step.get("aria-selected") == "true" for step in steps)


def _candidate(page: Page, element: Element, what: What) -> Candidate:
    text = shown_text_of(element)
    return Candidate(
        ask=_sends(page, element) or Ask(url=page.ask.url, clicks=(*page.ask.clicks, css_of(element))),
        what=what,
        score=58.0,
        text=text,
        why=f"栏目内选项卡“{text}”",
        framed="",
    )


def _sends(page: Page, element: Element) -> Ask | None:
    """The form that a click on the tab fills in and sends (`javascript:change('2')`)."""
    href = element.get("href") or ""
    script = f"{element.get('onclick') or ''};{href if '(' in href else ''}".replace("javascript:", "")
    for name, arguments in calls_in(script):
        function = functions_of(page).get(name)
        known = dict(zip(function.parameters, arguments, strict=False)) if function else {}
        ask = sent_by(page, function.body, known) if function else None
        if ask is not None:
            return ask
    return None
