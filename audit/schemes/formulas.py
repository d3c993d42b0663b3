"""The formulas: points out of verdicts, rates and records. One function a formula kind, none a scheme.

What could not be checked gives no points and costs none: the outcome is unscored, with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from audit.figures import plain_number, rate_text
from audit.schemes.computed import by_answer, by_arithmetic
from audit.schemes.delays import by_delay
from audit.schemes.known import Known, Outcome
from audit.schemes.named_figures import rate_name
from audit.schemes.scheme import (
    AnswerCases,
    Case,
    Computed,
    Delay,
    Formula,
    Needed,
    RateShare,
    RateSteps,
    RecordInPeriod,
    Several,
    VerdictCases,
    WhenEmpty,
)
from audit.wording import say
from disclosure.findings import Finding
from disclosure.vocabulary import Subject, Verdict


def apply_formula(formula: Formula, known: Known, full: Fraction) -> Outcome:
    """Points between 0 and `full` of what is known."""
    match formula:
        case Several():
            outcomes = [apply_formula(one, known, full) for one in formula.formulas]
            return _first(outcomes) if formula.take == "first" else _best(outcomes, full)
        case VerdictCases():
            return _by_verdict(formula, known)
        case RateShare():
            return _by_share(formula, known, full)
        case RateSteps():
            return _by_steps(formula, known)
        case RecordInPeriod():
            return _by_record(formula, known, full)
        case AnswerCases() | Computed() | Delay() | Needed():
            return _by_statistics(formula, known, full)


def _by_statistics(formula: AnswerCases | Computed | Delay | Needed, known: Known, full: Fraction) -> Outcome:
    match formula:
        case AnswerCases():
            return by_answer(formula, known)
        case Computed():
            return by_arithmetic(formula, known, full)
        case Delay():
            return by_delay(formula, known, full)
        case Needed():
            return Outcome(points=None, missing=formula.needs)


def _first(outcomes: Sequence[Outcome]) -> Outcome:
    """The first that could be judged; else what each of them lacks."""
    judged = next((one for one in outcomes if one.points is not None), None)
    return judged or Outcome(points=None, missing=_all_missing(outcomes))


def _best(outcomes: Sequence[Outcome], full: Fraction) -> Outcome:
    """The one with most points; nobody is told to have lost what an unjudged one may yet give."""
    judged = [one for one in outcomes if one.points is not None]
    best = max(judged, key=lambda one: one.points or Fraction(0), default=None)
    if best is None or (len(judged) < len(outcomes) and (best.points or Fraction(0)) < full):
        known_so_far = say("missing.best_so_far", grounds=best.grounds) if best else ""
        return Outcome(points=None, missing=known_so_far + _all_missing(outcomes))
    return best


def _all_missing(outcomes: Sequence[Outcome]) -> str:
    return "；".join(dict.fromkeys(one.missing for one in outcomes if one.points is None))


def _by_verdict(formula: VerdictCases, known: Known) -> Outcome:
    if formula.subject == "ledger":
        return _by_ledger(formula, known)
    site = known.sites.get(formula.where)
    if site is None:
        return Outcome(points=None, missing=say("missing.no_site_visited", site=say(f"site.{formula.where}")))
    found = site.finding(Subject(formula.subject))
    if found is None or found.verdict is Verdict.UNKNOWN:
        reason = (found.reason if found else "") or site.reason or say("missing.no_reason")
        return Outcome(points=None, missing=say("missing.unknown_verdict", reason=reason, url=site.url))
    return _by_cases(formula.cases, found)


def _by_cases(cases: tuple[Case, ...], found: Finding) -> Outcome:
    """The case that fits. Where a trait of the finding is not known, several may: only points on which all
    of them agree are given."""
    fitting = [case for case in cases if _fits(case, found)]
    if len({case.points for case in fitting}) != 1:
        return Outcome(points=None, missing=say("missing.traits_unknown", reason=found.reason, url=found.url or ""))
    grounds = say("grounds.verdict", says=fitting[0].says, reason=found.reason, url=found.url or "")
    return Outcome(points=fitting[0].points, grounds=grounds, evidence=found.evidence)


def _fits(case: Case, found: Finding) -> bool:
    return (
        case.verdict == found.verdict
        and (case.on_home is None or found.on_home in (None, case.on_home))
        and (case.searchable is None or found.searchable in (None, case.searchable))
    )


def _by_ledger(formula: VerdictCases, known: Known) -> Outcome:
    ledger = known.ledger
    if ledger is None or ledger.verdict is Verdict.UNKNOWN:
        return Outcome(points=None, missing=ledger.reason if ledger else say("missing.no_ledger"))
    fitting = next((case for case in formula.cases if case.verdict == ledger.verdict), None)
    if fitting is None:
        return Outcome(points=None, missing=ledger.reason)
    return Outcome(
        points=fitting.points,
        grounds=say("grounds.verdict", says=fitting.says, reason=ledger.reason, url=""),
    )


def _by_share(formula: RateShare, known: Known, full: Fraction) -> Outcome:
    rate = known.rates.get(formula.rate)
    if rate is None:
        return Outcome(points=None, missing=say("missing.rate", name=rate_name(formula.rate)))
    value = rate.value
    if value is None:
        if _is_proved_empty(known):
            return _when_empty(formula.when_empty, full, say("grounds.no_rows"))
        return Outcome(points=None, missing=rate.rule)
    share = 1 - value if formula.complement else value
    points = max(Fraction(0), min(share, Fraction(1))) * full
    grounds = say(
        "grounds.complement" if formula.complement else "grounds.share",
        name=rate_name(formula.rate),
        rate=rate_text(rate),
        full=plain_number(full),
        points=plain_number(points),
        rule=rate.rule,
    )
    return Outcome(points=points, grounds=grounds)


def _is_proved_empty(known: Known) -> bool:
    """A ledger that is there and says that nothing was decided, not one that could not be had."""
    return known.ledger is not None and known.ledger.verdict is Verdict.PRESENT and known.ledger.verified == 0


def _by_steps(formula: RateSteps, known: Known) -> Outcome:
    rate = known.rates.get(formula.rate)
    if rate is None or rate.value is None:
        return Outcome(points=None, missing=rate.rule if rate else say("missing.no_platform"))
    value = rate.value
    points = next((step.points for step in formula.steps if value < step.below), formula.otherwise)
    grounds = say("grounds.steps", name=rate_name(formula.rate), rate=rate_text(rate), rule=rate.rule)
    return Outcome(points=points, grounds=grounds)


def _by_record(formula: RecordInPeriod, known: Known, full: Fraction) -> Outcome:
    site = say(f"site.{formula.where}")
    decided = known.decided.get(formula.where)
    if decided is None:
        return Outcome(points=None, missing=say("missing.no_site_visited", site=site))
    if decided.found:
        grounds = say("grounds.records", site=site, found=decided.found, urls=" ".join(decided.urls))
        return Outcome(points=full, grounds=grounds)
    if _is_proved_empty(known):
        return _without_rows(formula, known, full)
    if not decided.complete:
        return Outcome(points=None, missing=say("missing.site_not_read", site=site, reason=decided.reason))
    if known.ledger is None or known.ledger.verified == 0:
        return Outcome(points=None, missing=say("missing.no_ledger_to_compare", site=site))
    grounds = say("grounds.no_records", site=site, rows=known.ledger.verified)
    return Outcome(points=Fraction(0), grounds=grounds)


def _without_rows(formula: RecordInPeriod, known: Known, full: Fraction) -> Outcome:
    """A ledger proves that nothing was decided; what the notice asks besides (信用承诺) is told by the statistics
    file."""
    name = formula.no_rows_needs
    if not name:
        return _when_empty(formula.no_rows, full, say("grounds.no_rows"))
    given = known.figures.values.get(name)
    if given is None:
        return Outcome(points=None, missing=say("missing.commitment", lacking=known.figures.missing.get(name, name)))
    told = known.figures.told[name]
    if not given:
        return Outcome(points=Fraction(0), grounds=say("grounds.no_commitment", told=told))
    return _when_empty(formula.no_rows, full, say("grounds.no_rows_commitment", told=told))


def _when_empty(policy: WhenEmpty, full: Fraction, grounds: str) -> Outcome:
    if policy == "unscored":
        return Outcome(points=None, missing=grounds)
    return Outcome(points=full if policy == "full" else Fraction(0), grounds=grounds)
