"""What was read of all lists, as the records and listings of the site's report."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from crawler.visit.addresses import place
from crawler.visit.judgement import ReadLead
from crawler.visit.listing import ListingReading, ReadRecord
from disclosure.document_number import normalise
from disclosure.findings import Listing
from disclosure.records import PublishedRecord
from disclosure.vocabulary import Kind, SiteRole


def published(read: ReadRecord, role: SiteRole, department_of: Callable[[dict[str, str]], str]) -> PublishedRecord:
    draft = read.draft
    return PublishedRecord(
        kind=draft.kind,
        department=department_of(dict(draft.values)),
        document_number=draft.document_number,
        party=draft.party,
        decision_date=draft.decision_date,
        published_on=draft.published_on,
        published_on_source=draft.published_on_source,
        project=draft.project,
        url=read.url,
        site_role=role,
        natural_person=draft.natural_person,
        evidence=read.evidence,
        values=dict(draft.values),
    )


def distinct(records: Iterable[PublishedRecord]) -> tuple[PublishedRecord, ...]:
    """Each decision once an address: a column's preview and its list show the same page twice. The same
    decision published at two addresses stays twice, for the audit to see; rows without a number are the
    same only where all that they show is."""
    kept: dict[object, PublishedRecord] = {}
    for record in records:
        number = normalise(record.document_number) if record.document_number else None
        rest = None if number else (record.project, *sorted(record.values.items()))
        kept.setdefault((record.kind, number, record.party, record.decision_date, place(record.url), rest), record)
    return tuple(kept.values())


def listings_of(lists: list[ReadLead]) -> tuple[Listing, ...]:
    """One listing a list and kind. A list of both kinds vouches only for the kinds it was seen to hold:
    that no penalty stood in it does not show that penalties would stand there."""
    found = []
    for one in lists:
        if one.reading is None:
            if one.lead.kind is not None and not one.lead.read:
                found.append(_unread(one.lead.kind, one))
            continue
        found += [_listing(kind, one.reading) for kind in _kinds_held(one, one.reading)]
    return tuple(found)


def _kinds_held(one: ReadLead, reading: ListingReading) -> list[Kind]:
    """The kinds that a list speaks of: the one it was found as, and those it was seen to hold. A list of no
    kind of its own that is empty, or was not read to its end, speaks of both."""
    seen = {read.draft.kind for read in reading.records} | ({one.lead.kind} if one.lead.kind else set())
    both = one.lead.kind is None and (not seen or not reading.complete)
    return list(Kind) if both else sorted(seen)


def _listing(kind: Kind, reading: ListingReading) -> Listing:
    return Listing(
        kind=kind,
        url=reading.url,
        family=reading.family,
        found=sum(read.draft.kind is kind for read in reading.records),
        complete=reading.complete,
        reason=reading.reason,
    )


def _unread(kind: Kind, one: ReadLead) -> Listing:
    return Listing(
        kind=kind,
        url=one.lead.page.url,
        family="unread",
        found=0,
        complete=False,
        reason=one.lead.page.reason,
    )
