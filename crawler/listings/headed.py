"""Two lists in sight on one page, each under a heading of its own: <h3>行政许可</h3><ul>… <h3>行政处罚</h3><ul>…"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TypeAlias, TypeVar

from crawler.listings.panes import is_like, kind_of_head
from crawler.pages.visible import Element, shown_text_of
from disclosure.vocabulary import Kind

_CLIMB = 4
_NEAR = 4
_HEADS = ("h1", "h2", "h3", "h4", "h5", "dt", "b", "strong", "caption", "legend", "th", "p", "div", "span", "a", "font")
_LOOKED_AT = 12

T = TypeVar("T")
Like: TypeAlias = Callable[[Element, Element], bool]


def headed_around(box: Element) -> dict[Element, Kind]:
    """The box and those made like it that stand beside it, by the kind that the heading of each names; nothing where
    these are not both kinds."""
    return boxes_under_heads(box, climb=_CLIMB, like=_is_like, over=_kind_over, fewest=len(Kind))


def boxes_under_heads(
    box: Element, *, climb: int, like: Like, over: Callable[[Element], T | None], fewest: int
) -> dict[Element, T]:
    """The box, or the nearest of the `climb` boxes it stands in, and those beside it that are `like` it, each with what
    the heading `over` it says; nothing where these do not say at least `fewest` different things."""
    step: Element | None = box
    for _ in range(climb):
        if step is None or step.tag in {"body", "html", "tr", "li"}:
            return {}
        parent = step.getparent()
        beside = [one for one in parent if like(one, step)] if parent is not None else []
        found = {one: said for one in beside if (said := over(one)) is not None}
        if step in found and len(set(found.values())) >= fewest:
            return found
        step = parent
    return {}


def said_before(box: Element, *, near: int, like: Like, read: Callable[[str], T | None]) -> T | None:
    """What the nearest heading before a box says, among the `near` elements up to the box before."""
    for before in islice((one for one in box.itersiblings(preceding=True) if isinstance(one.tag, str)), near):
        if like(before, box):
            break
        said = read(shown_text_of(before))
        if said is not None:
            return said
    return None


def _kind_over(box: Element) -> Kind | None:
    """What the nearest heading before a box says, else the one that stands at its head."""
    before = said_before(box, near=_NEAR, like=_is_like, read=kind_of_head)
    if before is not None:
        return before
    return next((kind for words in _first_words(box) if (kind := kind_of_head(words)) is not None), None)


def _is_like(one: Element, other: Element) -> bool:
    """Made alike; an id tells the lists of the two kinds apart (<table id="xk">, <table id="cf">), or a class where
    both hold the same (<div class="left"><h3>…<ul>…, <div class="right"><h3>…<ul>…)."""
    if is_like(one, other):
        return True
    if one.tag != other.tag:
        return False
    if (one.get("class") or "") == (other.get("class") or ""):
        return bool(other.get("id"))
    parts = [part.tag for part in one if isinstance(part.tag, str)]
    return len(parts) > 1 and parts == [part.tag for part in other if isinstance(part.tag, str)]


def _first_words(box: Element) -> Iterator[str]:
    """The texts at the head of a box, up to its first row."""
    for element in islice(box.iter(*_HEADS, "li", "tr"), _LOOKED_AT):
        if element.tag in {"li", "tr"} and next(element.iter("a"), None) is not None:
            return
        yield shown_text_of(element)
