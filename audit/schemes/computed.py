"""Points by the scheme's own arithmetic, and by what others answered."""

from __future__ import annotations

from fractions import Fraction

from audit.figures import plain_number
from audit.schemes.known import Known, Outcome
from audit.schemes.scheme import AnswerCases, Branch, Computed
from audit.wording import say


def by_arithmetic(formula: Computed, known: Known, full: Fraction) -> Outcome:
    """The first branch that holds. A figure that nobody supplied leaves the indicator unscored, and is named."""
    used: dict[str, None] = {}
    for branch in formula.branches:
        asked = [one for one in (branch.when, branch.points) if one is not None]
        if branch.when is not None:
            if lacking := known.figures.lacking(branch.when):
                return Outcome(points=None, missing="；".join(lacking))
            used |= dict.fromkeys(branch.when.names)
            if not branch.when.value(known.figures.values):
                continue
        if lacking := known.figures.lacking(branch.points):
            return Outcome(points=None, missing="；".join(dict.fromkeys(lacking)))
        used |= dict.fromkeys(name for one in asked for name in one.names)
        return _points(formula, branch, known, full, tuple(used))
    return Outcome(points=None, missing=say("missing.no_branch"))


def _points(formula: Computed, branch: Branch, known: Known, full: Fraction, used: tuple[str, ...]) -> Outcome:
    shown = "；".join(known.figures.told[name] for name in used)
    try:
        raw = branch.points.value(known.figures.values)
    except ZeroDivisionError:
        return _divided_by_nothing(formula, full, say("grounds.division", text=branch.points.text, figures=shown))
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
