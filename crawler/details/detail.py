"""What one detail page, attachment or list row gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from crawler.pages.page import Ask
from disclosure.vocabulary import DateSource, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDraft:
    """One decision as a page shows it, before it is known which department and page it belongs to.

    `values` holds the other canonical fields (disclosure.fields); identity numbers of natural persons in them are
    masked. `natural_person` says that the party is one.
    """

    kind: Kind
    document_number: str | None
    party: str | None
    decision_date: date | None
    project: str | None
    natural_person: bool
    published_on: date | None
    published_on_source: DateSource | None
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """What a detail page holds.

    `attachments` opens the files of the article, `attachment_names` what they are called there. `blank`: the labels
    are there and every value is empty (ask again, PORTALS §4). `not_a_decision` says in Chinese why a page without
    records is none to miss: news, 批前公示, a notice.
    """

    records: tuple[RecordDraft, ...] = ()
    attachments: tuple[Ask, ...] = ()
    attachment_names: tuple[str, ...] = ()
    blank: bool = False
    published_on: date | None = None
    published_on_source: DateSource | None = None
    kind: Kind | None = None
    not_a_decision: str | None = None
