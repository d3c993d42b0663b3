from __future__ import annotations

from datetime import date

import pytest

from audit.rates.five_codes import five_codes_rate
from audit.standard import CHECK_RESULT, meets_standard
from disclosure.records import LedgerRow
from tests.audit.making import ledger_row

AS_OF = date(2018, 9, 5)
VALID, INVALID = "91350100M000100Y43", "91350100M000100Y44"


@pytest.mark.parametrize(
    "row",
    [
        ledger_row(None),
        ledger_row(party=None),
        ledger_row(decision_date=None),
        ledger_row(decision_date=date(2018, 9, 6)),
        ledger_row(reported_on=date(2018, 4, 9)),
        ledger_row(values={"credit_code": INVALID}),
        ledger_row(values={"valid_from": "2018/5/1", "valid_until": "2018/4/1"}),
    ],
)
def test_missing_fields_wrong_dates_and_wrong_codes_fail_a_row(row: LedgerRow) -> None:
    assert not meets_standard(row, AS_OF)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"credit_code": VALID},
        {"credit_code": "00000000000000000X"},
        {"credit_code": "9135010********Y43"},
        {"valid_from": "2018/4/10", "valid_until": "2099/12/31"},
    ],
)
def test_a_sound_row_meets_the_standard(values: dict[str, str]) -> None:
    assert meets_standard(ledger_row(values=values), AS_OF)


@pytest.mark.parametrize(("said", "compliant"), [("合规", True), ("校验通过", True), ("不合规", False), ("否", False)])
def test_the_platforms_own_verdict_wins(said: str, *, compliant: bool) -> None:
    assert meets_standard(ledger_row(None, values={CHECK_RESULT: said}), AS_OF) is compliant


def test_five_codes_are_wrong_when_one_fails_or_none_is_filled() -> None:
    rows = [
        ledger_row(values={"credit_code": VALID}),
        ledger_row(values={"credit_code": INVALID}),
        ledger_row(values={"credit_code": VALID, "organisation_code": "790E3765-0"}),
        ledger_row(),
        ledger_row(natural_person=True),
        ledger_row(values={"resident_id": "110105********002X"}),
    ]
    rate = five_codes_rate(rows)
    assert (rate.numerator, rate.denominator) == (3, 6)


def test_an_export_without_code_columns_says_nothing_of_the_five_codes() -> None:
    assert five_codes_rate([ledger_row(), ledger_row()]).value is None
