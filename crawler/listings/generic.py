"""Lists with plain links to their next page: 下一页, numbers, `?page=` (PORTALS §3; JeeCMS, PHPCMS, SiteServer …)."""

from __future__ import annotations

from typing import Any

from crawler.listings.family import Following, ListPage, ListRow
from crawler.listings.pager import next_link, page_number_in, with_parameters
from crawler.listings.rows import ask_for, rows_of
from crawler.listings.select_pager import next_by_select
from crawler.listings.totals import pages_of, total_of
from crawler.pages.addresses import is_plain
from crawler.pages.page import Ask, Page
from crawler.pages.script_calls import address_in


class Generic:
    """Follows the next link, or counts the page parameter up to the said number of pages."""

    name = "generic"

    def recognise(self, page: Page) -> bool:
        return self._next(page) is not None

    def start(self, page: Page) -> ListPage:
        return self._read(page, rows_of(page))

    def go_on(self, page: Page, state: Any) -> ListPage:  # noqa: ARG002 - each page shows its own next link
        return self._read(page, rows_of(page))

    def _read(self, page: Page, rows: tuple[ListRow, ...]) -> ListPage:
        ask = self._next(page) if rows else None
        return ListPage(rows=rows, following=Following(ask=ask) if ask else None, total=total_of(page))

    def _next(self, page: Page) -> Ask | None:
        link = next_link(page)
        if link is not None:
            href = (link.get("href") or "").strip()
            plain = href if is_plain(href) else None
            for written in (
                plain,
                address_in(page, link.get("onclick") or ""),
                address_in(page, href) if "(" in href else None,
            ):
                ask = ask_for(page, written)
                if ask is not None and ask.url != page.url:
                    return ask
            return None
        return next_by_select(page) or self._counted(page)

    def _counted(self, page: Page) -> Ask | None:
        """No next link in the HTML, but the address counts pages and the page says how many there are."""
        place, pages = page_number_in(page.url), pages_of(page)
        if place is None or pages is None or place[1] >= pages or page.ask.method != "GET":
            return None
        return Ask(url=with_parameters(page.url, {place[0]: str(place[1] + 1)}))
