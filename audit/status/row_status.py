"""What became of every ledger row: its status, with a sentence that says why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date

from audit.display import Stage
from audit.match.matching import content_key, kinds_of, match_rows
from audit.match.parties import is_masked, parties_agree, party_key
from audit.match.publications import Publication, row_numbers
from audit.sought import missed_on_credit_site
from audit.status.absence import Absence
from audit.status.bench import Bench
from audit.status.found import judge_found
from audit.timing import is_due
from audit.wording import say
from disclosure.judgement import RowMatch
from disclosure.records import LedgerRow
from disclosure.vocabulary import Exclusion, Kind, RowStatus, SiteRole

__all__ = ["Bench", "judge_rows"]


class Unclaimed:
    """Publications that no row claimed, laid out for looking up."""

    def __init__(self, publications: Sequence[Publication]) -> None:
        self._all = publications
        self._vague = [found for found in publications if not found.numbers]
        self._by_party: dict[tuple[Kind, str, date | None], Publication] = {}
        for found in reversed(publications):
            self._by_party[found.kind, found.party, found.decision_date] = found
        self._by_number: dict[tuple[str, str], list[Publication]] = defaultdict(list)
        for found in publications:
            for number in found.numbers:
                self._by_number[number, found.party].append(found)

    def without_number(self, row: LedgerRow) -> Sequence[Publication]:
        """Those that may lack what would tell them from the row."""
        return self._vague if row_numbers(row.document_number) else self._all

    def same_party_and_day(self, row: LedgerRow) -> Publication | None:
        """The same party decided on the same day under another number: perhaps a slip of the pen, said, not
        merged."""
        party = party_key(row.party)
        return self._by_party.get((row.kind, party, row.decision_date)) if party else None

    def other_kind(self, row: LedgerRow) -> Publication | None:
        """The same number and party under the other kind. A number counts that names its year and word; a bare
        serial may well stand for two decisions."""
        party = party_key(row.party)
        numbers = [number for number in row_numbers(row.document_number) if "〔" in number and party]
        found = [one for number in numbers for one in self._by_number[number, party]]
        return next((one for one in found if one.kind not in kinds_of(row)), None)


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
            judged.append(RowMatch(row=row, status=RowStatus.EXCLUDED, note=_why_excluded(row, row.excluded, bench)))
            continue
        match = matching.matches.get(place[at])
        if match is None:
            judged.append(_unmatched(row, matching.ties.get(place[at], ()), left, bench))
        else:
            judged.append(judge_found(row, match, bench, parties))
    return tuple(judged)


def _why_excluded(row: LedgerRow, reason: Exclusion, bench: Bench) -> str:
    duty = bench.duty(row)
    by_law = reason is Exclusion.NOT_PUBLIC and duty.stage is Stage.NOT_PUBLIC
    return duty.reason if by_law else say(f"excluded.{reason}")


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
    note = say(f"not_found.{bench.place}", reason=_absence(row, row.kind, bench).reason)
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
        lambda: bench.duty(row).reason,
        lambda: _other_kind(row, left),
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
    found = [_absence(row, kind, bench) for kind in kinds_of(row)]
    unproved = [absence for absence in found if not absence.proved]
    return say("not_judged.not_read", reason=unproved[0].reason) if unproved else ""


def _absence(row: LedgerRow, kind: Kind, bench: Bench) -> Absence:
    """What the sites' lists prove; and where the credit site's lists alone do not, what asking it for the row did."""
    absence = bench.absences[kind]
    if absence.proved or absence.but_for_credit is None:
        return absence
    asked = missed_on_credit_site(row, bench.not_on_credit)
    if not asked:
        return absence
    said = say(f"site.{SiteRole.CREDIT}") + "：" + asked
    return Absence(proved=True, reason="；".join(filter(None, (absence.but_for_credit, said))))


def _other_kind(row: LedgerRow, left: Unclaimed) -> str:
    found = left.other_kind(row)
    return say("not_judged.other_kind", kind=found.kind.chinese, url=found.record.url) if found else ""


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
