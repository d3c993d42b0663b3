"""What stands in a ranking: a unit's figure, and between which ends it lies while something is unscored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from audit.bounds import total_bounds
from audit.figures import rate_text
from audit.rankings.results import PeriodResult, UnitResult
from audit.rates.six_rates import add_up
from audit.schemes.comparing_tables import TOTAL
from audit.schemes.known import Known
from audit.schemes.ranking_rules import Ranking
from audit.schemes.scheme import Scheme
from audit.schemes.scoring import score_region, total_of
from disclosure.judgement import Rate, Score


@dataclass(frozen=True, slots=True, kw_only=True)
class RankEntry:
    """`figure` None: nothing is known that could be ranked. `upper` None: no end. `told`: how the figure is made up;
    `open`: what is still unscored."""

    name: str
    figure: Fraction | None
    lower: Fraction = Fraction(0)
    upper: Fraction | None = None
    told: str = ""
    open: tuple[str, ...] = ()

    @classmethod
    def settled(cls, name: str, figure: Fraction, told: str = "") -> RankEntry:
        return cls(name=name, figure=figure, lower=figure, upper=figure, told=told)


def entries_of(ranking: Ranking, scheme: Scheme, results: Sequence[PeriodResult]) -> tuple[RankEntry, ...]:
    """Of the assessments of one period. Units whose level the ranking does not name are not in it."""
    if ranking.of == "assessment":
        return tuple(_of_scores(result.name, scheme, result.scores, of_region=True) for result in results)
    units = [unit for result in results for unit in result.units if is_ranked(ranking, unit)]
    if ranking.of == "department":
        return tuple(_of_unit(ranking, scheme, unit) for unit in units)
    by_region = groupby(sorted(units, key=lambda unit: unit.region), key=lambda unit: unit.region)
    return tuple(_of_region(ranking, scheme, name, list(group)) for name, group in by_region if name)


def is_ranked(ranking: Ranking, unit: UnitResult) -> bool:
    return not ranking.levels or unit.level in ranking.levels


def _of_unit(ranking: Ranking, scheme: Scheme, unit: UnitResult) -> RankEntry:
    if ranking.by == TOTAL:
        return _of_scores(unit.name, scheme, unit.scores, of_region=False)
    return _of_figure(ranking.by, unit.name, unit.rates, unit.counts)


def _of_region(ranking: Ranking, scheme: Scheme, name: str, units: Sequence[UnitResult]) -> RankEntry:
    """A county stands by the scores of its units, gathered as the scheme gathers those of a region."""
    rates = add_up([unit.rates for unit in units], list(dict.fromkeys(rate for unit in units for rate in unit.rates)))
    if ranking.by == TOTAL:
        region = Known(department=None, sites={}, rates=rates)
        scores = score_region(scheme, region, {unit.name: unit.scores for unit in units})
        return _of_scores(name, scheme, scores, of_region=True)
    counts = {key: sum(unit.counts.get(key, 0) for unit in units) for unit in units for key in unit.counts}
    return _of_figure(ranking.by, name, rates, counts)


def _of_scores(name: str, scheme: Scheme, scores: Sequence[Score], *, of_region: bool) -> RankEntry:
    if not scores:
        return RankEntry(name=name, figure=None)
    total = total_of(scores, scheme.total_at_most)
    bounds = total_bounds(scheme, scores, of_region=of_region)
    missing = tuple(score.indicator for score in scores if score.points is None or score.missing)
    figure = total.points if len(total.unscored) < len(scores) else None
    return RankEntry(name=name, figure=figure, lower=bounds.lower, upper=bounds.upper, open=missing)


def _of_figure(by: str, name: str, rates: Mapping[str, Rate], counts: Mapping[str, int]) -> RankEntry:
    """A name that is a rate's and a count's is the rate; one without rows (0/0) is not ranked."""
    if by in rates:
        rate = rates[by]
        return (
            RankEntry(name=name, figure=None)
            if rate.value is None
            else RankEntry.settled(name, rate.value, rate_text(rate))
        )
    if by in counts:
        return RankEntry.settled(name, Fraction(counts[by]))
    return RankEntry(name=name, figure=None)
