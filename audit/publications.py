"""What was published, each decision once: a decision on the portal and on the credit site is one publication.

指南 6.2 备注2: 如遇重复公示情况，不重复计算.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from audit.parties import party_key
from disclosure.document_number import is_truncated, normalise, plain_form, spread
from disclosure.records import PublishedRecord
from disclosure.vocabulary import Kind, SiteRole


@dataclass(frozen=True, slots=True, eq=False)
class Publication:
    """One decision with every record of it, the earliest dated record first.

    `numbers` are normalised and spread out (10号、11号 → two); empty where the site shows none, or only the
    beginning of one, which then is `number_start`.
    """

    kind: Kind
    numbers: tuple[str, ...]
    number_start: str
    party: str
    decision_date: date | None
    records: tuple[PublishedRecord, ...]

    @property
    def record(self) -> PublishedRecord:
        """The record that counts: where it was published first."""
        return self.records[0]

    @property
    def roles(self) -> frozenset[SiteRole]:
        return frozenset(record.site_role for record in self.records)

    @property
    def sort_key(self) -> tuple[str, ...]:
        return (
            self.kind,
            *_written(self.decision_date),
            *self.numbers,
            self.party,
            self.record.project or "",
            self.record.url,
        )


def gather_publications(records: Iterable[PublishedRecord]) -> list[Publication]:
    """Distinct publications, in an order that does not depend on that of the records."""
    groups: dict[tuple[object, ...], list[PublishedRecord]] = defaultdict(list)
    for record in records:
        groups[_identity(record)].append(record)
    return sorted((_publication(group) for group in groups.values()), key=lambda found: found.sort_key)


@lru_cache(maxsize=1 << 18)
def row_numbers(text: str | None) -> tuple[str, ...]:
    """The normalised numbers a cell names, fillers left out."""
    if plain := plain_form(text or ""):
        return (plain,)
    if not text or is_truncated(text):
        return ()
    return tuple(dict.fromkeys(filter(None, map(normalise, spread(text)))))


def _identity(record: PublishedRecord) -> tuple[object, ...]:
    numbers = row_numbers(record.document_number)
    party = party_key(record.party)
    if numbers:
        return record.kind, numbers, party
    # Without a number only the whole content tells one decision from another.
    return record.kind, record.document_number or "", party, record.decision_date, record.project or ""


def _publication(group: list[PublishedRecord]) -> Publication:
    records = tuple(sorted(group, key=_earliest_first))
    first = records[0]
    truncated = bool(first.document_number) and is_truncated(first.document_number or "")
    dates = sorted(record.decision_date for record in records if record.decision_date)
    return Publication(
        kind=first.kind,
        numbers=row_numbers(first.document_number),
        number_start=normalise((first.document_number or "").rstrip(" .…。⋯")) if truncated else "",
        party=party_key(first.party),
        decision_date=dates[0] if dates else None,
        records=records,
    )


def _earliest_first(record: PublishedRecord) -> tuple[bool, date, bool, str]:
    dated = record.published_on is not None
    return not dated, record.published_on or date.max, record.site_role is not SiteRole.PORTAL, record.url


def _written(day: date | None) -> tuple[str]:
    return (day.isoformat() if day else "",)
