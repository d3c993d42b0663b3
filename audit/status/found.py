"""What became of a ledger row that was found: in time or not, and whether that can be said at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from audit.match.how import how_matched
from audit.match.matching import Match
from audit.match.parties import parties_agree, party_key
from audit.match.publications import Publication
from audit.status.bench import Bench
from audit.timing import Timed, is_due, time_row
from audit.wording import say
from disclosure.judgement import RowMatch
from disclosure.records import LedgerRow
from disclosure.vocabulary import MatchedBy, RowStatus, SiteRole

_FAULTS = (RowStatus.LATE, RowStatus.OMITTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstDay:
    """The first day a publication is known to have been public by the day of the assessment; None: undated.

    `later`: only after that day. `doubt`: why it may have been public earlier than `day`.
    """

    day: date | None
    later: bool = False
    doubt: str = ""


def judge_found(row: LedgerRow, match: Match, bench: Bench, parties: Mapping[str, Sequence[LedgerRow]]) -> RowMatch:
    """`parties`: the ledger's rows by party, for telling whose party stands beside a number (错位)."""
    if _is_of_another_period(row, match, bench):
        note = say("match.not_in_period", shown=match.publication.decision_date, url=match.publication.record.url)
        return RowMatch(row=row, status=RowStatus.NOT_JUDGED, note=note)
    firsts = [first_day(found, bench) for found in match.publications]
    if later := [first for first in firsts if first.later]:
        return _not_yet(row, match, later[0], bench)
    days = [first.day for first in firsts]
    # A row that names several numbers is published when the last of them is.
    done = max((day for day in days if day), default=None) if all(days) else None
    timed = _without_doubt(row.decision_date or match.publication.decision_date, done, firsts, bench)
    if match.matched_by is MatchedBy.SIMILAR and timed.status in _FAULTS:
        # A likeness may speak for a department, never against it.
        timed = Timed(RowStatus.NOT_JUDGED, None, say("match.similar_fault", day=done))
    return RowMatch(
        row=row,
        status=timed.status,
        matched_url=match.publication.record.url or None,
        matched_by=match.matched_by,
        published_on=done,
        working_days=timed.working_days,
        note="；".join(filter(None, (timed.note, *_remarks(row, match, parties, bench)))),
    )


def first_day(found: Publication, bench: Bench) -> FirstDay:
    """A day that only the credit site gives is the first only if the own site was read, or dates it too."""
    public = [one for one in found.records if one.published_on is None or one.published_on <= bench.as_of]
    record = public[0] if public else found.record
    day = record.published_on
    return FirstDay(day=day, later=not public, doubt=_doubt(found, day, bench) if day and _is_elsewhere(found) else "")


def _is_elsewhere(found: Publication) -> bool:
    """Whether no record of the department's own site gives a day."""
    return not any(record.site_role is SiteRole.PORTAL and record.published_on for record in found.records)


def _doubt(found: Publication, day: date, bench: Bench) -> str:
    own_site = bench.own_site[found.kind]
    if SiteRole.PORTAL in found.roles:
        return say("match.own_site_undated", done=day)
    return "" if own_site.proved else say("match.own_site_unread", done=day, reason=own_site.reason)


def _without_doubt(decision: date | None, done: date | None, firsts: Sequence[FirstDay], bench: Bench) -> Timed:
    """The timing; a fault only by days that nothing could have come before."""
    timed = time_row(decision, done, bench.timing, bench.calendar)
    doubts = [first.doubt for first in firsts if first.doubt]
    if timed.status not in _FAULTS or not doubts:
        return timed
    sure = max((first.day for first in firsts if first.day and not first.doubt), default=None)
    surely = time_row(decision, sure, bench.timing, bench.calendar)
    return surely if surely.status in _FAULTS else Timed(RowStatus.NOT_JUDGED, None, doubts[0])


def _is_of_another_period(row: LedgerRow, match: Match, bench: Bench) -> bool:
    """A row without a decision day, which its publication shows to lie outside the period."""
    shown = match.publication.decision_date
    return bench.period is not None and row.decision_date is None and shown is not None and shown not in bench.period


def _not_yet(row: LedgerRow, match: Match, first: FirstDay, bench: Bench) -> RowMatch:
    """Published, but only after the day the assessment is made for."""
    status, note = _not_yet_status(row, match, first, bench)
    return RowMatch(row=row, status=status, note=note)


def _not_yet_status(row: LedgerRow, match: Match, first: FirstDay, bench: Bench) -> tuple[RowStatus, str]:
    decision = row.decision_date or match.publication.decision_date
    told = {"done": first.day, "as_of": bench.as_of, "limit": bench.timing.limit}
    if bench.place == "platform":
        return RowStatus.NOT_JUDGED, say("match.not_yet_reported", **told)
    if decision is None:
        return RowStatus.NOT_JUDGED, say("timing.no_decision_date")
    if not is_due(decision, bench.as_of, bench.timing, bench.calendar):
        return RowStatus.NOT_JUDGED, say("match.not_yet_due", **told)
    if excuse := first.doubt or bench.duty(row).reason:
        return RowStatus.NOT_JUDGED, excuse
    return RowStatus.NOT_FOUND, say("match.not_yet", **told, url=match.publication.record.url)


def _remarks(row: LedgerRow, match: Match, parties: Mapping[str, Sequence[LedgerRow]], bench: Bench) -> list[str]:
    found = match.publication
    remarks = how_matched(row, match)
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
