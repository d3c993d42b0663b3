"""One indicator of a scheme, judged on what a test gives: rates, findings, and a statistics file's answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from audit.schemes import load_scheme
from audit.schemes.asked import Answer
from audit.schemes.asking import judge
from audit.schemes.known import Known, Outcome, Time
from audit.schemes.named_figures import named_figures
from audit.schemes.scheme import Indicator, Scheme
from disclosure.judgement import Rate
from disclosure.period import parse_period
from disclosure.workdays import WorkCalendar


def indicator(scheme: Scheme, number: str) -> Indicator:
    return next(one for one in scheme.indicators if one.number == number)


def answers(**given: Any) -> dict[str, list[Answer]]:
    """`name=value`, or a list of values (or of whole answers) for a question with several entries."""
    made = {}
    for name, value in given.items():
        values = value if isinstance(value, list) else [value]
        made[name] = [one if isinstance(one, Answer) else Answer(value=_value(one), ground="材料") for one in values]
    return made


def _value(value: Any) -> Fraction | date | str:
    return Fraction(value) if isinstance(value, int | float | Fraction) else value


def known(
    scheme: Scheme,
    given: Mapping[str, Sequence[Answer]],
    *,
    rates: Mapping[str, Rate] | None = None,
    period: str = "2022-01",
    as_of: date = date(2022, 2, 28),
    **more: Any,
) -> Known:
    rates = rates or {}
    return Known(
        **{"department": "示范市水利局", "sites": {}, "rates": rates} | more,
        answers=given,
        figures=named_figures(scheme.statistics, given, rates, {}),
        time=Time(period=parse_period(period), as_of=as_of, calendar=WorkCalendar.default()),
    )


def outcome(name: str, number: str, given: Mapping[str, Sequence[Answer]] | None = None, **more: Any) -> Outcome:
    scheme = load_scheme(name)
    return judge(indicator(scheme, number), known(scheme, given or {}, **more))
