"""What the report must say beside the figures: what was left out, could not be checked, or was assumed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.absence import absence_on_site
from audit.department_case import Frame
from audit.ledgers import LedgerReading
from audit.matching import ASSUMED_KIND
from audit.timing import uncovered_years
from audit.wording import say
from disclosure.judgement import DepartmentAudit, Score
from disclosure.vocabulary import Kind, SiteRole


def notes_of(
    frame: Frame,
    audits: Sequence[DepartmentAudit],
    scores: Sequence[Score],
    outside: int,
    readings: Sequence[LedgerReading | None],
) -> tuple[str, ...]:
    """Sentences for the head of the report, most important first."""
    return (
        *_scheme_notes(frame),
        *_calendar_notes(frame, audits),
        *_credit_notes(frame),
        *_reading_notes(readings),
        *_row_notes(audits, outside),
        *_score_notes(scores),
    )


def _scheme_notes(frame: Frame) -> Iterator[str]:
    start, end = frame.scheme.in_force_from, frame.scheme.in_force_to
    if start and frame.period.end < start:
        yield say("note.not_yet_in_force", period=frame.period.label, day=start)
    if end and frame.period.start > end:
        yield say("note.no_longer_in_force", period=frame.period.label, day=end)


def _calendar_notes(frame: Frame, audits: Sequence[DepartmentAudit]) -> Iterator[str]:
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


def _row_notes(audits: Sequence[DepartmentAudit], outside: int) -> Iterator[str]:
    if outside:
        yield say("note.outside", rows=outside)
    assumed = sum(ASSUMED_KIND in match.row.values for audit in audits for match in audit.matches)
    if assumed:
        yield say("note.kind_assumed", rows=assumed)


def _score_notes(scores: Sequence[Score]) -> Iterator[str]:
    if partly := [score.indicator for score in scores if score.points is not None and score.missing]:
        yield say("note.partly_scored", numbers="、".join(partly))
