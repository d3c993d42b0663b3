"""Rows that stand in a script as text, written into the page by document.write (四川地税, 20 bureaus; PORTALS §3.1)."""

from __future__ import annotations

import re

from crawler.listings.family import ListRow
from crawler.listings.rows import fragment_rows
from crawler.pages.page import Page
from crawler.pages.script_calls import scripts_of

_ROW_LITERAL = re.compile(r"""<li[^<>]*>.*?</li>|<tr[^<>]*>.*?</tr>""", re.IGNORECASE | re.DOTALL)
_HREF_LITERAL = re.compile(
    r"""<a\s[^<>]*href\s*=\s*\\?["']([^"'\\]+)\\?["'][^<>]*>(.*?)</a>(.{0,80})""", re.IGNORECASE | re.DOTALL
)
_TEMPLATE_NEAR = 60


def scripted_rows(page: Page) -> tuple[ListRow, ...]:
    """The rows whose HTML the page's scripts hold as it stands; a template that a script fills in is none."""
    text = scripts_of(page).replace('\\"', '"').replace("\\/", "/").replace("\\'", "'")
    whole = _ROW_LITERAL.findall(text)
    if whole and any("href" in row for row in whole):
        return fragment_rows(
            page, [row for row in whole if "href" in row and "+" not in row.partition("href")[2][:_TEMPLATE_NEAR]]
        )
    links = [
        f'<li><a href="{href}">{words}</a> {rest}</li>'
        for href, words, rest in _HREF_LITERAL.findall(text)
        if "+" not in href
    ]
    return fragment_rows(page, links)
