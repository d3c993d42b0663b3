"""Records of lists whose rows say it all, without a page of their own."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.details.detail import RecordDraft
from crawler.details.drafts import Setting, drafts_of
from crawler.details.read import kind_of_page
from crawler.listings.family import ListRow
from crawler.pages.page import Page
from disclosure.dates import read_date
from disclosure.vocabulary import DateSource, Kind


def records_in_list(rows: Iterable[ListRow], page: Page, kind: Kind | None) -> tuple[RecordDraft, ...]:
    """The decisions of rows that carry number or party themselves, in order; rows that do not give none.

    A row that stands twice is published twice; it is left to the audit to count it once.
    """
    known = kind or kind_of_page(page, "")
    found: list[RecordDraft] = []
    for row in rows:
        day, source = row.listed_on, DateSource.LIST if row.listed_on else None
        own = read_date(row.values.get("published_on", ""))
        if day is None and own is not None:
            day, source = own, DateSource.FIELD
        found += drafts_of(row.values, Setting(known, day, source))
    return tuple(found)
