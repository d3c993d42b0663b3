"""Lists cut by years and months on one page: <h3>2024年</h3><ul>… <h3>2023年</h3><ul>…, whose rows say only 06-28.

The year is in the heading. It is taken from there only where the rows under it can be of it: a wrong year would pass a
row over as older than the period.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from crawler.listings.headed import boxes_under_heads, said_before
from crawler.pages.page import Page
from crawler.pages.visible import Element, crumbs_of, region_of, shown_text_of, text_of, title_of

_SPAN = re.compile(
    r"[\s\[【(（]*(20\d\d)\s*年?度?\s*(?:(1[0-2]|0?[1-9])\s*月份?)?[\s\])）】]*(?:行政)?(?:许可|处罚)?(?:决定|信息|结果)?(?:公示|公开)?"
)
_NAMED = re.compile(r"(20\d\d)\s*年\s*(?:(1[0-2]|0?[1-9])\s*月)?")
_MONTH_DAY = re.compile(r"[\[【(（]?\s*(1[0-2]|0?[1-9])\s*[-/.月]\s*(3[01]|[12]\d|0?[1-9])\s*日?\s*[\])）】]?")
_CLIMB = 3
_NEAR = 3
_LATEST = 2
"""Months after which a list headed by a month still puts decisions online."""


@dataclass(frozen=True, slots=True)
class Span:
    """A year, or one of its months."""

    year: int
    month: int | None = None


def spans_around(box: Element) -> dict[Element, Span]:
    """The box and those made like it beside it, each under a heading that names its year or month; nothing where there
    are not several."""
    return boxes_under_heads(box, climb=_CLIMB, like=_is_like, over=_span_over, fewest=2)


def _is_like(one: Element, other: Element) -> bool:
    return bool(one.tag == other.tag and one.get("class") == other.get("class"))


def _span_over(box: Element) -> Span | None:
    before = said_before(box, near=_NEAR, like=_is_like, read=_span_said)
    if before is not None:
        return before
    head = next(box.iter("h2", "h3", "h4", "h5", "caption", "legend", "dt", "strong", "b"), None)
    return _span_said(shown_text_of(head)) if head is not None else None


def _span_said(words: str) -> Span | None:
    match = _SPAN.fullmatch(words)
    return _span_of(match) if match else None


def _span_of(match: re.Match[str]) -> Span:
    return Span(int(match[1]), int(match[2]) if match[2] else None)


def span_of_page(page: Page) -> Span | None:
    """The span that the page stands for by its own names, where they name one only: a month; a year where the address
    has it too (a column called 2018年双公示专栏 may have gone on since)."""
    said = {_span_of(match) for name in _names(page) for match in _NAMED.finditer(name)}
    months = {span for span in said if span.month}
    if len(months) == 1 and len({span.year for span in said}) == 1:
        return months.pop()
    only = said.pop() if len(said) == 1 else None
    return only if only is not None and not only.month and f"/{only.year}/" in page.url else None


def _names(page: Page) -> Iterator[str]:
    yield from crumbs_of(page)[-2:]
    yield title_of(page)
    yield from (text_of(head) for head in page.tree.iter("h1", "h2", "h3") if region_of(page, head) == "body")


def days_within(span: Span, items: Sequence[Element], *, rising: bool = False) -> list[date | None]:
    """The day that each item shows by month and day, in the span's year; none of them where they lie outside of its
    month, or do not run as the list does: 01-05 above 12-28 may be the January after."""
    shown = [_month_day(item) for item in items]
    days = [_in_span(span, one) for one in shown]
    known = [day for day in days if day is not None]
    ordered = span.month or all(one <= other if rising else one >= other for one, other in pairwise(known))
    whole = len(known) == sum(1 for one in shown if one is not None)
    return days if whole and ordered else [None] * len(days)


def are_rising(spans: Iterable[Span]) -> bool:
    """Whether the spans stand the oldest first."""
    years = [(span.year, span.month or 0) for span in spans]
    return years == sorted(years) and len(set(years)) > 1


def _month_day(item: Element) -> tuple[int, int] | None:
    for part in item.iter():
        if not isinstance(part.tag, str):
            continue
        for words in (part.text, part.tail if part is not item else None):
            match = _MONTH_DAY.fullmatch((words or "").strip())
            if match:
                return int(match[1]), int(match[2])
    return None


def _in_span(span: Span, shown: tuple[int, int] | None) -> date | None:
    if shown is None:
        return None
    month, day = shown
    year = span.year
    if span.month is not None:
        late = (month - span.month) % 12
        if late > _LATEST:
            return None
        year += month < span.month
    try:
        return date(year, month, day)
    except ValueError:
        return None
