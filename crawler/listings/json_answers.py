"""Rows inside a JSON answer, wherever it keeps them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from crawler.listings.truecms import unwrapped
from disclosure.fields import canonical

_TOTAL_NAMES = (
    "totalcount",
    "totalrecord",
    "totalrecords",
    "totalnum",
    "recordstotal",
    "total_count",
    "totalelements",
    "totalrow",
    "totalrows",
    "recordcount",
    "total",
    "count",
    "rowcount",
)
_PAGES_NAMES = (
    "totalpage",
    "totalpages",
    "total_page",
    "page_count",
    "pagecount",
    "pages",
    "pagelast",
    "pagetotal",
    "lastpage",
    "countpage",
)
_CIPHER = re.compile(r"^[A-Za-z0-9+/=_-]{120,}$|^[0-9a-fA-F]{160,}$")


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of an answer (as flat name → text), the total rows and pages it says, and whether it is ciphered."""

    rows: tuple[Mapping[str, str], ...]
    total: int | None
    pages: int | None
    ciphered: bool = False


def parse(text: str) -> Any:
    """The JSON value in an answer, JSONP taken off, JSON inside JSON strings opened; None where it is no JSON."""
    bare = text.lstrip("\ufeff \r\n\t;")
    try:
        value = json.loads(bare)
    except ValueError:
        value = unwrapped(text)
    return _opened(value)


def _opened(value: Any, depth: int = 0) -> Any:
    if depth > 6:
        return value
    if isinstance(value, str) and value[:1] in "[{" and value[-1:] in "]}":
        try:
            return _opened(json.loads(value), depth + 1)
        except ValueError:
            return value
    if isinstance(value, dict):
        return {key: _opened(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [_opened(inner, depth + 1) for inner in value]
    return value


def read_answer(text: str) -> Answer | None:
    """The grid in an answer; None where the text is no JSON at all."""
    value = parse(text)
    if not isinstance(value, dict | list):
        return None
    lists = sorted(_lists(value), key=_list_score, reverse=True)
    rows = tuple(_flat(row) for row in lists[0]) if lists else ()
    numbers = dict(_numbers(value))
    total, pages = _first(numbers, _TOTAL_NAMES), _first(numbers, _PAGES_NAMES)
    if "records" in numbers and "total" in numbers:  # jqGrid: `total` counts pages, `records` rows
        total, pages = numbers["records"], numbers["total"]
    return Answer(rows=rows, total=total, pages=pages, ciphered=not rows and _is_ciphered(value))


def _lists(value: Any, depth: int = 0) -> Iterator[list[dict[str, Any]]]:
    if depth > 7:
        return
    if isinstance(value, list):
        rows = [row for row in value if isinstance(row, dict)]
        if rows and len(rows) == len(value):
            yield rows
        for inner in value[:3]:
            yield from _lists(inner, depth + 1)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _lists(inner, depth + 1)


def _list_score(rows: list[dict[str, Any]]) -> float:
    known = {canonical(name) for name in _flat(rows[0])} - {None}
    return len(rows) + 6 * len(known & {"document_number", "party", "decision_date", "project"}) + len(known)


def _flat(row: Mapping[str, Any]) -> dict[str, str]:
    """Scalars of a row, with those of records nested in it (data.list[].entity of the national site)."""
    flat: dict[str, str] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            flat |= {inner: text for inner, text in _flat(value).items() if inner not in flat}
        elif not isinstance(value, list) and value is not None:
            flat[name] = str(value)
    return flat


def _numbers(value: Any, depth: int = 0) -> Iterator[tuple[str, int]]:
    """Numbers outside the rows by lower-case name; the outermost come last and so win."""
    if depth > 5:
        return
    if isinstance(value, list):
        # some answers carry the total in a one-element list, or in the first row (安徽住建厅)
        for inner in value[:1]:
            yield from _numbers(inner, depth + 1)
    elif isinstance(value, dict):
        for inner in value.values():
            if isinstance(inner, dict | list):
                yield from _numbers(inner, depth + 1)
        for name, inner in value.items():
            text = str(inner)
            if not isinstance(inner, bool) and text.isdigit() and len(text) < 10:
                yield name.lower(), int(text)


def _first(numbers: Mapping[str, int], names: tuple[str, ...]) -> int | None:
    return next((numbers[name] for name in names if name in numbers), None)


def _is_ciphered(value: Any) -> bool:
    """Nothing but one long string without words: an encrypted gateway (信用邯郸, PORTALS §3.15)."""
    if isinstance(value, str):
        return bool(_CIPHER.match(value))
    if isinstance(value, dict):
        return any(_is_ciphered(inner) for inner in value.values())
    return False
