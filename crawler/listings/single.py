"""A list that is all on one page."""

from __future__ import annotations

from typing import Any

from crawler.listings.family import ListPage
from crawler.listings.rows import rows_of
from crawler.listings.scripted_rows import scripted_rows
from crawler.listings.totals import total_of
from crawler.pages.page import Page


class Single:
    """The last resort: rows as they stand, nothing after them."""

    name = "single"

    def recognise(self, page: Page) -> bool:
        return page.text != ""

    def start(self, page: Page) -> ListPage:
        rows = rows_of(page) or scripted_rows(page)
        total = total_of(page)
        short = total is not None and total > len(rows) > 0
        return ListPage(rows=rows, total=total, broken="列表标明的总条数多于本页，但没有找到翻页方式" if short else "")

    def go_on(self, page: Page, state: Any) -> ListPage:  # noqa: ARG002 - the protocol's form
        return self.start(page)
