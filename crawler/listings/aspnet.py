"""ASP.NET WebForms: the next page is a post-back with __VIEWSTATE (PORTALS §3.6)."""

from __future__ import annotations

import re
from typing import Any

from crawler.listings.family import Following, ListPage, ListRow
from crawler.listings.forms import submission
from crawler.listings.pager import next_link
from crawler.listings.rows import rows_of
from crawler.listings.totals import total_of
from crawler.pages.page import Ask, Page
from crawler.pages.visible import Element

_POST_BACK = re.compile(r"__doPostBack\(\s*['\"]([^'\"]*)['\"]\s*,\s*['\"]([^'\"]*)['\"]\s*\)")


class AspNet:
    """Sends the whole form back with the pager's event target and argument."""

    name = "aspnet"

    def recognise(self, page: Page) -> bool:
        return "__VIEWSTATE" in page.text and _next(page) is not None

    def start(self, page: Page) -> ListPage:
        return self._read(page, rows_of(page))

    def go_on(self, page: Page, state: Any) -> ListPage:  # noqa: ARG002 - each answer carries its own view state
        return self._read(page, rows_of(page))

    def _read(self, page: Page, rows: tuple[ListRow, ...]) -> ListPage:
        ask = _next(page) if rows else None
        return ListPage(rows=rows, following=Following(ask=ask) if ask else None, total=total_of(page))


def _next(page: Page) -> Ask | None:
    link = next_link(page)
    form = _form(page)
    if link is None or form is None:
        return None
    match = _POST_BACK.search(f"{link.get('href') or ''} {link.get('onclick') or ''}")
    if match:
        return submission(page, form, {"__EVENTTARGET": match[1], "__EVENTARGUMENT": match[2]})
    if link.tag == "input" and link.get("name"):
        return submission(page, form, {link.get("name") or "": link.get("value") or ""})
    return None


def _form(page: Page) -> Element | None:
    return next(
        (form for form in page.tree.iter("form") if form.find(".//input[@name='__VIEWSTATE']") is not None),
        None,
    )
