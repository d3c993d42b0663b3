"""Pagers that are a select: `第 <select onchange="location.href=this.value"> 页`."""

from __future__ import annotations

import re

from crawler.listings.post_form import sent_by
from crawler.pages.addresses import web_address
from crawler.pages.page import Ask, Page
from crawler.pages.script_calls import calls_in, functions_of, led_to
from crawler.pages.visible import Element, hides, shown_text_of

_PAGE_TEXT = re.compile(r"第?\s*(\d{1,4})\s*页?(?:\s*/\s*\d+\s*页?)?")
_VALUE = re.compile(r"this\.value|this\.options\[[^\]]*\]\.value|\$\(this\)\.val\(\)")


def _pager(page: Page) -> tuple[Element, list[Element], int] | None:
    """The select, its options (1, 2, 3 …) and the place of the one shown."""
    for select in page.tree.iter("select"):
        options = list(select.iter("option"))
        numbers = [_PAGE_TEXT.fullmatch(shown_text_of(option) or (option.text or "").strip()) for option in options]
        counts = [int(match[1]) for match in numbers if match]
        if len(counts) != len(options) or counts != list(range(1, len(options) + 1)) or hides(select):
            continue
        if not counts or not (select.get("onchange") or _is_address(options[-1].get("value") or "")):
            continue
        shown = next((place for place, option in enumerate(options) if option.get("selected") is not None), 0)
        return select, options, shown
    return None


def pages_in_select(page: Page) -> int | None:
    """How many pages the select offers."""
    found = _pager(page)
    return len(found[1]) if found is not None else None


def next_by_select(page: Page) -> Ask | None:
    """The request for the page after the one that the select stands on."""
    found = _pager(page)
    if found is None or found[2] + 1 >= len(found[1]):
        return None
    select, options, shown = found
    value = (options[shown + 1].get("value") or str(shown + 2)).strip()
    address = web_address(page, value) if _is_address(value) else None
    if address is not None:
        return Ask(url=address) if address != page.url else None
    script = _VALUE.sub(f"'{value}'", select.get("onchange") or "")
    led = web_address(page, led_to(script, {}, page)) or web_address(page, _called(page, script))
    return Ask(url=led) if led is not None else _sent(page, script)


def _called(page: Page, script: str) -> str | None:
    for name, arguments in calls_in(script):
        function = functions_of(page).get(name)
        if function is not None:
            return led_to(function.body, dict(zip(function.parameters, arguments, strict=False)), page)
    return None


def _sent(page: Page, script: str) -> Ask | None:
    for name, arguments in calls_in(script):
        function = functions_of(page).get(name)
        if function is not None:
            return sent_by(page, function.body, dict(zip(function.parameters, arguments, strict=False)))
    return None


def _is_address(value: str) -> bool:
    return bool(re.search(r"[/.?=]", value))
