"""The figures that a rule file's arithmetic may name: rates, counts of rows, and what the statistics file answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from audit.figures import plain_number, rate_text
from audit.schemes.asked import Answer, AskedFigure
from audit.schemes.expressions import Expression
from audit.wording import say, sentences
from disclosure.judgement import RATE_NAMES, Rate

KNOWN_RATES = (*RATE_NAMES, "five_codes", "site_publicity", "consistency", "completeness")
COUNTED = ("ledger_rows", "platform_rows", "platform_permits", "platform_penalties")
"""Counts of rows of one department, or of all."""


@dataclass(frozen=True, slots=True)
class NamedFigures:
    """`values` by name; `missing` says of every other name what it would take; `told` how a value is shown."""

    values: Mapping[str, Fraction] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)

    def lacking(self, expression: Expression) -> list[str]:
        """What is needed for the names of the expression that have no value."""
        return [self.missing.get(name, name) for name in expression.names if name not in self.values]


def rate_name(rate: str) -> str:
    """The Chinese name of a rate; a scheme's own rate is called by its name."""
    return sentences().get(f"rate.{rate}", rate)


def names_in_rules(own_rates: Sequence[str], asked: Sequence[AskedFigure]) -> frozenset[str]:
    """Every name an expression may use."""
    numbers = (figure.name for figure in asked if figure.kind in ("number", "yes_no"))
    counts = (say(f"figure.{name}") for name in COUNTED)
    return frozenset((*map(rate_name, (*KNOWN_RATES, *own_rates)), *counts, *numbers))


def named_figures(
    asked: Sequence[AskedFigure],
    answers: Mapping[str, Sequence[Answer]],
    rates: Mapping[str, Rate],
    counted: Mapping[str, int | None],
) -> NamedFigures:
    """What is known of one department or region; several entries of one question are added up."""
    values: dict[str, Fraction] = {}
    missing: dict[str, str] = {}
    told: dict[str, str] = {}
    for figure in asked:
        if figure.kind not in ("number", "yes_no"):
            missing[figure.name] = say("missing.statistic", name=figure.name, by=figure.supplied_by)
            continue
        given = [one for one in answers.get(figure.name, ()) if isinstance(one.value, Fraction)]
        if given:
            values[figure.name] = sum((one.value for one in given if isinstance(one.value, Fraction)), Fraction(0))
            told[figure.name] = _told(figure, values[figure.name], given)
        else:
            missing[figure.name] = say("missing.statistic", name=figure.name, by=figure.supplied_by)
    for key in KNOWN_RATES:
        missing[rate_name(key)] = say("missing.rate", name=rate_name(key))
    for key, rate in rates.items():
        name = rate_name(key)
        if rate.value is None:
            missing[name] = say("missing.rate_because", name=name, rule=rate.rule)
        else:
            values[name], told[name] = rate.value, f"{name}{rate_text(rate)}"
    for key in COUNTED:
        name, count = say(f"figure.{key}"), counted.get(key)
        if count is None:
            missing[name] = say("missing.count", name=name)
        else:
            values[name], told[name] = Fraction(count), f"{name}{count}"
    return NamedFigures(values, missing, told)


def _told(figure: AskedFigure, value: Fraction, given: Sequence[Answer]) -> str:
    shown = say("grounds.yes" if value else "grounds.no") if figure.kind == "yes_no" else plain_number(value)
    grounds = "、".join(dict.fromkeys(one.ground for one in given if one.ground))
    return say("grounds.statistic", name=figure.name, value=shown, ground=grounds or figure.supplied_by)
