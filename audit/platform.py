"""The platform's side: which ledger rows it has, and how its own rows were reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from audit.match.matching import match_rows
from audit.match.publications import Publication, gather_publications
from audit.schemes.scheme import Counting
from audit.status.absence import Absence
from audit.status.row_status import Bench, judge_rows
from audit.wording import say
from disclosure.judgement import Rate, RowMatch
from disclosure.records import LedgerRow, PublishedRecord
from disclosure.vocabulary import Exclusion, Kind, RowStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformSide:
    """`rows`: all of the department's in the export; None where no export was given. `absence`: whether a
    row not in it was not reported."""

    rows: tuple[LedgerRow, ...] | None
    absence: Absence


def as_publications(rows: Sequence[LedgerRow]) -> list[Publication]:
    """Platform rows as something ledger rows can be laid on; being reported is their publication, and their
    place in the export their address."""
    return gather_publications(map(as_record, rows))


def as_record(row: LedgerRow) -> PublishedRecord:
    return PublishedRecord(
        kind=row.kind,
        department=row.department,
        document_number=row.document_number,
        party=row.party,
        decision_date=row.decision_date,
        published_on=row.reported_on,
        published_on_source=None,
        project=row.project,
        url=_place(row),
        natural_person=row.natural_person,
        values=row.values,
    )


def _place(row: LedgerRow) -> str:
    return say("match.place", file=row.file, sheet=row.sheet, row=row.row)


def with_reporting_day(rows: Sequence[LedgerRow], side: PlatformSide) -> list[LedgerRow]:
    """Ledger rows that name no reporting day of their own, with that of the platform row they are laid on: a
    row decided in June and sent in July belongs to July's export."""
    own = side.rows or ()
    matching = match_rows(rows, as_publications(own))
    days = {at: match.publication.record.published_on for at, match in matching.matches.items()}
    return [row if row.reported_on else row._replace(reported_on=days.get(at)) for at, row in enumerate(rows)]


def judge_against_platform(
    rows: Sequence[LedgerRow], side: PlatformSide, bench: Bench
) -> tuple[tuple[RowMatch, LedgerRow | None], ...]:
    """Each ledger row's match with the platform, and the platform row it was laid on."""
    own = {_place(row): row for row in side.rows or ()}
    placed = replace(bench, absences=dict.fromkeys(Kind, side.absence), place="platform")
    judged = judge_rows(rows, as_publications(list(own.values())), placed)
    return tuple(_placed(match, own.get(match.matched_url or "")) for match in judged)


def _placed(match: RowMatch, row: LedgerRow | None) -> tuple[RowMatch, LedgerRow | None]:
    if row is None:
        return match, None
    at = say("match.on_platform_at", place=_place(row))
    return replace(match, matched_url=None, note="；".join(filter(None, (match.note, at)))), row


def is_on_platform(match: RowMatch) -> bool | None:
    """True or False where it is known, None where it could not be checked."""
    if match.matched_by is not None:
        return True
    return False if match.status is RowStatus.NOT_FOUND else None


def scope_fault(row: LedgerRow, counting: Counting) -> bool:
    """Whether a platform row is kept from the public without a ground.

    殷信用办〔2024〕14号 三、二: 公开范围统一为“社会公开”；否则应提供依据，未提供的在瞒报抽查中认定为瞒报.
    """
    scope = (row.disclosure_scope or "").strip()
    if not counting.open_scopes or not scope or scope in counting.open_scopes:
        return False
    return not has_ground(row, counting)


def has_ground(row: LedgerRow, counting: Counting) -> bool:
    return any(word in (row.remark or "") for word in counting.legal_grounds)


def scope_note(row: LedgerRow, counting: Counting) -> str:
    """A sentence on a disclosure scope that is not the public one, "" where there is nothing to say."""
    scope = (row.disclosure_scope or "").strip()
    if not counting.open_scopes or not scope or scope in counting.open_scopes:
        return ""
    return say("match.not_open_with_ground" if has_ground(row, counting) else "match.not_open", scope=scope)


def concealment_rate(
    pairs: Sequence[tuple[RowMatch, LedgerRow | None]], side: PlatformSide, counting: Counting
) -> Rate:
    """Ledger rows that the platform lacks, or keeps from the public without ground ÷ ledger rows that are
    due."""
    if side.rows is None:
        return Rate(0, 0, say("rule.no_platform"))
    counted = [(match, row) for match, row in pairs if match.status is not RowStatus.EXCLUDED]
    known = [(match, row) for match, row in counted if is_on_platform(match) is not None]
    if not counted:
        return Rate(0, 0, say("rule.no_ledger"))
    concealed = sum(is_concealed(match, row, counting) for match, row in known)
    unjudged = len(counted) - len(known)
    rule = say("rule.concealment") + (say("rule.not_judged", rows=unjudged) if unjudged else "")
    return Rate(concealed, len(known), rule)


def is_concealed(match: RowMatch, row: LedgerRow | None, counting: Counting) -> bool:
    if row is None:
        return is_on_platform(match) is False
    return scope_fault(row, counting)


def once_each(rows: Sequence[LedgerRow]) -> list[LedgerRow]:
    """Platform rows without the repeated ones."""
    return [row for row in rows if row.excluded is not Exclusion.DUPLICATE]
