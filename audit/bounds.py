"""Between which two ends a total lies while something is unscored: a total is never shown as if it were complete."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from audit.schemes.scheme import Indicator, Scheme
from disclosure.judgement import Score


@dataclass(frozen=True, slots=True)
class Bounds:
    """`upper` None: the scheme sets no upper end (积分不设上限)."""

    lower: Fraction
    upper: Fraction | None

    @property
    def is_settled(self) -> bool:
        return self.lower == self.upper


def total_bounds(scheme: Scheme, scores: Sequence[Score], *, of_region: bool) -> Bounds:
    """Of a department's own scores or the region's. What is unscored may turn out anything from its fewest points
    to its full ones; of a partly scored indicator, the part that is left."""
    indicators = {one.number: one for one in scheme.indicators}
    known = [(score, indicators[score.indicator]) for score in scores if score.indicator in indicators]
    parts = [score_bounds(score, one, one.full if of_region else one.own_full) for score, one in known]
    lower = sum((part.lower for part in parts), Fraction(0))
    uppers = [part.upper for part in parts]
    upper = None if None in uppers else sum((end for end in uppers if end is not None), Fraction(0))
    if (most := scheme.total_at_most) is not None:
        lower, upper = min(lower, most), most if upper is None else min(upper, most)
    return Bounds(lower, upper)


def score_bounds(score: Score, indicator: Indicator, full: Fraction) -> Bounds:
    """Of one score; `full`: the full points it may have had."""
    fewest = min(indicator.at_least, Fraction(0))
    if score.points is None:
        return Bounds(fewest, None if indicator.uncapped else max(full, Fraction(0)))
    if not score.missing:
        return Bounds(score.points, score.points)
    left = max(full - score.full, Fraction(0))
    return Bounds(score.points + fewest, None if indicator.uncapped else score.points + left)
