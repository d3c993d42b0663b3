"""Two audits of the same crawl laid side by side: by two schemes, by two versions of one, or before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from fractions import Fraction

from audit.bounds import Bounds, total_bounds
from audit.schemes.scheme import Counting, Indicator, Scheme, Timing
from disclosure.judgement import AuditResult, DepartmentAudit, Rate, RowMatch, Score


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreChange:
    """One indicator of a unit (`unit` empty: the region). A side is None where that audit does not ask it. `rule`:
    whether what the two schemes say of it differs."""

    unit: str
    old: Score | None
    new: Score | None
    rule: bool

    @property
    def gain(self) -> Fraction | None:
        """Points more than before; None where one side is not scored."""
        if self.old is None or self.new is None or self.old.points is None or self.new.points is None:
            return None
        return self.new.points - self.old.points

    @property
    def is_same(self) -> bool:
        sides = [(one.points, one.full) if one else None for one in (self.old, self.new)]
        return sides[0] == sides[1] and not self.rule


@dataclass(frozen=True, slots=True, kw_only=True)
class RateChange:
    unit: str
    name: str
    old: Rate | None
    new: Rate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChange:
    """A rule of counting or timing that differs, by its key in the scheme file."""

    key: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTotals:
    """None where a scheme gives no points."""

    unit: str
    old: Bounds | None
    new: Bounds | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """`rows`: by unit, how many ledger rows went from one status to another. Totals: the region first."""

    rules: tuple[RuleChange, ...]
    totals: tuple[UnitTotals, ...]
    scores: tuple[ScoreChange, ...]
    rates: tuple[RateChange, ...]
    rows: Mapping[str, Mapping[tuple[str, str], int]]


def compare(old: AuditResult, new: AuditResult, old_rules: Scheme, new_rules: Scheme) -> Comparison:
    """Region first, then the units in the old audit's order. Rates and rows that stayed are left out; scores are not,
    so that old and new can be read side by side."""
    before = {audit.department: audit for audit in old.departments}
    after = {audit.department: audit for audit in new.departments}
    units = list(dict.fromkeys((*before, *after)))
    scores = list(_scores("", old.scores, new.scores, old_rules, new_rules))
    rates = list(_rates("", old.region_rates, new.region_rates))
    totals = [_totals("", old.scores, new.scores, old_rules, new_rules)]
    rows: dict[str, Counter[tuple[str, str]]] = {}
    for unit in units:
        one, other = before.get(unit), after.get(unit)
        own_scores = (one.scores if one else (), other.scores if other else ())
        scores += _scores(unit, *own_scores, old_rules, new_rules)
        rates += _rates(unit, one.rates if one else {}, other.rates if other else {})
        totals.append(_totals(unit, *own_scores, old_rules, new_rules))
        rows[unit] = _rows(one, other)
    return Comparison(
        rules=tuple(_rules(old_rules, new_rules)),
        totals=tuple(totals),
        scores=tuple(scores),
        rates=tuple(rates),
        rows={unit: changed for unit, changed in rows.items() if changed},
    )


def _rules(old: Scheme, new: Scheme) -> list[RuleChange]:
    parts: tuple[tuple[str, Timing | Counting, Timing | Counting], ...] = (
        ("timing", old.timing, new.timing),
        ("counting", old.counting, new.counting),
    )
    return [
        RuleChange(key=f"{part}.{field.name}", old=_text(getattr(a, field.name)), new=_text(getattr(b, field.name)))
        for part, a, b in parts
        for field in fields(a)
        if getattr(a, field.name) != getattr(b, field.name) and "clause" not in field.name
    ]


def _text(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, tuple) else "" if value is None else str(value)


def _totals(unit: str, old: Sequence[Score], new: Sequence[Score], a: Scheme, b: Scheme) -> UnitTotals:
    of_region = not unit
    return UnitTotals(
        unit=unit,
        old=total_bounds(a, old, of_region=of_region) if a.gives_points and old else None,
        new=total_bounds(b, new, of_region=of_region) if b.gives_points and new else None,
    )


def _scores(unit: str, old: Sequence[Score], new: Sequence[Score], a: Scheme, b: Scheme) -> list[ScoreChange]:
    pairs = _pairs(a, b)
    theirs = {score.indicator: score for score in new}
    found = [_score_change(unit, score, theirs.pop(pairs.get(score.indicator, ""), None), a, b) for score in old]
    return [*found, *(_score_change(unit, None, score, a, b) for score in theirs.values())]


def _pairs(a: Scheme, b: Scheme) -> dict[str, str]:
    """Numbers of the one to numbers of the other: indicators of the same title, or of the same number and the same
    kind of formula. Notices that have nothing to do with one another share numbers by chance."""
    left = {one.number: one for one in b.indicators}
    found: dict[str, str] = {}
    for same in (_same_title, _same_number):
        for one in a.indicators:
            other = next((other for other in left.values() if same(one, other)), None)
            if one.number not in found and other is not None:
                found[one.number] = other.number
                del left[other.number]
    return found


def _same_title(one: Indicator, other: Indicator) -> bool:
    return one.title == other.title


def _same_number(one: Indicator, other: Indicator) -> bool:
    return one.number == other.number and type(one.formula) is type(other.formula) and one.level == other.level


def _score_change(unit: str, old: Score | None, new: Score | None, a: Scheme, b: Scheme) -> ScoreChange:
    before = next((one for one in a.indicators if old and one.number == old.indicator), None)
    after = next((one for one in b.indicators if new and one.number == new.indicator), None)
    return ScoreChange(unit=unit, old=old, new=new, rule=_rule(before) != _rule(after))


def _rule(indicator: Indicator | None) -> tuple[object, ...] | None:
    if indicator is None:
        return None
    return indicator.formula, indicator.full, indicator.each, indicator.gather, indicator.clause


def _rates(unit: str, old: Mapping[str, Rate], new: Mapping[str, Rate]) -> list[RateChange]:
    names = dict.fromkeys((*old, *new))
    changes = [RateChange(unit=unit, name=name, old=old.get(name), new=new.get(name)) for name in names]
    return [one for one in changes if _counts(one.old) != _counts(one.new)]


def _counts(rate: Rate | None) -> tuple[int, int]:
    return (rate.numerator, rate.denominator) if rate else (0, 0)


def _rows(old: DepartmentAudit | None, new: DepartmentAudit | None) -> Counter[tuple[str, str]]:
    after = {_place(match): match.status.value for match in (new.matches if new else ())}
    pairs = ((match.status.value, after.get(_place(match), "")) for match in (old.matches if old else ()))
    return Counter(pair for pair in pairs if pair[0] != pair[1])


def _place(match: RowMatch) -> tuple[str, str, int]:
    return match.row.file, match.row.sheet, match.row.row
