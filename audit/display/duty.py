"""Whether a ledger row had to be public on the day of the assessment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from audit.display.law import DisplayClass, DisplayLaw, laws_between
from audit.display.severity import possible_classes
from audit.wording import say
from disclosure.records import LedgerRow
from disclosure.vocabulary import Kind


class Stage(StrEnum):
    """`open`: what the ledger tells does not say whether it had to be public."""

    DUE = "due"
    NOT_PUBLIC = "not_public"
    OPEN = "open"
    MAY_BE_WITHDRAWN = "may_be_withdrawn"
    MUST_BE_GONE = "must_be_gone"


@dataclass(frozen=True, slots=True)
class Duty:
    """`reason`: a sentence with the rule and its day; "" where the row had to be public."""

    stage: Stage
    reason: str = ""


_DUE = Duty(Stage.DUE)


def duty_of(row: LedgerRow, as_of: date) -> Duty:
    """The duty to keep a row public on `as_of`. Permits, and decisions no rule speaks of, are always due.

    Every rule in force on some day between the decision and the assessment counts from its first day on: a
    penalty that any of them let be withdrawn may be gone (no false accusation).
    """
    if row.kind is not Kind.PENALTY or row.decision_date is None or row.decision_date > as_of:
        return _DUE
    laws = laws_between(row.decision_date, as_of)
    if not laws:
        return _DUE
    never = _never_public(row, row.decision_date, laws)
    if never is not None and never.stage is Stage.NOT_PUBLIC:
        return never
    return (
        _gone(row, row.decision_date, as_of, laws)
        or never
        or _withdrawable(row, row.decision_date, as_of, laws)
        or _DUE
    )


def _never_public(row: LedgerRow, decision: date, laws: tuple[DisplayLaw, ...]) -> Duty | None:
    """By the rule of the decision day."""
    law = next((law for law in laws if law.in_force_on(decision)), None)
    if law is None:
        return None
    closed = [one for one in possible_classes(row, law) if not one.normally_public]
    if not closed:
        return None
    if len(closed) == len(possible_classes(row, law)):
        return Duty(Stage.NOT_PUBLIC, say("display.not_public", name=closed[0].name, law=law.title))
    return Duty(Stage.OPEN, say("display.open", name=closed[0].name, law=law.title))


def _gone(row: LedgerRow, decision: date, as_of: date, laws: tuple[DisplayLaw, ...]) -> Duty | None:
    """Past the longest end of every class and rule."""
    end, law = last_end(decision, [(law, one) for law in laws for one in possible_classes(row, law)])
    return Duty(Stage.MUST_BE_GONE, say("display.must_be_gone", day=end, law=law.title)) if as_of > end else None


def _withdrawable(row: LedgerRow, decision: date, as_of: date, laws: tuple[DisplayLaw, ...]) -> Duty | None:
    """From the first day that a class of a rule in force allowed it."""
    days = [
        (max(law.in_force_from, one.shortest_end(decision)), law)
        for law in laws
        for one in possible_classes(row, law)
        if one.shortest_end(decision) <= (law.in_force_until or date.max)
    ]
    first, law = min(days, key=lambda found: found[0], default=(date.max, laws[0]))
    if as_of < first:
        return None
    return Duty(Stage.MAY_BE_WITHDRAWN, say("display.may_be_withdrawn", day=first, law=law.title))


def last_end(decision: date, classes: list[tuple[DisplayLaw, DisplayClass]]) -> tuple[date, DisplayLaw]:
    """The latest of the longest ends, and the rule it is of (the newest, where several say the same)."""
    return max(
        ((one.longest_end(decision), law) for law, one in classes), key=lambda end: (end[0], end[1].in_force_from)
    )
