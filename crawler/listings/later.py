"""A later page of a list, read by itself: for a process that reads pages for another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from crawler.listings.blocks import Place, know_place, stands_at
from crawler.listings.choose import FAMILIES
from crawler.listings.family import ListPage
from crawler.pages.page import Page
from crawler.pages.script_calls import LENT

_TOLD = (*LENT, "list_place")
"""What `follow` has told a page."""


@dataclass(frozen=True, slots=True)
class Later:
    """`part`: what the page shows of the list; `place`: where on it the list stands."""

    part: ListPage
    place: Place | None


def alone(page: Page) -> tuple[Page, dict[str, Any]]:
    """The page without what was worked out of it, and what it was told of the pages before it."""
    return replace(page), {name: page.memo[name] for name in _TOLD if name in page.memo}


def later(family: str, page: Page, told: Mapping[str, Any], state: Any) -> Later:
    """`family` by its name; `page` and `told` as `alone` gives them; `state` that of the page before."""
    page.memo.update(told)
    [reader] = (one for one in FAMILIES if one.name == family)
    part = reader.go_on(page, state)
    return Later(part, stands_at(page))


def lay_down(read: Later, page: Page) -> ListPage:
    """Let the page know where its list stands; what it shows."""
    know_place(page, read.place)
    return read.part
