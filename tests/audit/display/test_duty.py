"""How long a penalty must be public, by decision day and day of the assessment (DOMAIN: 信用修复)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.display import Stage, duty_of
from audit.display.law import display_laws, months_after
from audit.display.severity import possible_classes
from disclosure.records import LedgerRow
from disclosure.vocabulary import Kind
from tests.audit.making import ledger_row

FINE = {"penalty_type": "罚款"}
WARNING = {"penalty_type": "警告"}
REVOKED = {"penalty_type": "罚款;吊销许可证件"}


def penalty(decided: date, **values: str) -> LedgerRow:
    return ledger_row(decision_date=decided, values=values)


@pytest.mark.parametrize(
    ("decided", "as_of", "values", "stage"),
    [
        # 527号: from 3 months on, at most 3 years
        (date(2020, 1, 10), date(2020, 4, 9), FINE, Stage.DUE),
        (date(2020, 1, 10), date(2020, 4, 10), FINE, Stage.MAY_BE_WITHDRAWN),
        (date(2020, 1, 10), date(2023, 1, 10), FINE, Stage.MAY_BE_WITHDRAWN),
        (date(2020, 1, 10), date(2023, 1, 11), FINE, Stage.MUST_BE_GONE),
        (date(2020, 1, 10), date(2020, 7, 9), REVOKED, Stage.DUE),
        (date(2020, 1, 10), date(2020, 7, 10), REVOKED, Stage.MAY_BE_WITHDRAWN),
        # 58号令: 3 months, one year in three fields
        (date(2024, 7, 1), date(2024, 9, 30), {}, Stage.DUE),
        (date(2024, 7, 1), date(2024, 10, 1), {}, Stage.MAY_BE_WITHDRAWN),
        (date(2024, 7, 1), date(2025, 6, 30), {**FINE, "basis": "《中华人民共和国消防法》第六十条"}, Stage.DUE),
        (date(2024, 7, 1), date(2024, 7, 20), WARNING, Stage.MAY_BE_WITHDRAWN),
        # 36号令 from 2026-04-01
        (date(2026, 4, 1), date(2026, 4, 20), WARNING, Stage.NOT_PUBLIC),
        (date(2026, 4, 1), date(2026, 4, 20), {"procedure": "简易程序"}, Stage.NOT_PUBLIC),
        (date(2026, 4, 1), date(2026, 4, 20), {"penalty_type": "警告", "fine_amount": "0.2"}, Stage.DUE),
        (date(2026, 4, 1), date(2026, 4, 20), {"penalty_type": "警告;罚款"}, Stage.DUE),
        (date(2026, 4, 1), date(2026, 4, 20), {"penalty_content": "警告，责令改正"}, Stage.NOT_PUBLIC),
        (date(2026, 4, 1), date(2026, 4, 20), {}, Stage.OPEN),
        (date(2026, 4, 1), date(2026, 7, 1), FINE, Stage.MAY_BE_WITHDRAWN),
        (date(2026, 4, 1), date(2027, 3, 31), {"penalty_type": "吊销许可证件"}, Stage.DUE),
        (date(2026, 3, 31), date(2026, 3, 31), FINE, Stage.DUE),
        (date(2026, 3, 31), date(2026, 4, 20), FINE, Stage.DUE),
    ],
)
def test_the_stage_follows_decision_day_day_of_assessment_and_kind(
    decided: date, as_of: date, values: dict[str, str], stage: Stage
) -> None:
    assert duty_of(penalty(decided, **values), as_of).stage is stage


def test_before_the_first_rule_every_penalty_is_due() -> None:
    duty = duty_of(penalty(date(2018, 4, 10), **WARNING), date(2018, 9, 5))
    assert (duty.stage, duty.reason) == (Stage.DUE, "")


def test_an_old_penalty_may_be_withdrawn_only_from_the_first_rule_on() -> None:
    row = penalty(date(2018, 4, 10), **FINE)
    assert duty_of(row, date(2019, 6, 30)).stage is Stage.DUE
    assert duty_of(row, date(2019, 7, 1)).stage is Stage.MAY_BE_WITHDRAWN


def test_permits_and_rows_without_a_decision_day_are_always_due() -> None:
    permit = ledger_row(kind=Kind.PERMIT, decision_date=date(2020, 1, 10))
    assert duty_of(permit, date(2026, 5, 1)).stage is Stage.DUE
    assert duty_of(ledger_row(decision_date=None), date(2026, 5, 1)).stage is Stage.DUE


def test_the_reason_names_the_rule_and_the_day() -> None:
    reason = duty_of(penalty(date(2024, 7, 1)), date(2024, 12, 1)).reason
    assert "第58号" in reason
    assert "2024-10-01" in reason


@given(st.dates(date(2019, 7, 1), date(2026, 12, 31)), st.integers(0, 4000))
def test_once_a_penalty_may_be_gone_it_never_becomes_due_again(decided: date, days: int) -> None:
    as_of = decided + timedelta(days=days)
    order = (Stage.DUE, Stage.MAY_BE_WITHDRAWN, Stage.MUST_BE_GONE)
    before, after = (duty_of(penalty(decided, **FINE), day).stage for day in (as_of, as_of + timedelta(days=1)))
    assert order.index(before) <= order.index(after)


def test_rules_follow_each_other_without_gap_or_overlap_and_name_their_source() -> None:
    laws = display_laws()
    for earlier, later in pairwise(laws):
        assert earlier.in_force_until is not None
        assert earlier.in_force_until + timedelta(days=1) == later.in_force_from
    assert all(law.title and law.source for law in laws)
    for law in laws:
        assert possible_classes(penalty(law.in_force_from), law)
        assert all(one.shortest_months <= one.longest_months for one in law.classes)


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 12, 1), 1, date(2025, 1, 1)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
    ],
)
def test_months_end_on_the_same_day_or_the_months_last(day: date, months: int, end: date) -> None:
    assert months_after(day, months) == end
