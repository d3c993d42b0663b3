from __future__ import annotations

import pytest

from audit.match.matching import ASSUMED_KIND
from audit.verified_rows.exclusions import exclude_rows
from audit.verified_rows.natural_persons import with_natural_persons
from disclosure.records import LedgerRow
from disclosure.vocabulary import Exclusion, Kind
from tests.audit.making import ledger_row, record

ALL = tuple(Exclusion)


def reasons(*rows: LedgerRow, applied: tuple[Exclusion, ...] = ALL) -> list[Exclusion | None]:
    return [row.excluded for row in exclude_rows(rows, applied)]


def test_natural_persons_leave_among_penalties_and_stay_among_permits() -> None:
    penalty = ledger_row(natural_person=True)
    permit = ledger_row("示许字〔2018〕1号", kind=Kind.PERMIT, natural_person=True)
    assert reasons(penalty, permit) == [Exclusion.NATURAL_PERSON, None]


def test_a_remark_tells_a_natural_person_where_the_ledger_names_no_party() -> None:
    assert reasons(ledger_row(party=None, remark="自然人处罚")) == [Exclusion.NATURAL_PERSON]
    assert reasons(ledger_row(party=None, remark="非自然人")) == [None]


def test_the_published_record_tells_a_natural_person_where_the_ledger_names_no_party() -> None:
    rows = [ledger_row(party=None), ledger_row("示罚字〔2018〕2号", party=None), ledger_row("示罚字〔2018〕3号")]
    records = [
        record("示罚字[2018]1号", party="张*"),
        record("示罚字〔2018〕2号"),
        record("示罚字〔2018〕3号", party="张*"),
    ]
    marked = with_natural_persons(rows, records)
    assert [row.natural_person for row in marked] == [True, False, False]


@pytest.mark.parametrize(
    "row",
    [
        ledger_row(remark="适用简易程序"),
        ledger_row(project="当场处罚案"),
        ledger_row("示简易罚字〔2018〕1号"),
        ledger_row(values={"procedure": "简易"}),
    ],
)
def test_simplified_procedure_is_seen_in_remark_project_number_and_procedure(row: LedgerRow) -> None:
    assert reasons(row) == [Exclusion.SIMPLIFIED_PROCEDURE]


@pytest.mark.parametrize("remark", ["不予公示", "依法不予公开（商业秘密）", "涉密", "依据保密规定"])
def test_rows_that_must_not_be_published_leave(remark: str) -> None:
    assert reasons(ledger_row(remark=remark)) == [Exclusion.NOT_PUBLIC]


@pytest.mark.parametrize("remark", ["不涉密", "一般程序，非简易程序", "已公示", ""])
def test_remarks_that_deny_or_say_otherwise_keep_the_row(remark: str) -> None:
    assert reasons(ledger_row(remark=remark)) == [None]


def test_the_second_of_two_equal_rows_leaves_whatever_their_brackets() -> None:
    assert reasons(ledger_row(), ledger_row("示罚字[2018]第1号", row=3)) == [None, Exclusion.DUPLICATE]


def test_file_order_not_list_order_says_which_row_is_the_first() -> None:
    assert reasons(ledger_row(row=9), ledger_row(row=2)) == [Exclusion.DUPLICATE, None]


@pytest.mark.parametrize(
    "other",
    [
        ledger_row(party="示范市乙有限公司", row=3),
        ledger_row("示罚字〔2017〕1号", row=3),
        ledger_row(kind=Kind.PERMIT, row=3),
        ledger_row(department="示范市水利局", row=3),
    ],
)
def test_rows_that_differ_in_party_number_kind_or_department_are_no_duplicates(other: LedgerRow) -> None:
    assert reasons(ledger_row(), other) == [None, None]


def test_a_row_of_assumed_kind_repeats_the_same_decision_on_either_sheet() -> None:
    assumed = ledger_row(kind=Kind.PERMIT, row=3, values={ASSUMED_KIND: "yes"})
    assert reasons(ledger_row(), assumed) == [None, Exclusion.DUPLICATE]
    permit = ledger_row(kind=Kind.PERMIT, row=4)
    assert reasons(ledger_row(), assumed, permit) == [None, Exclusion.DUPLICATE, None]


def test_rows_without_numbers_are_never_duplicates() -> None:
    assert reasons(ledger_row(None), ledger_row(None, row=3)) == [None, None]


def test_a_scheme_may_leave_an_exclusion_out() -> None:
    assert reasons(ledger_row(natural_person=True), applied=(Exclusion.DUPLICATE,)) == [None]
