"""A catalogue that goes on over further pages: where the next one is, and whether one is the last."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from crawler.listings import Family, ListPage, choose_family
from crawler.listings.blocks import Block
from crawler.listings.ending import sign_of_more
from crawler.pages.page import Page
from crawler.pages.visible import Element


def start_of_list(page: Page) -> tuple[Page, Family, ListPage]:
    """The catalogue's page as the first of a list that may go on. Where its table is none that lists of records are
    told by (no link in it, no date), its rows are pointed out to the families."""
    family = choose_family(page)
    part = family.start(page)
    if part.following is None and not part.broken and (pointed := pointing_at_items(page)) is not None:
        family = choose_family(pointed)
        return pointed, family, family.start(pointed)
    return page, family, part


def pointing_at_items(page: Page) -> Page | None:
    """The page anew, its catalogue's table taken for its list; None where it has none."""
    tables = [(rows, table) for table in page.tree.iter("table") if (rows := _item_rows(table))]
    if not tables:
        return None
    rows, table = max(tables, key=lambda found: len(found[0]))
    anew = replace(page)
    anew.memo["list_block"] = Block((table,), tuple(rows), float(len(rows)))
    return anew


def _item_rows(table: Element) -> list[Element]:
    rows = [row for row in table.iter("tr") if not any(inner is not row for inner in row.iter("tr"))]
    widths = Counter(width for row in rows if (width := len(row.findall("td"))) > 1)
    usual = max(widths, key=lambda width: widths[width], default=0)
    return [row for row in rows if len(row.findall("td")) == usual] if usual else []


def ends_with(page: Page, part: ListPage, items: int, *, walked: int) -> bool:
    """Whether nothing speaks for a page after this one, the `walked`th."""
    counted = part.total is None or part.total <= items
    return part.following is None and not part.broken and counted and not sign_of_more(page, walked=walked)
