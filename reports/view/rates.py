"""Rates in words: each with what was divided by what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from disclosure.judgement import RATE_NAMES, Rate
from reports.wording.figures import fraction, percent, rate_of
from reports.wording.words import catalogue, rate_words, word


@dataclass(frozen=True, slots=True, kw_only=True)
class RateView:
    name: str
    short: str
    fraction: str
    percent: str
    rule: str
    tone: str
    is_empty: bool


def view_rate(rates: Mapping[str, Rate], name: str, zero_prints: str) -> RateView:
    rate = rate_of(rates, name)
    words = rate_words(name)
    return RateView(
        name=words.name,
        short=word("short_rate", name),
        fraction=fraction(rate),
        percent=percent(rate, zero_prints),
        rule=rate.rule or words.meaning,
        tone=_tone(rate.value, words.better),
        is_empty=not rate.denominator,
    )


def view_rates(rates: Mapping[str, Rate], zero_prints: str) -> tuple[RateView, ...]:
    """The six rates of CONTRACT in their order, then any further one the scheme has."""
    names = (*RATE_NAMES, *(name for name in rates if name not in RATE_NAMES))
    return tuple(view_rate(rates, name, zero_prints) for name in names)


def overview_rates(*, on_platform: bool) -> tuple[str, ...]:
    """Names of the rates that the summary table prints."""
    return tuple(catalogue()["overview"]["platform" if on_platform else "publication"])


def _tone(value: Fraction | None, better: str) -> str:
    """Only the two ends are coloured: what lies between is for the reader to judge."""
    if value is None:
        return "plain"
    share = value if better == "high" else 1 - value
    return "good" if share >= 1 else "bad" if share <= 0 else "warn"
