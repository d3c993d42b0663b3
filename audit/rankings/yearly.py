"""A year's points out of its periods, by the parts of the scheme (长治2022: 平时90%、年终10%)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from audit.bounds import score_bounds
from audit.figures import plain_number
from audit.rankings.entries import RankEntry, is_ranked
from audit.rankings.results import PeriodResult
from audit.rankings.spans import months_of, span
from audit.schemes.ranking_rules import Ranking
from audit.schemes.scheme import Part, Scheme
from audit.wording import say
from disclosure.judgement import Score

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class _Sum:
    points: Fraction
    lower: Fraction
    upper: Fraction | None
    full: Fraction


def year_entries(ranking: Ranking, scheme: Scheme, results: Sequence[PeriodResult]) -> tuple[RankEntry, ...]:
    """Of the assessments of one year. Months that no assessment covers leave every total open."""
    units = {unit.name: None for result in results for unit in result.units if is_ranked(ranking, unit)}
    return tuple(_entry(name, scheme, results) for name in units)


def _entry(name: str, scheme: Scheme, results: Sequence[PeriodResult]) -> RankEntry:
    own = [(result, unit) for result in results for unit in result.units if unit.name == name]
    scores = [score for _, unit in own for score in unit.scores]
    if not scores:
        return RankEntry(name=name, figure=None)
    parts = scheme.parts or (Part(name="", weight=Fraction(1), clause=""),)
    sums = [(part, _combined(part, _sum(part, scheme, scores), len(own))) for part in parts]
    covered = {month for result, _ in own for month in months_of(span(result.period))}
    lacking = tuple(say("ranking.month", month=at) for at in range(1, _MONTHS + 1) if at not in covered)
    unscored = dict.fromkeys(score.indicator for score in scores if score.points is None or score.missing)
    uppers = [None if total.upper is None else total.upper * part.weight for part, total in sums]
    known = [upper for upper in uppers if upper is not None]
    return RankEntry(
        name=name,
        figure=sum((total.points * part.weight for part, total in sums), Fraction(0)),
        lower=sum((total.lower * part.weight for part, total in sums), Fraction(0)),
        upper=None if lacking or len(known) < len(uppers) else sum(known, Fraction(0)),
        told="＋".join(_told(part, total) for part, total in sums),
        open=(*lacking, *unscored),
    )


def _sum(part: Part, scheme: Scheme, scores: Sequence[Score]) -> _Sum:
    indicators = {one.number: one for one in scheme.indicators}
    own = [score for score in scores if score.indicator in indicators]
    own = [score for score in own if not part.name or indicators[score.indicator].part == part.name]
    ends = [score_bounds(score, indicators[score.indicator], indicators[score.indicator].own_full) for score in own]
    uppers = [end.upper for end in ends]
    return _Sum(
        points=sum((score.points or Fraction(0) for score in own), Fraction(0)),
        lower=sum((end.lower for end in ends), Fraction(0)),
        upper=None if None in uppers else sum((upper for upper in uppers if upper is not None), Fraction(0)),
        full=sum((score.full for score in own), Fraction(0)),
    )


def _combined(part: Part, total: _Sum, periods: int) -> _Sum:
    if part.combine == "sum":
        return total
    by = Fraction(1, periods) if part.combine == "mean" else Fraction(100) / total.full if total.full else Fraction(0)
    upper = None if total.upper is None else total.upper * by
    return _Sum(total.points * by, total.lower * by, upper, total.full * by)


def _told(part: Part, total: _Sum) -> str:
    name = part.name or say("ranking.all_points")
    return say("ranking.part", name=name, points=plain_number(total.points), weight=plain_number(part.weight * 100))
