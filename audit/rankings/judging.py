"""Every ranking of a scheme, period by period and for the year, with what follows for each unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from audit.rankings.entries import RankEntry, entries_of
from audit.rankings.places import Place, Sure, places, stands
from audit.rankings.results import PeriodResult
from audit.rankings.spans import Span, before, earlier_in_year, span, told
from audit.rankings.yearly import year_entries
from audit.schemes.ranking_rules import RankConsequence, Ranking
from audit.schemes.scheme import Scheme
from audit.wording import say

Entries = Mapping[Span, tuple[RankEntry, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedUnit:
    """`follows`: what the notice says follows; `open`: what may follow, and what it depends on."""

    place: Place
    follows: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedPeriod:
    """One ranking of one period, or (`label` a year) of the year."""

    ranking: Ranking
    days: Span
    label: str
    units: tuple[RankedUnit, ...]


def judge_rankings(
    scheme: Scheme, results: Sequence[PeriodResult], earlier: Mapping[str, Entries] | None = None
) -> tuple[RankedPeriod, ...]:
    """The scheme's rankings in its order, periods from first to last. `earlier`: entries of rankings already
    published, by the ranking's name."""
    ranked: list[RankedPeriod] = []
    for ranking in scheme.rankings:
        given = dict((earlier or {}).get(ranking.name, {}))
        own = _by_year(ranking, scheme, results) if ranking.over == "year" else _by_period(ranking, scheme, results)
        ranked += _judged(ranking, {**given, **own})
    return tuple(ranked)


def _by_period(ranking: Ranking, scheme: Scheme, results: Sequence[PeriodResult]) -> dict[Span, tuple[RankEntry, ...]]:
    ordered = sorted(results, key=lambda one: span(one.period))
    groups = groupby(ordered, key=lambda one: span(one.period))
    return {days: entries_of(ranking, scheme, list(group)) for days, group in groups}


def _by_year(ranking: Ranking, scheme: Scheme, results: Sequence[PeriodResult]) -> dict[Span, tuple[RankEntry, ...]]:
    within = [one for one in results if one.period.start.year == one.period.end.year]
    groups = groupby(sorted(within, key=lambda one: span(one.period)), key=lambda one: one.period.end.year)
    found = {}
    for year, group in groups:
        days = (group_days := list(group))[0].period.start.replace(year=year, month=1, day=1)
        found[days, days.replace(month=12, day=31)] = year_entries(ranking, scheme, group_days)
    return found


def _judged(ranking: Ranking, entries: Entries) -> list[RankedPeriod]:
    placed = {days: places(entries[days], ranking.order) for days in sorted(entries)}
    return [
        RankedPeriod(
            ranking=ranking,
            days=days,
            label=str(days[0].year) if ranking.over == "year" else told(days),
            units=tuple(_unit(ranking, place, days, placed) for place in here),
        )
        for days, here in placed.items()
        if here
    ]


def _unit(ranking: Ranking, place: Place, days: Span, placed: Mapping[Span, tuple[Place, ...]]) -> RankedUnit:
    follows: list[str] = []
    maybe: list[str] = []
    for rule in ranking.consequences:
        sure, why = _holds(rule, place, days, placed)
        if sure == "yes":
            follows.append(say("ranking.follows", says=rule.says, clause=rule.clause))
        elif sure == "open":
            maybe.append(say("ranking.open", says=rule.says, why=why, clause=rule.clause))
    return RankedUnit(place=place, follows=tuple(follows), open=tuple(maybe))


def _holds(
    rule: RankConsequence, place: Place, days: Span, placed: Mapping[Span, tuple[Place, ...]]
) -> tuple[Sure, str]:
    here = _stands_in(rule, place.entry.name, placed[days])
    if here == "no" or rule.times == 1:
        return here, _why(place) if here == "open" else ""
    others = earlier_in_year(days) if rule.within == "year" else _running(days, rule.times - 1)
    known = {other: _stands_in(rule, place.entry.name, placed[other]) for other in others if other in placed}
    unknown = [told(other) for other in others if other not in placed]
    needed = rule.times - 1
    sure = sum(found == "yes" for found in known.values())
    possible = sure + sum(found == "open" for found in known.values()) + len(unknown)
    if here == "yes" and sure >= needed:
        return "yes", ""
    if possible < needed:
        return "no", ""
    reasons = [_why(place)] if here == "open" else []
    reasons += [say("ranking.open_then", period=told(other)) for other, found in known.items() if found == "open"]
    reasons += [say("ranking.no_history", periods="、".join(unknown))] if unknown else []
    return "open", "；".join(reasons)


def _running(days: Span, times: int) -> list[Span]:
    found: list[Span] = []
    one = before(days)
    while one is not None and len(found) < times:
        found.append(one)
        one = before(one)
    return found


def _stands_in(rule: RankConsequence, name: str, here: Sequence[Place]) -> Sure:
    place = next((place for place in here if place.entry.name == name), None)
    return "no" if place is None else stands(rule, place, len(here))


def _why(place: Place) -> str:
    if place.entry.open:
        return say("ranking.unscored", numbers="、".join(place.entry.open))
    return say("ranking.tied") if place.tied else say("ranking.others_open")
