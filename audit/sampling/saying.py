"""What the report says of rates that come from a sample."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from audit.figures import half_up, rate_text
from audit.sampling.interval import wilson_interval
from audit.schemes.named_figures import rate_name
from audit.wording import say
from disclosure.judgement import Rate


def sample_notes(units: int, rates: Mapping[str, Rate]) -> Iterator[str]:
    """`units`: how many of the list were drawn by lot; nothing is said where none was."""
    told = [_told(name, rate) for name, rate in rates.items() if rate.denominator]
    if units and told:
        yield say("note.sampled", units=units, rates="、".join(told))


def _told(name: str, rate: Rate) -> str:
    low, high = (half_up(Fraction(end) * 100, 1) for end in wilson_interval(rate.numerator, rate.denominator))
    return say("note.sampled_rate", name=rate_name(name), rate=rate_text(rate), low=low, high=high)
