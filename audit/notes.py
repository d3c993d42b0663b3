"""What the report must say beside the figures: what was left out, could not be checked, or was assumed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from audit.department_case import Frame
from audit.ledgers import LedgerReading
from audit.match.matching import ASSUMED_KIND
from audit.rates.consistency import is_shifted
from audit.status.absence import absence_on_site
from audit.timing import uncovered_years
from audit.wording import say
from disclosure.judgement import DepartmentAudit, Score
from disclosure.vocabulary import Kind, SiteRole

_MOST_PLACES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Rows that no figure counts, and penalties that should be gone. `outside` the period; `later`: reported after
    the day of the assessment; `overexposed`: by department, how many penalties are still public past their term."""

    outside: int
    later: int
    overexposed: Mapping[str, int]


def notes_of(
    frame: Frame,
    audits: Sequence[DepartmentAudit],
    scores: Sequence[Score],
    left_out: LeftOut,
    readings: Sequence[LedgerReading | None],
) -> tuple[str, ...]:
    """Sentences for the head of the report, most important first."""
    return (
        *_scheme_notes(frame),
        *_year_notes(frame, audits),
        *_credit_notes(frame),
        *_reading_notes(readings),
        *_shift_notes(audits),
        *_statistics_notes(frame),
        *_overexposure_notes(left_out),
        *_back_filling_notes(frame, audits),
        *_row_notes(frame, audits, left_out),
        *_score_notes(scores),
        _calendar_note(frame),
    )


def _scheme_notes(frame: Frame) -> Iterator[str]:
    start, end = frame.scheme.in_force_from, frame.scheme.in_force_to
    if start and frame.period.end < start:
        yield say("note.not_yet_in_force", period=frame.period.label, day=start)
    if end and frame.period.start > end:
        yield say("note.no_longer_in_force", period=frame.period.label, day=end)


def _calendar_note(frame: Frame) -> str:
    """Which years' working days are known, from where, and from which day a limit counts."""
    sources = "；".join(
        say("note.calendar_years", first=one.first, last=one.last, source=one.source) for one in frame.calendar.sources
    )
    return say("note.calendar", sources=sources, count_from=say(f"note.count_from_{frame.scheme.timing.count_from}"))


def _overexposure_notes(left_out: LeftOut) -> Iterator[str]:
    over = {name: rows for name, rows in left_out.overexposed.items() if rows}
    if over:
        told = "、".join(say("note.overexposed_of", department=name, rows=rows) for name, rows in over.items())
        yield say("note.overexposed", rows=sum(over.values()), departments=told)


def _year_notes(frame: Frame, audits: Sequence[DepartmentAudit]) -> Iterator[str]:
    days = [day for audit in audits for match in audit.matches for day in (match.row.decision_date, match.published_on)]
    if years := uncovered_years(days, frame.calendar):
        yield say("note.years", years="、".join(map(str, years)))


def _credit_notes(frame: Frame) -> Iterator[str]:
    if frame.credit is None or SiteRole.CREDIT not in frame.scheme.counting.published_where:
        return
    proofs = [absence_on_site(kind, frame.credit) for kind in Kind]
    if reasons := dict.fromkeys(proof.reason for proof in proofs if not proof.proved):
        yield say("note.credit_unread", reason="；".join(reasons))


def _reading_notes(readings: Sequence[LedgerReading | None]) -> Iterator[str]:
    for use, reading in zip(("ledger", "platform"), readings, strict=True):
        if reading is None:
            continue
        if reading.unreadable:
            files = "、".join(path for path, _ in reading.unreadable)
            yield say("note.unreadable", use=say(f"use.{use}"), files=files)
        if reading.unattributed:
            yield say("note.unattributed", use=say(f"use.{use}"), rows=reading.unattributed)
        if reading.strangers:
            yield say("note.strangers", use=say(f"use.{use}"), names="、".join(reading.strangers))
        if reading.shifts:
            places = [
                say("note.shifted_at", file=file, sheet=sheet, first=shift.first, orphan=shift.orphan)
                for file, sheet, shift in reading.shifts
            ]
            yield say("note.shifted", use=say(f"use.{use}"), count=len(places), places="、".join(places[:_MOST_PLACES]))


def _shift_notes(audits: Sequence[DepartmentAudit]) -> Iterator[str]:
    """Rows beside whose number the site shows the party of another row (宜信用办〔2020〕2号: 错位)."""
    found = {audit.department: sum(map(is_shifted, audit.matches)) for audit in audits}
    if shifted := {name: rows for name, rows in found.items() if rows}:
        told = "、".join(say("note.shifted_of", department=name, rows=rows) for name, rows in shifted.items())
        yield say("note.shifted_rows", rows=sum(shifted.values()), departments=told)


def _statistics_notes(frame: Frame) -> Iterator[str]:
    if frame.statistics.unknown:
        yield say("note.statistics_unknown", names="、".join(frame.statistics.unknown))
    if frame.statistics.strangers:
        yield say("note.statistics_strangers", names="、".join(frame.statistics.strangers))


def _back_filling_notes(frame: Frame, audits: Sequence[DepartmentAudit]) -> Iterator[str]:
    """What is still to be reported of the days the notice names (宜信用办〔2020〕2号 二.1)."""
    asked = frame.scheme.back_filling
    if asked is None:
        return
    days = [match.row.decision_date for audit in audits for match in audit.matches if match.on_platform is False]
    rows = sum(day is not None and asked.start <= day <= asked.end for day in days)
    if rows:
        yield say("note.back_filling", start=asked.start, end=asked.end, rows=rows, due=asked.due, clause=asked.clause)


def _row_notes(frame: Frame, audits: Sequence[DepartmentAudit], left_out: LeftOut) -> Iterator[str]:
    if left_out.outside:
        yield say("note.outside", rows=left_out.outside)
    if left_out.later:
        yield say("note.later", rows=left_out.later, as_of=frame.as_of)
    assumed = sum(ASSUMED_KIND in match.row.values for audit in audits for match in audit.matches)
    if assumed:
        yield say("note.kind_assumed", rows=assumed)


def _score_notes(scores: Sequence[Score]) -> Iterator[str]:
    if partly := [score.indicator for score in scores if score.points is not None and score.missing]:
        yield say("note.partly_scored", numbers="、".join(partly))
