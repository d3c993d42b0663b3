"""Whether an indicator is asked of a department or region at all, and a person's own ruling where it could not be
judged."""

from __future__ import annotations

from fractions import Fraction

from audit.figures import plain_number
from audit.schemes.asked import ruling
from audit.schemes.formulas import apply_formula
from audit.schemes.known import Known, Outcome
from audit.schemes.scheme import Indicator
from audit.wording import say
from disclosure.period import Period


def is_asked(indicator: Indicator, known: Known) -> bool:
    """Not in a period without any of its months, not of a department of another level."""
    if indicator.months and known.time is not None and not _has_month(indicator.months, known.time.period):
        return False
    other_unit = indicator.units and known.unit and known.unit not in indicator.units
    return not (known.department is not None and other_unit)


def judge(indicator: Indicator, known: Known) -> Outcome:
    """The formula's outcome; where that is unscored, the points a person entered with their ground."""
    if indicator.units and known.department is not None and not known.unit:
        return Outcome(points=None, missing=say("missing.unit", units="、".join(indicator.units)))
    outcome = apply_formula(indicator.formula, known, indicator.own_full)
    return outcome if outcome.points is not None else _ruled(indicator, known, outcome)


def _ruled(indicator: Indicator, known: Known, outcome: Outcome) -> Outcome:
    name = ruling(indicator.number)
    given = known.answers.get(name, ())
    if not given or not isinstance(given[0].value, Fraction):
        return outcome
    points, ground = given[0].value, given[0].ground
    if not ground:
        return Outcome(points=None, missing=f"{outcome.missing}；{say('missing.ruling_without_ground', name=name)}")
    least, most = indicator.at_least, indicator.own_full
    if points < least or (points > most and not indicator.uncapped):
        told = {"points": plain_number(points), "least": plain_number(least), "most": plain_number(most)}
        return Outcome(points=None, missing=f"{outcome.missing}；{say('missing.ruling_outside', name=name, **told)}")
    return Outcome(points=points, grounds=say("grounds.ruling", points=plain_number(points), ground=ground))


def _has_month(months: tuple[int, ...], period: Period) -> bool:
    first, last = (day.year * 12 + day.month - 1 for day in (period.start, period.end))
    return any(at % 12 + 1 in months for at in range(first, last + 1))
