"""Tables built of <div>s and <li>s: a row of names over rows with as many parts (<li class="head"><span>文号…)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from crawler.pages.visible import Element, hides, text_of
from disclosure.dates import read_date
from disclosure.fields import canonical

_PARTS = frozenset({"div", "span", "p", "em", "i", "b", "strong", "a", "li", "dd", "dt", "label", "font", "td", "th"})
_FEWEST = 3
_TOLD = 2
_CLIMB = 4
_NEAR = 3


def parts_of_row(item: Element) -> tuple[str, ...]:
    """The texts of a row's parts side by side; empty where it is not made of parts alone."""
    row = _unwrapped(item)
    parts = [part for part in row if isinstance(part.tag, str) and not hides(part)]
    beside = [row.text, *(part.tail for part in row)]
    if (
        len(parts) < _FEWEST
        or any(part.tag not in _PARTS for part in parts)
        or any((text or "").strip() for text in beside)
    ):
        return ()
    return tuple(text_of(part) for part in parts)


def headers_beside(items: Sequence[Element]) -> tuple[str, ...]:
    """The names over rows that are no rows of a <table>; empty where none stand there."""
    widths = Counter(len(parts) for item in items if (parts := parts_of_row(item)))
    width = max(widths, key=lambda one: widths[one], default=0)
    if not width or widths[width] <= len(items) / 2:
        return ()
    for above in (items[0], *_above(items[0])):
        names = parts_of_row(above)
        if len(names) == width and sum(1 for name in names if canonical(name)) >= _TOLD:
            return () if any(read_date(name) for name in names) else names
    return ()


def _above(first: Element) -> Iterator[Element]:
    """What stands before the first row in its box, and before the boxes around."""
    step = first
    for _ in range(_CLIMB + 1):
        yield from islice((one for one in step.itersiblings(preceding=True) if isinstance(one.tag, str)), _NEAR)
        around = step.getparent()
        if around is None or around.tag in {"body", "html"}:
            return
        step = around


def _unwrapped(item: Element) -> Element:
    """The innermost box that holds all of the row: <li><a><span>…</span><span>…</span></a></li>."""
    while (
        len(item) == 1
        and isinstance(item[0].tag, str)
        and not (item.text or "").strip()
        and not (item[0].tail or "").strip()
    ):
        item = item[0]
    return item
