"""Pressing a name of the column that has no address: where it leads, what it opens, or that nothing happens."""

from __future__ import annotations

from dataclasses import replace

from crawler.column import Candidate
from crawler.pages.page import Ask, Page
from crawler.pages.visible import Element, shown_text_of
from crawler.visit.addresses import place
from crawler.visit.tools import SiteTools
from disclosure.vocabulary import Outcome

_LITTLE = 20
"""Characters that a page may show anew though nothing was opened: a clock, a slide that moved on."""


async def press(tools: SiteTools, named: Candidate, on: Page) -> tuple[Page, Candidate | None, bool]:
    """The page after the click; the way to where it led, if it led away; whether anything at all came of it. A page
    that could not be shown says why by its outcome, and something may have come of it."""
    page = await tools.open(named.ask)
    if page.outcome is not Outcome.OK or not page.rendered:
        return page, None, True
    if place(page.url) != place(on.url):
        return page, replace(named, ask=Ask(url=page.url)), True
    return page, None, _new_text(on, page) > _LITTLE


def _new_text(before: Page, after: Page) -> int:
    known = set(_pieces(before))
    return sum(len(piece) for piece in set(_pieces(after)) - known)


def _pieces(page: Page) -> list[str]:
    return [shown_text_of(part) for part in page.tree.iter() if _is_leaf(part)]


def _is_leaf(part: Element) -> bool:
    return isinstance(part.tag, str) and part.tag not in {"script", "style", "noscript"} and not len(part)
