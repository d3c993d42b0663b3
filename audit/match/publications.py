"""What was published, each decision once: a decision on the portal and on the credit site is one publication.

指南 6.2 备注2: 如遇重复公示情况，不重复计算.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from audit.match.parties import party_key
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
    sort_key: tuple[str, ...]
    """An order by what they say, whatever that of the records was."""

    @property
    def record(self) -> PublishedRecord:
        """The record that counts: where it was published first."""
        return self.records[0]

    @property
    def roles(self) -> frozenset[SiteRole]:
        return frozenset(record.site_role for record in self.records)


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
    records = tuple(sorted(group, key=_earliest_first)) if len(group) > 1 else tuple(group)
    first = records[0]
    numbers, party = row_numbers(first.document_number), party_key(first.party)
    truncated = not numbers and bool(first.document_number) and is_truncated(first.document_number or "")
    day = min((record.decision_date for record in records if record.decision_date), default=None)
    return Publication(
        kind=first.kind,
        numbers=numbers,
        number_start=normalise((first.document_number or "").rstrip(" .…。⋯")) if truncated else "",
        party=party,
        decision_date=day,
        records=records,
        sort_key=(first.kind, *_written(day), *numbers, party, first.project or "", first.url),
    )


def _earliest_first(record: PublishedRecord) -> tuple[bool, date, bool, str]:
    dated = record.published_on is not None
    return not dated, record.published_on or date.max, record.site_role is not SiteRole.PORTAL, record.url


def _written(day: date | None) -> tuple[str]:
    return (day.isoformat() if day else "",)
