"""Tables out of JSON answers: nested lists of objects, JSON in JSON strings, JSONP."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from disclosure.tables.html_cells import as_tree, visible_text
from disclosure.tables.table import Table, TableRow, cell_text

_JSONP = re.compile(r"^[\s;]*(?:[\w$.]+\s*\()(?P<body>.*)\)[\s;]*$", re.DOTALL)
_ASSIGNED = re.compile(r"^[\s;]*(?:var\s+)?[\w$.]+\s*=\s*(?P<body>[\[{].*[\]}])[\s;]*$", re.DOTALL)
_DEEPEST = 12


def tables_in_json(obj_or_text: Any, source: str) -> list[Table]:
    """Every list of objects in an answer as a table (`sheet` is its path, data.list), and an object that
    stands by itself as a table of one row. Objects within an object are flattened by their innermost
    names. Nothing for text that is no JSON."""
    answer = parse_json(obj_or_text) if isinstance(obj_or_text, str | bytes) else obj_or_text
    return [_table(source, path, objects) for path, objects in _lists(answer, "", 0)]


def parse_json(text: str | bytes) -> Any:
    """The value of JSON or JSONP (with or without leading ;), None where it is neither."""
    if isinstance(text, bytes):
        text = text.decode("utf-8-sig", "replace")
    text = text.lstrip("\ufeff").strip()
    for body in (
        text,
        *(match["body"].strip() for form in (_JSONP, _ASSIGNED) if (match := form.match(text))),
    ):
        try:
            return json.loads(body, strict=False)
        except (ValueError, RecursionError):  # nested deeper than any answer is
            continue
    return None


def _lists(value: Any, path: str, depth: int) -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, str) and value.lstrip()[:1] in ("{", "["):
        value = parse_json(value)
    if isinstance(value, Mapping):
        found = [
            part
            for key, inner in value.items()
            for part in _lists(inner, f"{path}.{key}" if path else str(key), depth + 1)
        ]
        yield from found
        if not found and _is_record(value):
            yield path, [value]
    elif isinstance(value, list):
        objects = [inner for inner in map(_opened, value) if isinstance(inner, Mapping)]
        inner_lists = [
            part for place, inner in enumerate(value) for part in _nested(inner, f"{path}[{place}]", depth + 1)
        ]
        if objects and (not inner_lists or any(_is_record(inner) for inner in objects)):
            yield path, objects
        else:
            yield from inner_lists


def _nested(value: Any, path: str, depth: int) -> list[tuple[str, list[Mapping[str, Any]]]]:
    """The lists within an element of a list; an element that is a plain object is a row, not a list."""
    value = _opened(value)
    if isinstance(value, Mapping):
        return [
            part
            for key, inner in value.items()
            if isinstance(_opened(inner), list)
            for part in _lists(inner, f"{path}.{key}", depth)
        ]
    return list(_lists(value, path, depth)) if isinstance(value, list) else []


def _opened(value: Any) -> Any:
    """The value of a JSON string within JSON."""
    if isinstance(value, str) and value.lstrip()[:1] in ("{", "["):
        opened = parse_json(value)
        return value if opened is None else opened
    return value


def _is_record(value: Mapping[str, Any]) -> bool:
    """An object with at least two values that are no containers, one of them a text."""
    flat = [inner for _, inner in _flat(value, 0)]
    return len(flat) >= 2 and any(isinstance(inner, str) and inner.strip() for inner in flat)


def _flat(value: Mapping[str, Any], depth: int) -> Iterator[tuple[str, Any]]:
    for key, inner in value.items():
        opened = _opened(inner)
        if isinstance(opened, Mapping) and depth < _DEEPEST:
            yield from _flat(opened, depth + 1)
        elif not isinstance(opened, list | Mapping):
            yield str(key), inner


def _table(source: str, path: str, objects: list[Mapping[str, Any]]) -> Table:
    flat = [dict(_flat(value, 0)) for value in objects]
    header = tuple(dict.fromkeys(key for row in flat for key in row))
    rows = tuple(TableRow(number, tuple(_cell(row.get(key)) for key in header)) for number, row in enumerate(flat, 1))
    return Table(source, path, header, rows)


def _cell(value: Any) -> str:
    if isinstance(value, str) and "<" in value and ">" in value:
        return visible_text(as_tree(f"<div>{value}</div>"))
    return cell_text(value)
