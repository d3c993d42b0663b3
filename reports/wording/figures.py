"""How rates and points are printed: every figure beside what it was made of."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from audit.figures import format_percent, half_up
from disclosure.judgement import Rate, Score
from reports.wording.words import word

NO_RATE = Rate(0, 0)


def percent(rate: Rate, zero_prints: str) -> str:
    return format_percent(rate, zero_prints)


def fraction(rate: Rate) -> str:
    """`15/16`; 0/0 is printed too, for it says why there is no percentage."""
    return f"{rate.numerator}/{rate.denominator}"


def points(value: Fraction | None) -> str:
    """At most two decimals, half up, no trailing zeros: `9`, `0.5`, `88.17`; 未评分 for None."""
    if value is None:
        return word("phrase", "unscored")
    text = f"{half_up(value, 2):f}"
    return text.rstrip("0").rstrip(".") or "0"


def points_of(score: Score) -> str:
    return f"{points(score.points)}/{points(score.full)}"


def lost(score: Score) -> Fraction:
    """Points short of full (or taken off); 0 where the score was not given at all."""
    return Fraction(0) if score.points is None else max(score.full - score.points, Fraction(0))


def sum_of_points(scores: tuple[Score, ...]) -> tuple[Fraction, Fraction] | None:
    """Points and full points of what was scored; None where nothing was."""
    given = [(score.points, score.full) for score in scores if score.points is not None]
    if not given:
        return None
    return sum((got for got, _ in given), Fraction(0)), sum((full for _, full in given), Fraction(0))


def rate_of(rates: Mapping[str, Rate], name: str) -> Rate:
    return rates.get(name, NO_RATE)
