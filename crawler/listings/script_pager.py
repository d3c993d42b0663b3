"""Pagers that a script library draws: kkpager, laypage, new Pagination(total, …), twbsPagination (PORTALS §3.12).

The HTML has no link to follow. What the script is told (pages in all, the page shown) and how it goes on (an address
built from the number, a form filled in and sent) stand in the page, so that the list is read by plain HTTP.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from crawler.listings.family import Following, ListPage, ListRow
from crawler.listings.forms import fields_of
from crawler.listings.pager import is_page_name, page_number_in, with_parameters
from crawler.listings.post_form import counted_form, sent_by
from crawler.listings.rows import ask_for, rows_of
from crawler.listings.totals import total_of
from crawler.pages.page import Ask, Page
from crawler.pages.script_calls import functions_of, led_to, scripts_of, value_of

_CALL = re.compile(
    r"kkpager\s*\.\s*generPageHtml\s*\(|\blaypage\s*(?:\.\s*render\s*)?\(\s*\{|\bnew\s+Pag(?:ination|er|ing)\w*\s*\("
    r"|\.\s*(?:jqPaginator|twbsPagination|createPage|whjPaging|paging)\s*\(\s*\{",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"""["']?\b(\w+)["']?\s*:\s*(?:parseInt\s*\(\s*)?["']?(\d+)""")
_STRING = re.compile(r"""\b(\w+)\s*:\s*(["'])((?:(?!\2)[^\\\n])*)\2""")
_QUOTED = re.compile(r"""["']([\w.]+)["']\s*[:,=]""")
_POSITIONAL = re.compile(r"^\s*\{?\s*[\"']?(\d+)[\"']?\s*,\s*[\"']?(\d+)?")
_PAGES = ("pages", "totalpages", "totalpage", "pagecount", "pagenum", "total")
_ROWS = ("totalrecords", "count", "totalcounts", "totalcount", "totalrecord", "totalsize")
_SIZES = ("limit", "pagesize", "size", "groups_size")
_SHOWN = ("pno", "curr", "currentpage", "startpage", "current", "pageno", "pageindex")
_TURNING = ("jump", "click", "onPageClick", "onPageChange", "backFn", "callback", "pageClick", "getHref", "getLink")
_RETURNS = re.compile(r"\breturn\s+(?!false|true|this\s*;)")
_CHOICE = re.compile(r"""^\s*\(?\s*[\w$.]+\s*={2,3}\s*1\s*\)?\s*\?(?:"[^"]*"|'[^']*'|[^"':])*:""")
"""`n == 1 ? first : further`: of a later page the second holds."""
_LONGEST = 2500


@dataclass(frozen=True, slots=True)
class _Pager:
    """What the script was told: its `code`, pages and rows in all, rows a page, the page shown (from 1)."""

    code: str
    pages: int
    total: int | None
    shown: int


class ScriptPager:
    """Counts for itself: some pages keep the first page's number in their script."""

    name = "script_pager"

    def recognise(self, page: Page) -> bool:
        pager = _pager(page)
        return pager is not None and (pager.shown >= pager.pages or _ask(page, pager, pager.shown + 1) is not None)

    def start(self, page: Page) -> ListPage:
        pager = _pager(page)
        return _read(page, rows_of(page), pager) if pager else ListPage(rows=rows_of(page))

    def go_on(self, page: Page, state: Any) -> ListPage:
        pager: _Pager = state
        own = _pager(page)
        return _read(page, rows_of(page), replace(pager, code=own.code) if own else pager)


def pages_told(page: Page) -> int | None:
    """The number of pages that the page tells its pager script; None where no such script draws a pager."""
    pager = _pager(page)
    return pager.pages if pager is not None else None


def _read(page: Page, rows: tuple[ListRow, ...], pager: _Pager) -> ListPage:
    ask = _ask(page, pager, pager.shown + 1) if rows and pager.shown < pager.pages else None
    following = Following(ask=ask, state=replace(pager, shown=pager.shown + 1)) if ask else None
    return ListPage(rows=rows, following=following, total=pager.total or total_of(page))


def _pager(page: Page) -> _Pager | None:
    if "script_pager" not in page.memo:
        page.memo["script_pager"] = _find(page)
    found: _Pager | None = page.memo["script_pager"]
    return found


def _find(page: Page) -> _Pager | None:
    code = scripts_of(page)
    for match in _CALL.finditer(code):
        told = code[match.end() : match.end() + _LONGEST]
        pager = _positional(page, told) if match[0].startswith("new") else _named(page, told)
        if pager is not None:
            return pager
    return None


def _named(page: Page, told: str) -> _Pager | None:
    numbers: dict[str, int] = {}
    for name, number in _NUMBER.findall(told):
        numbers.setdefault(name.lower(), int(number))
    rows = next((numbers[name] for name in _ROWS if name in numbers), None)
    pages = next((numbers[name] for name in _PAGES if name in numbers), None)
    size = next((numbers[name] for name in _SIZES if numbers.get(name)), None)
    if pages is None and rows is not None:
        pages = -(-rows // (size or max(len(rows_of(page)), 1)))
    if not pages:
        return None
    shown = next((numbers[name] for name in _SHOWN if numbers.get(name)), 1)
    return _Pager(told, pages, rows, min(shown, pages))


def _positional(page: Page, told: str) -> _Pager | None:
    """`new Pagination(total, size, …)`; the size also stands in a form beside it (queryBean.pageSize)."""
    match = _POSITIONAL.match(told)
    if not match:
        return _named(page, told)
    hidden = {
        name.rpartition(".")[2].lower(): value
        for form in page.tree.iter("form")
        for name, value in fields_of(form).items()
    }
    said = next((int(hidden[name]) for name in _SIZES if hidden.get(name, "").isdigit()), 0)
    total, size = int(match[1]), said or int(match[2] or 0) or len(rows_of(page))
    if not total or not size:
        return None
    numbered = next(
        (int(hidden[name]) for name in ("pn", "pageno", "page", "pageindex") if hidden.get(name, "").isdigit()), 1
    )
    return _Pager(told, -(-total // size), total, max(numbered, 1))


def _ask(page: Page, pager: _Pager, number: int) -> Ask | None:
    """The request for a page, as the script makes it."""
    strings = {
        f"{owner}.{match[1]}": match[3] for match in _STRING.finditer(pager.code) for owner in ("this", "kkpager")
    }
    for name in _TURNING:
        function = functions_of(page).get(name)
        if function is None or not re.search(rf"\b{name}\b", pager.code):
            continue
        known = strings | _known(function.parameters, str(number))
        ask = _turned(page, function.body, known)
        if ask is not None:
            return ask
    if "this.hrefFormer" in strings and "this.hrefLatter" in strings:  # kkpager's own getLink
        return ask_for(page, f"{strings['this.hrefFormer']}_{number}{strings['this.hrefLatter']}")
    place = page_number_in(page.url)
    if place is not None and page.ask.method == "GET":
        return Ask(url=with_parameters(page.url, {place[0]: str(number)}))
    return counted_form(page, str(number)) or _by_name_told(page, pager, number)


def _by_name_told(page: Page, pager: _Pager, number: int) -> Ask | None:
    """The address with the page parameter that the script is told of (`"queryBean.pn": 1, url: "…"`). An answer that
    repeats the first page is noticed by whoever reads on."""
    name = next((told for told in _QUOTED.findall(pager.code) if "." in told and is_page_name(told)), None)
    if name is None or page.ask.method != "GET":
        return None
    told = next((match[3] for match in _STRING.finditer(pager.code) if match[1].lower() in {"url", "href"}), "")
    return Ask(url=with_parameters(page.absolute(told) if told else page.url, {name: str(number)}))


def _known(parameters: tuple[str, ...], number: str) -> dict[str, str]:
    first = parameters[0] if parameters else "n"
    names = (first, f"{first}.curr", f"{first}.current", f"{first}.pageNo", "this.curr")
    # twbsPagination hands over the event first
    return dict.fromkeys(
        (*names, parameters[1]) if first in {"event", "e", "evt"} and len(parameters) > 1 else names, number
    )


def _turned(page: Page, body: str, known: Mapping[str, str]) -> Ask | None:
    ask = sent_by(page, body, known) or ask_for(page, led_to(body, known, page))
    if ask is not None:
        return ask
    for match in reversed(list(_RETURNS.finditer(body))):
        told = body[match.end() :]
        value = value_of(_CHOICE.sub("", told), known, page)
        if value and re.search(r"[/.?]", value):
            return ask_for(page, value)
    return None
