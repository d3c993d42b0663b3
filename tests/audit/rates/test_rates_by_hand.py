"""Each rate of the notices on a handful of rows that can be counted by hand; each case names its clause."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest

from audit.figures import format_percent
from audit.platform import PlatformSide, concealment_rate
from audit.rates.six_rates import add_up, on_time_rate, publicity_rate, timing_rates
from audit.schemes.loading import load_scheme
from audit.status.absence import Absence
from disclosure.judgement import Rate, RowMatch
from disclosure.vocabulary import MatchedBy, RowStatus
from tests.audit.making import ledger_row

ON_TIME, LATE, OMITTED = RowStatus.ON_TIME, RowStatus.LATE, RowStatus.OMITTED
NOT_FOUND, UNDATED, NOT_JUDGED, EXCLUDED = (
    *(RowStatus.NOT_FOUND, RowStatus.UNDATED),
    *(RowStatus.NOT_JUDGED, RowStatus.EXCLUDED),
)
TEN = (*[ON_TIME] * 5, LATE, UNDATED, NOT_FOUND, NOT_FOUND, NOT_JUDGED, EXCLUDED)
"""Ten verified rows and one that left: seven were found, two surely not, one could not be looked for."""


def matches(statuses: Sequence[RowStatus]) -> list[RowMatch]:
    found = {ON_TIME, LATE, OMITTED, UNDATED}
    return [
        RowMatch(
            row=ledger_row(f"示罚字〔2018〕{at}号"),
            status=status,
            matched_by=MatchedBy.DOCUMENT_NUMBER if status in found else None,
        )
        for at, status in enumerate(statuses, 1)
    ]


def counts(rate: Rate) -> tuple[int, int]:
    return rate.numerator, rate.denominator


def test_publicity_is_published_by_verified_rows() -> None:
    """指南 6.2: the undated row is published; what could not be looked for counts on neither side."""
    rate = publicity_rate(matches(TEN))
    assert counts(rate) == (7, 9)
    assert "1" in rate.rule.partition("另有")[2]


def test_on_time_is_by_verified_rows_and_not_by_published_ones() -> None:
    """指南 6.3: 5 of 8 (the five, the late one, the two not found), not 5 of 6."""
    assert counts(on_time_rate(matches(TEN), load_scheme("national-2018q2"))) == (5, 8)


@pytest.mark.parametrize(
    ("scheme", "late", "omission"),
    [
        ("yindu-2024", (2, 8), (1, 8)),  # 殷信用办〔2024〕14号 三: 迟报、漏报各除以合计
        ("yuncheng-2021", (2, 8), (0, 0)),  # 运信用办〔2021〕25号: 迟报率=迟报数/报送数, no outer limit
    ],
)
def test_late_and_omitted_are_by_what_was_reported(
    scheme: str, late: tuple[int, int], omission: tuple[int, int]
) -> None:
    rates = timing_rates((*[ON_TIME] * 5, LATE, LATE, OMITTED, UNDATED), load_scheme(scheme))
    assert (counts(rates["late"]), counts(rates["omission"])) == (late, omission)


def test_concealed_is_what_the_platform_surely_lacks() -> None:
    """运信用办〔2021〕25号 瞒报率: of four rows due one is not on the platform, one could not be looked for."""
    pairs = [
        *((match, None) for match in matches((NOT_FOUND, NOT_JUDGED, EXCLUDED))),
        *((match, match.row) for match in matches((ON_TIME, LATE))),
    ]
    counting = load_scheme("yuncheng-2021").counting
    side = PlatformSide(rows=tuple(row for _, row in pairs if row is not None), absence=Absence(proved=True, reason=""))
    assert counts(concealment_rate(pairs, side, counting)) == (1, 3)


def test_a_region_divides_its_sums() -> None:
    """运信用办〔2021〕25号: 各抽查单位合计后相除. One of two and one of eight are two of ten, not 31.25 %."""
    parts = [{"late": Rate(1, 2, "x")}, {"late": Rate(1, 8, "x")}, {"late": Rate(0, 0, "x")}]
    assert add_up(parts, ["late"])["late"].value == Fraction(1, 5)


@pytest.mark.parametrize(
    ("numerator", "denominator", "printed"),
    [(1, 3, "33.33%"), (2, 3, "66.67%"), (1, 800, "0.13%"), (3, 800, "0.38%"), (7, 7, "100.00%"), (1, 40_000, "0.00%")],
)
def test_halves_are_rounded_up_in_print(numerator: int, denominator: int, printed: str) -> None:
    assert format_percent(Rate(numerator, denominator, ""), "无数据") == printed


def test_nothing_by_nothing_is_no_figure() -> None:
    """殷信用办〔2024〕14号 附件1 prints 0.00% for it, the others 无数据."""
    assert publicity_rate([]).value is None
    assert format_percent(publicity_rate([]), "0.00%") == "0.00%"
    assert publicity_rate(matches([EXCLUDED, NOT_JUDGED])).value is None
