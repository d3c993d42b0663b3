"""Mandatory meta tags of government sites (国办发〔2017〕47号): who does not give them is found badly by everybody."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from crawler.pages.page import Page


@cache
def _mandatory() -> dict[str, list[str]]:
    text = files("crawler.noticed").joinpath("words.toml").read_text(encoding="utf-8")
    found: dict[str, list[str]] = tomllib.loads(text)["mandatory_tags"]
    return found


def missing_tags(page: Page, part: str) -> list[str]:
    """The tags of a home page, column or article that are not there or say nothing."""
    known = f"missing {part}"
    if known not in page.memo:
        page.memo[known] = [name for name in _mandatory()[part] if not page.metas.get(name.lower())]
    found: list[str] = page.memo[known]
    return found
