"""Entries and results that a ranking's tests are made of."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from audit.rankings import PeriodResult, RankedPeriod, RankEntry, UnitResult
from disclosure.judgement import Score
from disclosure.period import parse_period


def entry(name: str, figure: float | str, upper: float | None = None, *, no_end: bool = False) -> RankEntry:
    """Settled at `figure`, or open up to `upper` (or with no end)."""
    own = Fraction(str(figure))
    if upper is None and not no_end:
        return RankEntry.settled(name, own)
    end = None if no_end else Fraction(str(upper))
    return RankEntry(name=name, figure=own, lower=own, upper=end, open=("5",))


def score(indicator: str, points: float | Fraction | None, full: float = 10) -> Score:
    return Score(
        indicator=indicator,
        title=indicator,
        points=None if points is None else Fraction(points),
        full=Fraction(full),
        grounds="",
        missing="没有数据" if points is None else "",
    )


def unit(name: str, *scores: Score, **more: Any) -> UnitResult:
    return UnitResult(**({"name": name, "region": "", "level": "", "scores": scores, "rates": {}, "counts": {}} | more))


def result(scheme: str, period: str, *units: UnitResult, name: str = "示范市") -> PeriodResult:
    days = parse_period(period)
    return PeriodResult(name=name, scheme=scheme, period=days, as_of=date(2030, 1, 1), units=units)


def followed(period: RankedPeriod, words: str) -> list[str]:
    """Who the ranking says `words` of for certain."""
    return [one.place.entry.name for one in period.units if any(words in said for said in one.follows)]


def undecided(period: RankedPeriod, words: str) -> list[str]:
    return [one.place.entry.name for one in period.units if any(words in said for said in one.open)]
