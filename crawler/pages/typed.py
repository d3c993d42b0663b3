"""A text that was typed, inside the request that a page's script made of it; and the same request for another text."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

from crawler.pages.page import Ask


def _once(text: str) -> str:
    return quote(text, safe="")


def _twice(text: str) -> str:
    """As 贵州's query wants it (PORTALS §3.13)."""
    return _once(_once(text))


def _as_json(text: str) -> str:
    return json.dumps(text)[1:-1]


def _in_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


_SPELT: tuple[Callable[[str], str], ...] = (_twice, _once, _as_json, _in_json)


def stands_in(text: str, ask: Ask) -> bool:
    """Whether the request carries the text, in its address or its body, however it is spelt there."""
    sent = ask.url + "\n" + (ask.body or b"").decode("utf-8", "replace")
    return any(spelt(text) in sent for spelt in _SPELT)


def retyped(ask: Ask, old: str, new: str) -> Ask:
    """The request as the script would make it of another text."""
    url, body = ask.url, ask.body.decode("utf-8", "replace") if ask.body else ""
    for spelt in _SPELT:
        url, body = url.replace(spelt(old), spelt(new)), body.replace(spelt(old), spelt(new))
    return replace(ask, url=url, body=body.encode() if ask.body else ask.body)
