"""What became of every ledger row: its status, with a sentence that says why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from audit.absence import Absence
from audit.matching import Match, content_key, kinds_of, match_rows
from audit.parties import is_masked, parties_agree, party_key
from audit.publications import Publication, row_numbers
from audit.schemes.scheme import Timing
from audit.timing import is_due, time_row
from audit.wording import say
from disclosure.judgement import RowMatch
from disclosure.records import LedgerRow
from disclosure.vocabulary import Kind, RowStatus, SiteRole
from disclosure.workdays import WorkCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What rows are judged against. `absences` by kind; `wording` is the table of wording.toml whose
    sentences fit the place (`sites` or `platform`)."""

    timing: Timing
    calendar: WorkCalendar
    as_of: date
    absences: Mapping[Kind, Absence]
    place: str


class Unclaimed:
    """Publications that no row claimed, laid out for looking up."""

    def __init__(self, publications: Sequence[Publication]) -> None:
        self._all = publications
        self._vague = [found for found in publications if not found.numbers]
        self._by_party: dict[tuple[Kind, str, date | None], Publication] = {}
        for found in reversed(publications):
            self._by_party[found.kind, found.party, found.decision_date] = found

    def without_number(self, row: LedgerRow) -> Sequence[Publication]:
        """Those that may lack what would tell them from the row."""
        return self._vague if row_numbers(row.document_number) else self._all

    def same_party_and_day(self, row: LedgerRow) -> Publication | None:
        """The same party decided on the same day under another number: perhaps a slip of the pen, said, not
        merged."""
        party = party_key(row.party)
        return self._by_party.get((row.kind, party, row.decision_date)) if party else None


def judge_rows(rows: Sequence[LedgerRow], publications: Sequence[Publication], bench: Bench) -> tuple[RowMatch, ...]:
    """One RowMatch a row, in the order of the rows; rows with `excluded` are passed through as such."""
    verified = [at for at, row in enumerate(rows) if row.excluded is None]
    matching = match_rows([rows[at] for at in verified], publications)
    place = {at: number for number, at in enumerate(verified)}
    parties = _parties(rows)
    left = Unclaimed(matching.unclaimed)
    judged = []
    for at, row in enumerate(rows):
        if row.excluded is not None:
            judged.append(RowMatch(row=row, status=RowStatus.EXCLUDED, note=say(f"excluded.{row.excluded}")))
            continue
        match = matching.matches.get(place[at])
        if match is None:
            judged.append(_unmatched(row, matching.ties.get(place[at], ()), left, bench))
        else:
            judged.append(_matched(row, match, bench, parties))
    return tuple(judged)


def _matched(row: LedgerRow, match: Match, bench: Bench, parties: Mapping[str, Sequence[LedgerRow]]) -> RowMatch:
    published = [found.record.published_on for found in match.publications]
    # A row that names several numbers is published when the last of them is.
    done = max((day for day in published if day), default=None) if all(published) else None
    shown = match.publication.decision_date
    decision = row.decision_date or shown
    timed = time_row(decision, done, bench.timing, bench.calendar)
    notes = [timed.note, *_remarks(row, match, parties, bench)]
    return RowMatch(
        row=row,
        status=timed.status,
        matched_url=match.publication.record.url or None,
        matched_by=match.matched_by,
        published_on=done,
        working_days=timed.working_days,
        note="；".join(filter(None, notes)),
    )


def _remarks(row: LedgerRow, match: Match, parties: Mapping[str, Sequence[LedgerRow]], bench: Bench) -> list[str]:
    found = match.publication
    remarks = []
    if row.decision_date is None and found.decision_date:
        remarks.append(say("match.date_from_site", shown=found.decision_date))
    elif found.decision_date and row.decision_date != found.decision_date:
        remarks.append(say("match.dates_differ", ledger=row.decision_date, shown=found.decision_date))
    if not parties_agree(row.party, found.record.party):
        others = [other for other in parties.get(party_key(found.record.party), ()) if other is not row]
        key = "match.shifted" if others else "match.parties_differ"
        remarks.append(say(key, ledger=row.party, shown=found.record.party, row=others[0].row if others else 0))
    if bench.place == "sites" and found.roles == {SiteRole.CREDIT}:
        remarks.append(say("match.credit_only"))
    return remarks


def _parties(rows: Sequence[LedgerRow]) -> dict[str, list[LedgerRow]]:
    """Rows by their party, for telling whose party stands beside a number (错位)."""
    found: dict[str, list[LedgerRow]] = {}
    for row in sorted(rows, key=content_key):
        if party_key(row.party) and not is_masked(row.party):
            found.setdefault(party_key(row.party), []).append(row)
    return found


def _unmatched(row: LedgerRow, tie: Sequence[Publication], left: Unclaimed, bench: Bench) -> RowMatch:
    reason = _why_not_judged(row, tie, left, bench)
    if reason:
        return RowMatch(row=row, status=RowStatus.NOT_JUDGED, note=reason)
    absence = bench.absences[row.kind]
    note = say(f"not_found.{bench.place}", reason=absence.reason)
    same_day = left.same_party_and_day(row)
    if same_day:
        note += "；" + say("not_found.same_day", number=same_day.record.document_number, url=same_day.record.url)
    return RowMatch(row=row, status=RowStatus.NOT_FOUND, note=note)


def _why_not_judged(row: LedgerRow, tie: Sequence[Publication], left: Unclaimed, bench: Bench) -> str:
    """Why a row that was not matched is not yet proved absent; "" where it is. The first reason is given."""
    numbers = row_numbers(row.document_number)
    reasons: tuple[Callable[[], str], ...] = (
        lambda: "" if numbers or party_key(row.party) else say("not_judged.nothing_to_compare"),
        lambda: "" if row.decision_date else say("not_judged.no_decision_date"),
        lambda: _tie(tie),
        lambda: _not_due(row, bench),
        lambda: _absence_unproved(row, bench),
        lambda: _could_be(row, left),
    )
    return next((said for reason in reasons if (said := reason())), "")


def _tie(tie: Sequence[Publication]) -> str:
    if not tie:
        return ""
    return say("not_judged.tie", found=len(tie), url=tie[0].record.url)


def _not_due(row: LedgerRow, bench: Bench) -> str:
    if row.decision_date is None or is_due(row.decision_date, bench.as_of, bench.timing, bench.calendar):
        return ""
    return say("not_judged.not_due", as_of=bench.as_of, limit=bench.timing.limit)


def _absence_unproved(row: LedgerRow, bench: Bench) -> str:
    unproved = [bench.absences[kind] for kind in kinds_of(row) if not bench.absences[kind].proved]
    return say("not_judged.not_read", reason=unproved[0].reason) if unproved else ""


def _could_be(row: LedgerRow, left: Unclaimed) -> str:
    """A publication nobody claimed that shows too little to be told from this row."""
    possible = [found for found in left.without_number(row) if _is_possible(row, found)]
    return say("not_judged.could_be", found=len(possible), url=possible[0].record.url) if possible else ""


def _is_possible(row: LedgerRow, found: Publication) -> bool:
    mine = row_numbers(row.document_number)
    if found.kind not in kinds_of(row) or (mine and found.numbers):
        return False
    if mine and found.number_start and not any(own.startswith(found.number_start) for own in mine):
        return False
    if row.decision_date and found.decision_date and row.decision_date != found.decision_date:
        return False
    return parties_agree(row.party, found.record.party)
