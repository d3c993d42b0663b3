"""Distinct published records: one decision published twice, or on two sites, counts once (RULEBOOK)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from disclosure.assessment import AssessmentFile, DepartmentFile
from disclosure.document_number import normalise
from disclosure.findings import Listing
from disclosure.party import normalise_party
from disclosure.records import PublishedRecord
from disclosure.vocabulary import Kind, SiteRole


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCount:
    """`complete` is None where no listing of the kind was read: then the count proves nothing."""

    kind: Kind
    found: int
    on_portal: int
    on_credit_site: int
    complete: bool | None
    listing: Listing | None


def records_of(file: AssessmentFile, department: DepartmentFile) -> list[PublishedRecord]:
    """Every record read of a department, from its own site and from the credit site."""
    own = department.portal.records if department.portal else ()
    credit = file.credit.records if file.credit else ()
    name = department.target.name
    return [*own, *(record for record in credit if record.department == name)]


def count_records(records: Iterable[PublishedRecord], department: DepartmentFile, kind: Kind) -> RecordCount:
    of_kind = [record for record in records if record.kind is kind]
    listing = department.portal.listing(kind) if department.portal else None
    return RecordCount(
        kind=kind,
        found=_distinct(of_kind),
        on_portal=_distinct(record for record in of_kind if record.site_role is SiteRole.PORTAL),
        on_credit_site=_distinct(record for record in of_kind if record.site_role is SiteRole.CREDIT),
        complete=listing.complete if listing else None,
        listing=listing,
    )


def _distinct(records: Iterable[PublishedRecord]) -> int:
    return len({identity(record) for record in records})


def identity(record: PublishedRecord) -> tuple[str, ...]:
    """What makes a decision itself. Without a number, its date and project must tell it from the next one."""
    number = normalise(record.document_number or "")
    party = normalise_party(record.party or "")
    if number:
        return (record.kind, number, party)
    return (record.kind, "", party, str(record.decision_date or ""), record.project or "", record.url)
