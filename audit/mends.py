"""What would help most: for each department, what it can still mend, with the points that would win.

What cannot be undone (a row published late stays late) is no mend. What was not scored has cost nothing, and stands
last with the most it may give.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from audit.schemes.named_figures import KNOWN_RATES, rate_name
from audit.schemes.scheme import (
    AnswerCases,
    Computed,
    Formula,
    Indicator,
    RateShare,
    RateSteps,
    RecordInPeriod,
    Scheme,
    Several,
    VerdictCases,
)
from audit.wording import say
from disclosure.judgement import DepartmentAudit, Rate, RowMatch, Score
from disclosure.vocabulary import RowStatus

_AGAINST: dict[str, Callable[[RowMatch], bool]] = {
    "publicity": lambda match: match.status is RowStatus.NOT_FOUND,
    "on_time": lambda match: match.status in (RowStatus.LATE, RowStatus.OMITTED, RowStatus.NOT_FOUND),
    "late": lambda match: match.status is RowStatus.LATE,
    "omission": lambda match: match.status is RowStatus.OMITTED,
    "concealment": lambda match: match.on_platform is False and match.status is not RowStatus.EXCLUDED,
}
_MENDABLE = ("publicity", "site_publicity", "concealment", "compliance", "five_codes", "consistency")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """`gain`: points, at most; None where the scheme sets no end. `sure`: they were lost; else they were not
    scored yet. `rows`: the ledger rows it is about."""

    indicator: str
    title: str
    says: str
    gain: Fraction | None
    sure: bool
    rows: tuple[RowMatch, ...] = ()


def mends_of(scheme: Scheme, audit: DepartmentAudit) -> tuple[Mend, ...]:
    """Best first; what is only unscored comes after what was lost."""
    indicators = {one.number: one for one in scheme.indicators}
    known = [(score, indicators[score.indicator]) for score in audit.scores if score.indicator in indicators]
    found = [mend for score, one in known if (mend := _mend(score, one, audit)) is not None]
    return tuple(sorted(found, key=lambda mend: (not mend.sure, -(mend.gain or Fraction(0)))))


def rates_in(formula: Formula) -> tuple[str, ...]:
    """The rates that a formula hangs on."""
    match formula:
        case RateShare() | RateSteps():
            return (formula.rate,)
        case Computed():
            used = [one for branch in formula.branches for one in (branch.when, branch.points) if one is not None]
            names = {name for one in used for name in one.names}
            return tuple(rate for rate in KNOWN_RATES if rate_name(rate) in names)
        case Several():
            return tuple(dict.fromkeys(rate for one in formula.formulas for rate in rates_in(one)))
        case _:
            return ()


def rows_against(rate: str, matches: Sequence[RowMatch]) -> tuple[RowMatch, ...]:
    """The ledger rows that count against a rate; none where rows alone do not tell (compliance)."""
    against = _AGAINST.get(rate)
    return tuple(match for match in matches if against(match)) if against else ()


def _mend(score: Score, indicator: Indicator, audit: DepartmentAudit) -> Mend | None:
    if score.points is None:
        gain = None if indicator.uncapped else max(indicator.own_full, Fraction(0))
        needs = say("mend.unscored", missing=score.missing)
        return _made(indicator, needs, gain, sure=False) if gain is None or gain > 0 else None
    gain = indicator.own_full - score.points
    if gain <= 0:
        return None
    formula = indicator.formula
    match formula.formulas[0] if isinstance(formula, Several) else formula:
        case VerdictCases() as formula:
            return _made(indicator, _verdict_says(formula), _best(formula) - score.points)
        case RecordInPeriod():
            return _made(indicator, say("mend.record"), gain)
        case AnswerCases() as formula:
            return _made(indicator, say("mend.answer", name=formula.statistic), gain)
        case formula:
            rate = next((rate for rate in rates_in(formula) if rate in _MENDABLE), None)
    if rate is None:
        return None
    rows = rows_against(rate, audit.matches)
    short = len(rows) or _short(rate, audit)
    return _made(indicator, say(f"mend.{rate}", rows=short), gain, rows=rows) if short else None


def _made(
    indicator: Indicator, says: str, gain: Fraction | None, *, sure: bool = True, rows: tuple[RowMatch, ...] = ()
) -> Mend:
    return Mend(indicator=indicator.number, title=indicator.title, says=says, gain=gain, sure=sure, rows=rows)


def _verdict_says(formula: VerdictCases) -> str:
    best = max(formula.cases, key=lambda case: case.points)
    return say(f"mend.{formula.subject}", says=best.says)


def _best(formula: VerdictCases) -> Fraction:
    return max(case.points for case in formula.cases)


def _short(rate: str, audit: DepartmentAudit) -> int:
    """How many rows a rate is short of perfect."""
    figure = audit.rates.get(rate, Rate(0, 0))
    over = figure.numerator
    return over if rate in ("concealment", "five_codes") else figure.denominator - over
