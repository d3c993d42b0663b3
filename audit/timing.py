"""In time, late or omitted: one decision day against the day it was published or reported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from audit.schemes.scheme import Timing
from audit.wording import say
from disclosure.vocabulary import RowStatus
from disclosure.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Timed:
    """`working_days` from decision to publication; None where it could not be counted."""

    status: RowStatus
    working_days: int | None
    note: str = ""


def time_row(decision: date | None, done: date | None, timing: Timing, calendar: WorkCalendar) -> Timed:
    """Status of a row that was published (or reported) on `done`.

    Counted from the day after the decision (or that day itself, as the scheme says) to the last working day of the
    limit; a publication on a day off before that day is in time. An outer limit counts calendar days.
    """
    if decision is None:
        return Timed(RowStatus.NOT_JUDGED, None, say("timing.no_decision_date"))
    if done is None:
        return Timed(RowStatus.UNDATED, None, say("timing.no_publication_date"))
    if done < decision:
        return Timed(RowStatus.NOT_JUDGED, None, say("timing.before_decision", done=done, decision=decision))
    return _time_dated(decision, done, timing, calendar)


def _time_dated(decision: date, done: date, timing: Timing, calendar: WorkCalendar) -> Timed:
    days = calendar.working_days(decision, done, timing.count_from)
    deadline = calendar.deadline(decision, timing.limit, timing.count_from)
    if days is None or deadline is None:
        return Timed(RowStatus.NOT_JUDGED, None, say("timing.year_not_covered", decision=decision, done=done))
    if done <= deadline:
        return Timed(RowStatus.ON_TIME, days)
    passed = (done - decision).days
    if timing.outer_limit is not None and passed > timing.outer_limit:
        note = say("timing.omitted", days=passed, limit=timing.outer_limit)
        return Timed(RowStatus.OMITTED, days, note)
    return Timed(RowStatus.LATE, days, say("timing.late", deadline=deadline, days=days, limit=timing.limit))


def is_due(decision: date, as_of: date, timing: Timing, calendar: WorkCalendar) -> bool:
    """Whether the limit had run out before the assessment was made."""
    deadline = calendar.deadline(decision, timing.limit, timing.count_from)
    # Beyond the holiday table: no run of days off is so long that three times the limit does not cover it.
    return as_of > (deadline or decision + timedelta(days=3 * timing.limit))


def uncovered_years(days: list[date | None], calendar: WorkCalendar) -> list[int]:
    """Years of these days for which there is no holiday table."""
    return sorted({day.year for day in days if day and not calendar.covers(day)})
