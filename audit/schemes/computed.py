"""Points by the scheme's own arithmetic, and by what others answered."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from audit.figures import plain_number
from audit.schemes.expressions import Expression
from audit.schemes.known import Known, Outcome
from audit.schemes.scheme import AnswerCases, Branch, Computed
from audit.wording import say


def by_arithmetic(formula: Computed, known: Known, full: Fraction) -> Outcome:
    """The first branch that holds. A figure that nobody supplied leaves the indicator unscored, and is named."""
    used: dict[str, None] = {}
    for branch in formula.branches:
        for asked in filter(None, (branch.when, branch.points)):
            if lacking := known.figures.lacking(asked):
                return Outcome(points=None, missing="；".join(dict.fromkeys(lacking)))
            used |= dict.fromkeys(asked.names)
            value = _value(asked, known)
            if value is None:
                said = say("grounds.division", text=asked.text, figures=_shown(known, used))
                return _divided_by_nothing(formula, full, said)
            if asked is branch.points:
                return _points(formula, branch, value, full, _shown(known, used))
            if not value:
                break
    return Outcome(points=None, missing=say("missing.no_branch"))


def _value(expression: Expression, known: Known) -> Fraction | None:
    """None where something would be divided by 0."""
    try:
        return expression.value(known.figures.values)
    except ZeroDivisionError:
        return None


def _shown(known: Known, names: Iterable[str]) -> str:
    return "；".join(known.figures.told[name] for name in names)


def _points(formula: Computed, branch: Branch, raw: Fraction, full: Fraction, shown: str) -> Outcome:
    points = max(raw, formula.at_least) if formula.uncapped else max(min(raw, full), formula.at_least)
    key = "grounds.computed" if points == raw else "grounds.computed_capped"
    said = say(key, text=branch.points.text, raw=plain_number(raw), points=plain_number(points), figures=shown)
    return Outcome(points=points, grounds=said)


def _divided_by_nothing(formula: Computed, full: Fraction, said: str) -> Outcome:
    if formula.when_empty == "unscored":
        return Outcome(points=None, missing=said)
    return Outcome(points=full if formula.when_empty == "full" else Fraction(0), grounds=said)


def by_answer(formula: AnswerCases, known: Known) -> Outcome:
    given = known.answers.get(formula.statistic, ())
    if not given:
        return Outcome(points=None, missing=known.figures.missing.get(formula.statistic, formula.statistic))
    answer = given[0]
    case = next((case for case in formula.cases if case.answer == answer.value), None)
    if case is None:
        return Outcome(points=None, missing=say("missing.no_case", name=formula.statistic, answer=answer.value))
    grounds = say("grounds.answer", says=case.says, name=formula.statistic, ground=answer.ground or answer.place)
    return Outcome(points=case.points, grounds=grounds)
