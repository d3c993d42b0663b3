"""Points that fall with every working day of delay (长治2022: 每延迟一个工作日积分少1分，超出10个工作日，不积分)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from audit.figures import plain_number
from audit.schemes.asked import NOT_DONE, NOTHING_TO_DO, Answer
from audit.schemes.known import Known, Outcome, Time
from audit.schemes.scheme import Delay, Due
from audit.wording import say


@dataclass(frozen=True, slots=True)
class _Late:
    """Working days after the due day; None with the reason where they cannot be counted."""

    days: int | None
    said: str


def by_delay(formula: Delay, known: Known, full: Fraction) -> Outcome:
    """Several entries: each with its own full points, or all taking from one. One that cannot be judged leaves
    the indicator unscored."""
    entries = known.answers.get(formula.statistic, ())
    if not entries or known.time is None:
        return Outcome(points=None, missing=known.figures.missing.get(formula.statistic, formula.statistic))
    if all(entry.value == NOTHING_TO_DO for entry in entries):
        return _nothing_to_do(formula, full, "、".join(entry.ground for entry in entries if entry.ground))
    entries = [entry for entry in entries if entry.value != NOTHING_TO_DO]
    lates = [_late(entry, formula.due, known.time) for entry in entries]
    if unknown := [late.said for late in lates if late.days is None]:
        return Outcome(points=None, missing="；".join(unknown))
    lost = [_lost(formula, late.days or 0, full) for late in lates]
    said = "；".join(late.said for late in lates)
    whole = full * len(entries) if formula.each_full else full
    points = max(whole - sum(lost, Fraction(0)), Fraction(0))
    grounds = say("grounds.delay", per_day=plain_number(formula.per_day), said=said, points=plain_number(points))
    return Outcome(points=points, grounds=grounds, full=whole)


def _nothing_to_do(formula: Delay, full: Fraction, ground: str) -> Outcome:
    said = say("grounds.nothing_to_do", name=formula.statistic, ground=ground)
    if formula.when_none == "unscored":
        return Outcome(points=None, missing=said)
    return Outcome(points=full if formula.when_none == "full" else Fraction(0), grounds=said)


def _lost(formula: Delay, days: int, full: Fraction) -> Fraction:
    if formula.nothing_after is not None and days > formula.nothing_after:
        return full
    return min(formula.per_day * days, full)


def _late(entry: Answer, due: Due, time: Time) -> _Late:
    last = _due_day(entry, due, time)
    if last is None:
        return _Late(None, say("missing.due_day", place=entry.place))
    if isinstance(entry.value, date):
        done, key = entry.value, "grounds.done_on"
    elif entry.value == NOT_DONE:
        # what is still not done is late up to the day of the assessment, not for good
        done, key = time.as_of, "grounds.not_done_by"
    else:
        return _Late(None, say("missing.not_a_day", place=entry.place))
    days = 0 if done <= last else time.calendar.working_days(last, done)
    if days is None:
        return _Late(None, say("missing.calendar", day=done))
    return _Late(days, say(key, due=last, done=done, days=days, ground=entry.ground))


def _due_day(entry: Answer, due: Due, time: Time) -> date | None:
    if due.in_worksheet:
        return entry.due
    if due.month_day is not None:
        return date(time.period.end.year, *due.month_day)
    return time.calendar.deadline(time.period.end, due.working_day or 0)
