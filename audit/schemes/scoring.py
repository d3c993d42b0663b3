"""Scores of departments and of the region, and their total, by the scheme's indicators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from audit.figures import plain_number
from audit.schemes.asking import is_asked, judge
from audit.schemes.gathered_grounds import lost_and_unscored, missing_of, said_by_all
from audit.schemes.known import Known, Outcome
from audit.schemes.scheme import Indicator, Scheme
from audit.wording import say
from disclosure.judgement import Score, Total


def score_department(scheme: Scheme, known: Known) -> tuple[Score, ...]:
    """The department's own points (each at most the indicator's `each`) of the department-level
    indicators that are asked of it in this period."""
    return tuple(
        _score(indicator, judge(indicator, known), indicator.each)
        for indicator in scheme.indicators
        if indicator.level == "department" and is_asked(indicator, known)
    )


def score_region(scheme: Scheme, region: Known, departments: Mapping[str, Sequence[Score]]) -> tuple[Score, ...]:
    """One score an indicator; department-level ones are the departments' points, scaled to the indicator.

    `full` of such a score is only the part of the departments that could be scored.
    """
    return tuple(
        _gathered(indicator, departments, region)
        if indicator.level == "department"
        else _score(indicator, judge(indicator, region), indicator.full)
        for indicator in scheme.indicators
        if is_asked(indicator, region) and (indicator.level == "region" or _has_any(indicator, departments))
    )


def _has_any(indicator: Indicator, departments: Mapping[str, Sequence[Score]]) -> bool:
    """Whether it is asked of any department; with no departments at all, it is (and cannot be scored)."""
    numbers = {score.indicator for scores in departments.values() for score in scores}
    return not departments or indicator.number in numbers


def total_of(scores: Sequence[Score], at_most: Fraction | None = None) -> Total:
    """Points over the full points of what was scored, and the numbers of what was not. `at_most`: what all points
    together count at most (加分后总分超过100分的，以100分计)."""
    scored = [score for score in scores if score.points is not None]
    points = sum((score.points or Fraction(0) for score in scored), Fraction(0))
    return Total(
        points=points if at_most is None else min(points, at_most),
        full=sum((score.full for score in scored), Fraction(0)),
        unscored=tuple(score.indicator for score in scores if score.points is None),
    )


def _score(indicator: Indicator, outcome: Outcome, full: Fraction) -> Score:
    grounds = outcome.grounds
    if outcome.points is None:
        grounds = say("grounds.unscored", missing=outcome.missing)
    return Score(
        indicator=indicator.number,
        title=indicator.title,
        points=outcome.points,
        full=full if outcome.full is None else outcome.full,
        grounds=grounds + _ambiguity(indicator),
        clause=indicator.clause,
        information_source=indicator.information_source,
        evidence=outcome.evidence,
        missing=outcome.missing if outcome.points is None else "",
    )


def _pooled(indicator: Indicator, own: Mapping[str, Score], region: Known) -> Score | None:
    """The formula on the sums of all rows (运信用办〔2021〕25号 二（五）: 数量之和/数量之和); None where that cannot be
    had."""
    outcome = judge(indicator, region) if indicator.gather == "pooled" and not indicator.units else None
    if outcome is None or outcome.points is None:
        return None
    unscored = {department: score for department, score in own.items() if score.points is None}
    scored = {department: score for department, score in own.items() if score.points is not None}
    # departments that could not be judged: their share of the points is neither won nor lost
    share = Fraction(len(scored), len(own))
    points = outcome.points * share * (indicator.full / indicator.each if indicator.full else 1)
    grounds = say("grounds.pooled", departments=len(scored), grounds=outcome.grounds)
    pooled = _score(indicator, replace(outcome, points=points, grounds=grounds), indicator.full * share)
    lines = lost_and_unscored(scored, unscored, said_by_all(score.grounds for score in scored.values()))
    return replace(pooled, grounds=pooled.grounds + lines, missing=missing_of(unscored))


def _gathered(indicator: Indicator, departments: Mapping[str, Sequence[Score]], region: Known) -> Score:
    own = {
        department: score
        for department, scores in departments.items()
        for score in scores
        if score.indicator == indicator.number
    }
    if (pooled := _pooled(indicator, own, region)) is not None:
        return pooled
    scored = {department: score for department, score in own.items() if score.points is not None}
    unscored = {department: score for department, score in own.items() if score.points is None}
    missing = missing_of(unscored)
    if not scored:
        missing = missing or say("missing.no_departments")
        return _score(indicator, Outcome(points=None, missing=missing), indicator.full)
    # The guide samples five departments at one point each; a list of N departments is scaled to the same
    # full.
    # A deduction or bonus has no full points: the region's is the departments' mean.
    scale = (indicator.full / indicator.each if indicator.full else Fraction(1)) / len(own)
    gained = sum((score.points or Fraction(0) for score in scored.values()), Fraction(0))
    own_words = {department: _without_ambiguity(indicator, score) for department, score in scored.items()}
    rule = said_by_all(score.grounds for score in own_words.values())
    outcome = Outcome(
        points=gained * scale,
        grounds=_gathered_sentence(indicator, len(own), scored, rule),
        evidence=tuple(dict.fromkeys(path for score in scored.values() for path in score.evidence)),
    )
    score = _score(indicator, outcome, scale * sum((score.full for score in scored.values()), Fraction(0)))
    return replace(score, grounds=score.grounds + lost_and_unscored(own_words, unscored, rule), missing=missing)


def _without_ambiguity(indicator: Indicator, score: Score) -> Score:
    """The region's own sentence says what is open in the source; no need to say it for each department."""
    return replace(score, grounds=score.grounds.removesuffix(_ambiguity(indicator)))


def _ambiguity(indicator: Indicator) -> str:
    return say("grounds.ambiguity", text=indicator.ambiguity) if indicator.ambiguity else ""


def _gathered_sentence(indicator: Indicator, departments: int, scored: Mapping[str, Score], rule: str) -> str:
    lost_nothing = all((score.points or Fraction(0)) >= score.full for score in scored.values())
    return say(
        "grounds.gathered",
        departments=departments,
        scored=len(scored),
        full=plain_number(indicator.full),
        each=plain_number(indicator.full / departments),
        rule=say("grounds.nothing_lost") if lost_nothing else rule,
    )
