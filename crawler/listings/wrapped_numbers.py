"""Page numbers inside a parameter that is JSON itself, plain or in base64: EasyPortal's `params=eyJwYWdlTm8iOjF9`
(北京 gzcx, PORTALS §3.10), 信用广东's jsonArgs."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from crawler.listings.pager import is_page_name


def wrapped_number(text: str) -> tuple[str, int] | None:
    """Where the page number stands in a parameter's JSON (names joined by dots), and the number; None where none is."""
    value = _opened(text)
    return _find(value, "") if isinstance(value, dict) else None


def rewrapped(text: str, where: str, number: int) -> str:
    """The parameter with another page number, wrapped as it was."""
    value: Any = _opened(text)
    inner, *_, last = value, *where.split(".")
    for name in where.split(".")[:-1]:
        inner = inner[name]
    inner[last] = number if isinstance(inner[last], int) else str(number)
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return told if text.lstrip().startswith("{") else base64.b64encode(told.encode()).decode("ascii")


def _opened(text: str) -> Any:
    bare = text.strip()
    try:
        if bare.startswith("{"):
            return json.loads(bare)
        if len(bare) >= 16:
            return json.loads(base64.b64decode(bare, validate=True).decode("utf-8"))
    except (ValueError, binascii.Error):
        return None
    return None


def _find(value: dict[str, Any], above: str) -> tuple[str, int] | None:
    for name, inner in value.items():
        if is_page_name(name) and str(inner).isdigit():
            return f"{above}{name}", int(inner)
    for name, inner in value.items():
        if isinstance(inner, dict) and (found := _find(inner, f"{above}{name}.")) is not None:
            return found
    return None
