"""Figures as people read them: a rate with its counts, points without needless zeros."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from disclosure.judgement import Rate

_NO_DATA = "无数据"


def format_percent(rate: Rate, zero_policy: str) -> str:
    """`98.81%`; `zero_policy` is what the scheme prints for 0/0 (Yindu `0.00%`, others 无数据).

    Half up, not half even: 殷信用办〔2024〕14号 附件1 rounds so in every department row.
    """
    value = rate.value
    return zero_policy if value is None else f"{half_up(value * 100, 2)}%"


def half_up(value: Fraction, places: int) -> Decimal:
    """The value rounded half up to that many decimals, keeping their zeros."""
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def plain_number(value: Fraction) -> str:
    """At most four decimals, no trailing zeros: 5, 0.5, 0.9375."""
    text = f"{half_up(value, 4):f}"
    return text.rstrip("0").rstrip(".")


def rate_text(rate: Rate) -> str:
    """`15/16=93.75%`, or 无数据 for 0/0."""
    if rate.value is None:
        return _NO_DATA
    return f"{rate.numerator}/{rate.denominator}={format_percent(rate, _NO_DATA)}"
