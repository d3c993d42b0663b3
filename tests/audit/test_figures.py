from __future__ import annotations

from fractions import Fraction

import pytest

from audit.figures import format_percent, plain_number, rate_text
from disclosure.judgement import Rate


@pytest.mark.parametrize(
    ("numerator", "denominator", "printed"),
    [
        (747, 756, "98.81%"),
        (8, 756, "1.06%"),
        (1, 756, "0.13%"),
        (1, 800, "0.13%"),  # 0.125 goes up, where half-even would give 0.12
        (3, 800, "0.38%"),
        (1, 1, "100.00%"),
        (0, 5, "0.00%"),
        (2, 3, "66.67%"),
        (99999, 100000, "100.00%"),
    ],
)
def test_percent_is_printed_half_up_with_two_decimals(numerator: int, denominator: int, printed: str) -> None:
    assert format_percent(Rate(numerator, denominator), "无数据") == printed


@pytest.mark.parametrize("policy", ["0.00%", "无数据"])
def test_nothing_over_nothing_is_printed_by_the_schemes_policy(policy: str) -> None:
    assert format_percent(Rate(0, 0), policy) == policy


def test_points_carry_no_needless_zeros() -> None:
    assert [plain_number(Fraction(text)) for text in ("5", "0.5", "15/16", "10")] == [
        "5",
        "0.5",
        "0.9375",
        "10",
    ]
    assert rate_text(Rate(15, 16)) == "15/16=93.75%"
