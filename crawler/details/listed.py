"""Records of lists whose rows say it all, without a page of their own."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.details.detail import RecordDraft
from crawler.details.drafts import Setting, drafts_of
from crawler.details.read import kind_of_page
from crawler.details.words import never_a_decision
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
        setting = Setting(known, day, source)
        found += drafts_of(row.values, setting) or _by_project(row, setting, given=kind)
    return tuple(found)


def _by_project(row: ListRow, setting: Setting, *, given: Kind | None) -> list[RecordDraft]:
    """A row of a publicity list that goes by project codes and names no party (real-pages, fj_tzxm).

    Only where the caller knows what the list is about; the code stands for the number that the list does not show.
    """
    code, project = row.values.get("project_code"), row.values.get("project")
    if given is None or not code or not project or never_a_decision(project):
        return []
    draft = RecordDraft(
        kind=given,
        document_number=code,
        party=None,
        decision_date=None,
        project=project,
        natural_person=False,
        published_on=setting.published_on,
        published_on_source=setting.source,
        values={name: value for name, value in row.values.items() if name not in {"project", "project_code"}},
    )
    return [draft]
