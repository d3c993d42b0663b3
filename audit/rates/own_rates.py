"""The rates that a scheme defines for itself, out of counts and the statistics file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from audit.department import DepartmentWork
from audit.department_case import Frame
from audit.schemes.known import Known
from audit.schemes.named_figures import COUNTED, NamedFigures, named_figures
from audit.schemes.scheme import NamedRate
from audit.wording import say
from disclosure.judgement import Rate
from disclosure.vocabulary import Kind

Counted = Mapping[str, int | None]


def work_counted(work: DepartmentWork) -> Counted:
    """Rows of one department by `COUNTED`; None where no ledger or export speaks of it."""
    audit = work.audit
    given = audit.platform_rows is not None
    kinds = {kind: sum(row.kind is kind for row in work.platform_rows) for kind in Kind}
    return {
        "ledger_rows": audit.ledger.verified if audit.ledger.rows else None,
        "platform_rows": len(work.platform_rows) if given else None,
        "platform_permits": kinds[Kind.PERMIT] if given else None,
        "platform_penalties": kinds[Kind.PENALTY] if given else None,
    }


def counted_together(parts: Sequence[Counted]) -> Counted:
    """Of the region: known only where it is known of every department."""
    return {name: _sum([part[name] for part in parts]) for name in COUNTED}


def _sum(counts: Sequence[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None


def with_own_rates(known: Known, frame: Frame, counted: Counted) -> Known:
    """What is known, with the figures that rules may name, and (a department's) the scheme's own rates."""
    scheme = frame.scheme
    answers = frame.statistics.of(known.department)
    figures = named_figures(scheme.statistics, answers, known.rates, counted)
    if known.department is None or not scheme.rates:
        return replace(known, answers=answers, figures=figures)
    rates = {**known.rates, **{rate.name: own_rate(rate, figures) for rate in scheme.rates}}
    return replace(
        known, answers=answers, rates=rates, figures=named_figures(scheme.statistics, answers, rates, counted)
    )


def own_rate(rate: NamedRate, figures: NamedFigures) -> Rate:
    """0/0, with what is missing as its rule, where a figure is not given or the counts cannot be right."""
    if lacking := dict.fromkeys((*figures.lacking(rate.numerator), *figures.lacking(rate.denominator))):
        return Rate(0, 0, say("rule.named_lacks", missing="；".join(lacking)))
    try:
        parts = [part.value(figures.values) for part in (rate.numerator, rate.denominator)]
    except ZeroDivisionError:
        return Rate(0, 0, say("rule.named_lacks", missing=rate.numerator.text))
    over, under = parts
    if any(part.denominator != 1 for part in parts) or not 0 <= over <= under:
        return Rate(0, 0, say("rule.named_not_whole", numerator=over, denominator=under))
    rule = say("rule.named", numerator=rate.numerator.text, denominator=rate.denominator.text, clause=rate.clause)
    return Rate(int(over), int(under), rule)
