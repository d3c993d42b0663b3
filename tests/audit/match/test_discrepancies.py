"""Where the sources do not say the same."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from audit.match.discrepancies import Discrepancy, DiscrepancyKind, find_discrepancies
from disclosure.judgement import RowMatch
from disclosure.period import parse_period
from disclosure.records import LedgerRow, PublishedRecord
from disclosure.vocabulary import Exclusion, MatchedBy, RowStatus, SiteRole
from tests.audit.making import ledger_row, record


def found(matches: list[RowMatch], records: list[PublishedRecord], **changes: Any) -> tuple[Discrepancy, ...]:
    return find_discrepancies(matches, records, period=parse_period("2018Q2"), as_of=date(2018, 9, 5), **changes)


def kinds(matches: list[RowMatch], records: list[PublishedRecord], **changes: Any) -> list[DiscrepancyKind]:
    return [one.kind for one in found(matches, records, **changes)]


def on_time(row: LedgerRow, **changes: Any) -> RowMatch:
    by = MatchedBy.DOCUMENT_NUMBER_AND_PARTY
    return RowMatch(**({"row": row, "status": RowStatus.ON_TIME, "matched_by": by, "matched_url": "u"} | changes))


def not_found(row: LedgerRow, **changes: Any) -> RowMatch:
    return RowMatch(row=row, status=RowStatus.NOT_FOUND, **changes)


def test_sources_that_say_the_same_give_nothing() -> None:
    credit = record(site_role=SiteRole.CREDIT, url="http://credit")
    assert kinds([on_time(ledger_row(), on_platform=True)], [record(), credit]) == []


def test_on_the_own_site_but_not_on_the_platform_and_the_reverse() -> None:
    assert kinds([on_time(ledger_row(), on_platform=False)], [record()]) == [DiscrepancyKind.SITE_NOT_PLATFORM]
    assert kinds([not_found(ledger_row(), on_platform=True)], []) == [DiscrepancyKind.PLATFORM_NOT_SITE]


@pytest.mark.parametrize("status", [RowStatus.NOT_JUDGED, RowStatus.UNDATED])
def test_what_could_not_be_checked_is_no_lead(status: RowStatus) -> None:
    assert kinds([RowMatch(row=ledger_row(), status=status, on_platform=True)], []) == []
    assert kinds([on_time(ledger_row(), on_platform=None)], [record()]) == []


def test_only_on_the_credit_site_is_not_on_the_own_site() -> None:
    credit = record(site_role=SiteRole.CREDIT)
    assert kinds([on_time(ledger_row(), on_platform=False)], [credit]) == []


def test_published_but_not_in_the_ledger() -> None:
    other = record("示罚字〔2018〕9号", url="http://portal.example/9.html")
    matches = [on_time(ledger_row())]
    (lead,) = found(matches, [record(), other])
    assert (lead.kind, lead.row, lead.record) == (DiscrepancyKind.NOT_IN_LEDGER, None, other)
    assert kinds(matches, [record(), other], ledger_given=False) == []


@pytest.mark.parametrize("day", [None, date(2018, 3, 30), date(2018, 7, 1)])
def test_what_another_period_decided_need_not_be_in_the_ledger(day: date | None) -> None:
    other = record("示罚字〔2018〕9号", decision_date=day, party="乙有限公司")
    assert kinds([on_time(ledger_row())], [record(), other]) == []


def test_published_twice_on_one_site() -> None:
    again = record("示罚字[2018]1号", url="http://portal.example/again.html")
    (lead,) = found([on_time(ledger_row())], [record(), again])
    assert lead.kind is DiscrepancyKind.PUBLISHED_TWICE
    assert "again.html" in lead.note


def test_wrong_values_are_named_field_by_field() -> None:
    row = ledger_row(project="占道经营案", values={"penalty_content": "罚款2000元", "fine_amount": "0.2"})
    shown = record(
        project="违法建设案",
        decision_date=date(2018, 4, 11),
        values={"penalty_content": "罚款 3000元。", "fine_amount": "3000"},
    )
    assert [(one.field, one.ledger, one.shown) for one in found([on_time(row)], [shown])] == [
        ("decision_date", "2018-04-10", "2018-04-11"),
        ("project", "占道经营案", "违法建设案"),
        ("penalty_content", "罚款2000元", "罚款 3000元。"),
        ("fine_amount", "0.2", "3000"),
    ]


def test_the_same_said_in_short_in_yuan_or_masked_is_no_difference() -> None:
    row = ledger_row(project="占道经营", values={"fine_amount": "0.2", "credit_code": "91350100M000100Y43"})
    shown = record(project="甲公司占道经营案", values={"fine_amount": "2000元", "credit_code": "9135************43"})
    assert found([on_time(row)], [shown]) == ()


def test_the_party_of_another_row_is_a_shift_and_a_stranger_a_wrong_value() -> None:
    rows = [ledger_row(party="甲有限公司"), ledger_row("示罚字〔2018〕2号", party="乙有限公司", row=3)]
    shown = record(party="乙有限公司")
    assert kinds([on_time(row) for row in rows], [shown]) == [DiscrepancyKind.SHIFTED]
    assert kinds([on_time(rows[0])], [shown]) == [DiscrepancyKind.VALUE_DIFFERS]


def test_what_must_not_be_public_is_named_where_it_is() -> None:
    row = ledger_row(excluded=Exclusion.NOT_PUBLIC)
    matches = [RowMatch(row=row, status=RowStatus.EXCLUDED)]
    assert kinds(matches, [record()]) == [DiscrepancyKind.MUST_NOT_BE_PUBLIC]
    assert kinds(matches, []) == []


def test_rows_of_the_platform_itself_are_no_ledger_rows() -> None:
    row = ledger_row(file="平台.xlsx")
    assert kinds([on_time(row, on_platform=False)], [record()], platform_files=frozenset({"平台.xlsx"})) == [
        DiscrepancyKind.NOT_IN_LEDGER
    ]
