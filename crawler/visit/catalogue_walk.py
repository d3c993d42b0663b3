"""Reading a catalogue to its end, page after page, so that what stands on its later pages is not taken for missing."""

from __future__ import annotations

from dataclasses import replace

from crawler.listings.blocks import follow
from crawler.pages.page import Page
from crawler.publications.catalogue import CatalogueView, continued, read_catalogue
from crawler.publications.catalogue_pages import ends_with, pointing_at_items, start_of_list
from crawler.visit.tools import SiteTools
from disclosure.vocabulary import Outcome

_MOST_PAGES = 60


async def whole_catalogue(tools: SiteTools, page: Page, view: CatalogueView) -> CatalogueView:
    """The catalogue with the items of its further pages; not `whole` where one of them did not come, or showed no
    other items."""
    if view.whole or not view.items:
        return view
    page, family, part = start_of_list(page)
    walked = 1
    while part.following is not None and walked < _MOST_PAGES:
        answer = await tools.fetcher.page(part.following.ask)
        shown = read_catalogue(answer) if answer.outcome is Outcome.OK else None
        longer = continued(view, shown) if shown is not None else None
        if longer is None:
            return view
        if "list_block" in page.memo and page.memo["list_block"].is_table:
            answer = pointing_at_items(answer) or answer
        follow(answer, page)
        view, page, walked = longer, answer, walked + 1
        part = family.go_on(page, part.following.state)
    return replace(view, whole=ends_with(page, part, view.items, walked=walked))
