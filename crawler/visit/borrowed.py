"""Functions that a page calls and does not hold: its script files are fetched where a row or the pager needs them.

`onclick="show('XK',12)"` with `function show(…)` in list.js leads nowhere until list.js is read; outside libraries and
pages that call nothing are left alone.
"""

from __future__ import annotations

import re
from itertools import islice
from urllib.parse import urlsplit

from crawler.listings.blocks import list_block
from crawler.listings.pager import next_link
from crawler.pages.addresses import web_address
from crawler.pages.page import Ask, Page
from crawler.pages.script_calls import borrow, calls_in, functions_of
from crawler.pages.visible import Element
from crawler.visit.tools import SiteTools
from disclosure.vocabulary import Outcome

_LIBRARY = re.compile(
    r"jquery|bootstrap|layui|layer|vue|react|angular|echarts|swiper|superslide|html5shiv|respond|polyfill|wdatepicker|"
    r"analytics|tongji|hm\.js|share|qrcode|min\.js$",
    re.IGNORECASE,
)
_BROWSERS_OWN = re.compile(
    r"^(?:alert|confirm|print|open|close|back|go|forward|focus|submit|write|reload|void|encodeURI\w*|escape|parseInt|"
    r"setTimeout|getElementById|val|AddFavorite|SetHome|doZoom)$"
)
_MOST_FILES = 4
_ROWS_LOOKED_AT = 3


async def with_called_scripts(tools: SiteTools, page: Page) -> Page:
    """The page, its memory holding the functions that its rows and its pager call."""
    missing = called_elsewhere(page) if page.outcome is Outcome.OK else frozenset()
    if not missing:
        return page
    texts: list[str] = []
    for address in _own_scripts(page):
        answer = await tools.fetcher.page(Ask(url=address))
        if answer.outcome is Outcome.OK and any(re.search(rf"\b{re.escape(name)}\b", answer.text) for name in missing):
            texts.append(answer.text)
    if texts:
        borrow(page, "\n".join(texts))
    return page


def called_elsewhere(page: Page) -> frozenset[str]:
    """Names of the functions that the rows or the pager call and that none of the page's inline scripts defines."""
    block = list_block(page)
    elements: list[Element] = list(islice(block.items, _ROWS_LOOKED_AT)) if block is not None else []
    link = next_link(page)
    elements += [link] if link is not None else []
    called = {
        name
        for element in elements
        for part in element.iter()
        if isinstance(part.tag, str)
        for script in (part.get("onclick") or "", _script_in(part.get("href") or ""))
        for name, _ in calls_in(script)
    }
    return frozenset(name for name in called if not _BROWSERS_OWN.match(name) and name not in functions_of(page))


def _script_in(href: str) -> str:
    scheme, _, rest = href.strip().partition(":")
    return rest if scheme.lower() == "javascript" else ""


def _own_scripts(page: Page) -> list[str]:
    """The site's own script files, libraries left out; the page's last ones are the nearest to its own."""
    found = []
    for tag in page.tree.iter("script"):
        address = web_address(page, tag.get("src"))
        if address and urlsplit(address).netloc == urlsplit(page.url).netloc:
            name = urlsplit(address).path.rsplit("/", 1)[-1]
            if not _LIBRARY.search(name):
                found.append(address)
    return list(dict.fromkeys(reversed(found)))[:_MOST_FILES]
