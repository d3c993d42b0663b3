"""Two lists in sight on one page, each under a heading of its own: <h3>行政许可</h3><ul>… <h3>行政处罚</h3><ul>…"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from crawler.listings.panes import is_like, kind_of_head
from crawler.pages.visible import Element, shown_text_of
from disclosure.vocabulary import Kind

_CLIMB = 4
_NEAR = 4
_HEADS = ("h1", "h2", "h3", "h4", "h5", "dt", "b", "strong", "caption", "legend", "th", "p", "div", "span", "a", "font")
_LOOKED_AT = 12


def headed_around(box: Element) -> dict[Element, Kind]:
    """The box and those made like it that stand beside it, by the kind that the heading of each names; nothing where
    these are not both kinds."""
    step: Element | None = box
    for _ in range(_CLIMB):
        if step is None or step.tag in {"body", "html", "tr", "li"}:
            return {}
        parent = step.getparent()
        beside = [one for one in parent if _is_like(one, step)] if parent is not None else []
        found = {one: kind for one in beside if (kind := _kind_over(one)) is not None}
        if step in found and len(set(found.values())) == len(Kind):
            return found
        step = parent
    return {}


def _kind_over(box: Element) -> Kind | None:
    """What the nearest heading before a box says, else the one that stands at its head."""
    for before in islice((one for one in box.itersiblings(preceding=True) if isinstance(one.tag, str)), _NEAR):
        if _is_like(before, box):
            break
        kind = kind_of_head(shown_text_of(before))
        if kind is not None:
            return kind
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
