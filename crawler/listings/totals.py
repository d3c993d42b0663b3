"""How many rows, and how many pages, a list says that it has."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from crawler.pages.page import Page
from crawler.pages.script_calls import scripts_of
from crawler.pages.visible import shown_text

_SHOWN = (
    re.compile(r"(?:共|总共|合计|共有|共计|总计)\s*(?:有|计)?\s*[:：]?\s*([\d,]+)\s*(?:条|项|个|件|笔|例)(?!\s*/)"),
    re.compile(r"(?:总记录数?|记录总数|总条数|总数|记录数|总数据)\s*[:：]?\s*(?:为|共)?\s*([\d,]+)"),
    re.compile(r"([\d,]+)\s*条(?:记录|信息|数据|结果)(?!\s*/\s*页)"),
)
_PAGES_SHOWN = (
    re.compile(r"(?:共|总共|共有)\s*[:：]?\s*(\d+)\s*页"),
    re.compile(r"(?:总页数|页数)\s*[:：]?\s*(\d+)"),
    re.compile(r"(?<!\d)\d{1,5}\s*页?\s*/\s*(?:共)?\s*(\d{1,5})\s*页"),
)
_SCRIPTED = re.compile(
    r"""["']?\b(?:totalRecords?|total_?count|totalNum|recordCount|totalRows?|rowCount|totalElements|totalcount|recordsTotal)["']?\s*[:=]\s*["']?(\d+)""",
    re.IGNORECASE,
)
_PAGES_SCRIPTED = re.compile(
    r"""["']?\b(?:total_?pages?|pageCount|page_count|pages|pageTotal|totalPageNum|countPage)["']?\s*[:=]\s*["']?(\d+)""",
    re.IGNORECASE,
)


@cache
def words() -> dict[str, Any]:
    """What lists say about themselves (words.toml)."""
    return tomllib.loads(files("crawler.listings").joinpath("words.toml").read_text(encoding="utf-8"))


def total_of(page: Page) -> int | None:
    """The number of rows the page says the whole list has."""
    text = shown_text(page)
    for pattern in _SHOWN:
        match = pattern.search(text)
        if match:
            return int(match[1].replace(",", ""))
    return _in_inputs(page, ("totalrecord", "totalcount", "total", "recordcount", "totalnum")) or _in_scripts(
        page, _SCRIPTED
    )


def pages_of(page: Page) -> int | None:
    """The number of pages the list says it has."""
    text = shown_text(page)
    for pattern in _PAGES_SHOWN:
        match = pattern.search(text)
        if match:
            return int(match[1])
    return _in_inputs(page, ("totalpage", "ttpage", "pagecount", "totalpages", "pages")) or _in_scripts(
        page, _PAGES_SCRIPTED
    )


def _in_scripts(page: Page, pattern: re.Pattern[str]) -> int | None:
    match = pattern.search(scripts_of(page))
    return int(match[1]) if match else None


def _in_inputs(page: Page, names: tuple[str, ...]) -> int | None:
    for field in page.tree.iter("input"):
        named = {(field.get("name") or "").lower(), (field.get("id") or "").lower()}
        value = (field.get("value") or "").strip()
        if named & set(names) and value.isdigit():
            return int(value)
    return None


@cache
def _empty_words() -> re.Pattern[str]:
    known = dict.fromkeys(word.replace(" ", "") for word in words()["empty"]["words"])
    return re.compile("|".join(re.escape(word) for word in known), re.IGNORECASE)


def says_empty(text: str) -> bool:
    """Whether a text is, or holds, a list's way of saying that it has no rows."""
    return bool(_empty_words().search("".join(text.split())))
