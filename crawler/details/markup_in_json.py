"""Answers that hold the article as markup in one of their fields (NFRA: docClob; 海南: contentViewsMap.rightData1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape
from typing import Any

from crawler.listings.family import ListRow
from crawler.listings.json_answers import parse
from crawler.pages.page import Page
from disclosure.dates import read_date
from disclosure.fields import canonical

_MARKUP = re.compile(r"<(?:p|div|table|tr|td|span|br)\b[^<>]*>", re.IGNORECASE)
_TITLE = re.compile(r"title|biaoti|bt$|docname|xxmc", re.IGNORECASE)
_SHORTEST = 60
_LONGEST_TITLE = 200


def article_in(answer: Page, row: ListRow | None) -> tuple[Page, ListRow | None] | None:
    """The article as a page, and the row with the day of publication that the answer tells beside it; None for
    answers without one."""
    if answer.text.lstrip("\ufeff ;")[:1] not in ("{", "["):
        return None
    holders = [(markup, holder) for holder in _objects(parse(answer.text)) if (markup := _markup_of(holder))]
    if len(holders) != 1:  # several: a list, not an article
        return None
    markup, holder = holders[0]
    title = next((text for name, text in _texts(holder) if _TITLE.search(name) and len(text) < _LONGEST_TITLE), "")
    page = replace(answer, text=f"<html><head><title>{escape(title)}</title></head><body>{markup}</body></html>")
    told = next((text for name, text in _texts(holder) if canonical(name) == "published_on" and read_date(text)), "")
    if not told:
        return page, row
    values = {**(row.values if row else {}), "published_on": told}
    return page, replace(row, values=values) if row else ListRow(title=title, ask=None, values=values)


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner)


def _texts(holder: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((str(name), text) for name, text in holder.items() if isinstance(text, str))


def _markup_of(holder: Mapping[str, Any]) -> str:
    """The longest text of an object's own that is markup."""
    found = [text for _, text in _texts(holder) if len(text) >= _SHORTEST and _MARKUP.search(text)]
    return max(found, key=len, default="")
