"""How cells look: 宋体, thin borders, yellow for the assessor's part (annex 4, 注2)."""

from __future__ import annotations

from typing import Any

_CELL = {
    "font_name": "宋体",
    "font_size": 10,
    "border": 1,
    "border_color": "#BFC5CE",
    "valign": "top",
    "text_wrap": True,
}
_YELLOW = {"bg_color": "#FFF2B3"}
_HEAD = {**_CELL, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E8EDF4"}
_DATE = {"num_format": "yyyy-mm-dd", "align": "center"}
_LINK = {"font_color": "#1F3F6E", "underline": 1}
_TEXT = {"num_format": "@"}

_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"font_name": "宋体", "font_size": 14, "bold": True},
    "head": _HEAD,
    "assessor_head": {**_HEAD, "bg_color": "#FFD966"},
    "text": {**_CELL, **_TEXT},
    "centre": {**_CELL, "align": "center"},
    "number": {**_CELL, "align": "right"},
    "points": {**_CELL, "num_format": "0.00", "align": "right"},
    "percent": {**_CELL, "num_format": "0.00%", "align": "right"},
    "date": {**_CELL, **_DATE},
    "link": {**_CELL, **_LINK},
    "assessor": {**_CELL, **_YELLOW},
    "assessor_date": {**_CELL, **_YELLOW, **_DATE},
    "assessor_link": {**_CELL, **_YELLOW, **_LINK},
    "total": {**_CELL, "bold": True, "bg_color": "#E8EDF4"},
}

# Nothing that comes from a site or a ledger may turn into a formula, a number or a link by itself.
WORKBOOK_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": True,
}


def make_looks(book: Any) -> dict[str, Any]:
    return {name: book.add_format(look) for name, look in _LOOKS.items()}
