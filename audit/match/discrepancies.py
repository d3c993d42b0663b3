"""Where ledger, own site, credit site and platform do not say the same (宜信用办〔2020〕2号: 台账、网站、平台三方一致).

These are leads for the assessor beside the rates. What could not be checked gives none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from audit.match.compared_fields import value_differences
from audit.match.matching import Match, Matching, match_rows
from audit.match.parties import is_masked, parties_agree, party_key
from audit.match.publications import Publication, gather_publications
from audit.wording import say
from disclosure.judgement import RowMatch
from disclosure.period import Period
from disclosure.records import LedgerRow, PublishedRecord
from disclosure.vocabulary import Exclusion, MatchedBy, RowStatus, SiteRole


class DiscrepancyKind(StrEnum):
    """`shifted`: the number of one row beside the party of another (错位)."""

    SITE_NOT_PLATFORM = "on_site_not_platform"
    PLATFORM_NOT_SITE = "on_platform_not_site"
    NOT_IN_LEDGER = "not_in_ledger"
    PUBLISHED_TWICE = "published_twice"
    VALUE_DIFFERS = "value_differs"
    SHIFTED = "shifted"
    MUST_NOT_BE_PUBLIC = "must_not_be_public"


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """`row` is None for a publication that no ledger row was laid on. `field`, `ledger` and `shown` are filled
    where one value differs. `note`: a Chinese sentence."""

    kind: DiscrepancyKind
    row: LedgerRow | None
    record: PublishedRecord | None
    note: str
    field: str = ""
    ledger: str = ""
    shown: str = ""


def find_discrepancies(
    matches: Sequence[RowMatch],
    records: Sequence[PublishedRecord],
    *,
    period: Period,
    as_of: date,
    platform_files: frozenset[str] = frozenset(),
    ledger_given: bool = True,
    by_sites: bool = True,
) -> tuple[Discrepancy, ...]:
    """One department's, in the order of its ledger rows, then of the publications.

    `platform_files`: rows of these files are the platform's own and no ledger rows. `by_sites`: whether statuses
    speak of the sites; else of the platform. `ledger_given`: whether there is a ledger that a publication can be
    missing from.
    """
    # A repeated row would compete with its first for the one publication.
    own = [m for m in matches if m.row.file not in platform_files and m.row.excluded is not Exclusion.DUPLICATE]
    public = [record for record in records if record.published_on is None or record.published_on <= as_of]
    matching = match_rows([match.row for match in own], gather_publications(public))
    rows_by_party = _rows_by_party(own)
    found: list[Discrepancy] = []
    for at, match in enumerate(own):
        laid_on = matching.matches.get(at)
        found += _between_sources(match, laid_on, by_sites=by_sites)
        if laid_on is not None:
            found += _of_row(match.row, laid_on, rows_by_party)
    if ledger_given:
        found += _not_in_ledger(matching, period)
    return tuple(found)


def _rows_by_party(matches: Sequence[RowMatch]) -> dict[str, list[LedgerRow]]:
    rows: dict[str, list[LedgerRow]] = defaultdict(list)
    for match in matches:
        if party_key(match.row.party) and not is_masked(match.row.party):
            rows[party_key(match.row.party)].append(match.row)
    return rows


def _between_sources(match: RowMatch, laid_on: Match | None, *, by_sites: bool) -> Iterator[Discrepancy]:
    row = match.row
    if row.excluded is not None:
        return
    site = _on_own_site(laid_on)
    if site is not None and match.on_platform is False:
        yield _discrepancy(DiscrepancyKind.SITE_NOT_PLATFORM, row, site, url=site.url)
    if by_sites and match.on_platform is True and match.status is RowStatus.NOT_FOUND and laid_on is None:
        yield _discrepancy(DiscrepancyKind.PLATFORM_NOT_SITE, row, None)


def _on_own_site(laid_on: Match | None) -> PublishedRecord | None:
    records = laid_on.publication.records if laid_on else ()
    return next((record for record in records if record.site_role is SiteRole.PORTAL), None)


def _of_row(row: LedgerRow, laid_on: Match, rows_by_party: dict[str, list[LedgerRow]]) -> Iterator[Discrepancy]:
    if row.excluded is Exclusion.NOT_PUBLIC:
        record = laid_on.publication.record
        yield _discrepancy(DiscrepancyKind.MUST_NOT_BE_PUBLIC, row, record, url=record.url)
    for publication in laid_on.publications:
        yield from _twice(row, publication)
        if laid_on.matched_by is not MatchedBy.SIMILAR:
            yield from _values(row, publication, rows_by_party)


def _twice(row: LedgerRow | None, publication: Publication) -> Iterator[Discrepancy]:
    """The same decision at several addresses of one site; on portal and credit site it belongs."""
    for role in SiteRole:
        urls = sorted({record.url for record in publication.records if record.site_role is role})
        if len(urls) > 1:
            told = {"site": say(f"site.{role}"), "times": len(urls), "urls": "、".join(urls)}
            yield _discrepancy(DiscrepancyKind.PUBLISHED_TWICE, row, publication.record, **told)


def _values(row: LedgerRow, publication: Publication, parties: dict[str, list[LedgerRow]]) -> Iterator[Discrepancy]:
    record = publication.record
    if not parties_agree(row.party, record.party):
        others = [other for other in parties.get(party_key(record.party), ()) if other is not row]
        kind = DiscrepancyKind.SHIFTED if others else DiscrepancyKind.VALUE_DIFFERS
        told = {"other_row": others[0].row} if others else {}
        yield _difference(kind, row, record, ("party", "行政相对人", row.party or "", record.party or ""), **told)
    for one in {(other.decision_date, other.url): other for other in publication.records}.values():
        if one.decision_date and row.decision_date and one.decision_date != row.decision_date:
            days = (row.decision_date.isoformat(), one.decision_date.isoformat())
            yield _difference(DiscrepancyKind.VALUE_DIFFERS, row, one, ("decision_date", "决定日期", *days))
    seen: set[tuple[str, str]] = set()
    for one in publication.records:
        for differs in value_differences(row, one):
            if (differs.field, differs.shown) not in seen:
                seen.add((differs.field, differs.shown))
                values = (differs.field, differs.chinese, differs.ledger, differs.shown)
                yield _difference(DiscrepancyKind.VALUE_DIFFERS, row, one, values)


def _not_in_ledger(matching: Matching, period: Period) -> Iterator[Discrepancy]:
    """Decided in the period, and no row that could not be told from it."""
    doubtful = {id(found) for tie in matching.ties.values() for found in tie}
    for publication in matching.unclaimed:
        yield from _twice(None, publication)
        day = publication.decision_date
        if day is not None and day in period and id(publication) not in doubtful and publication.numbers:
            record = publication.record
            yield _discrepancy(DiscrepancyKind.NOT_IN_LEDGER, None, record, url=record.url)


def _discrepancy(
    kind: DiscrepancyKind, row: LedgerRow | None, record: PublishedRecord | None, **told: object
) -> Discrepancy:
    return Discrepancy(kind=kind, row=row, record=record, note=say(f"discrepancy.{kind}", **told))


def _difference(
    kind: DiscrepancyKind, row: LedgerRow, record: PublishedRecord, values: tuple[str, str, str, str], **told: object
) -> Discrepancy:
    name, chinese, ledger, shown = values
    note = say(f"discrepancy.{kind}", field=chinese, ledger=ledger, shown=shown, url=record.url, **told)
    return Discrepancy(kind=kind, row=row, record=record, note=note, field=name, ledger=ledger, shown=shown)
