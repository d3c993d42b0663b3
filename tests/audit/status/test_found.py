"""Rows that were found, where the date does not prove what it seems to: nobody is called late on a doubt."""

from __future__ import annotations

from datetime import date

import pytest

from disclosure.findings import SiteReport
from disclosure.records import PublishedRecord
from disclosure.vocabulary import Kind, RowStatus, SiteRole, SiteStatus, Subject, Verdict
from tests.audit.making import finding, ledger_row, listing, record, site
from tests.audit.status.test_row_status import judged

DECIDED = date(2018, 4, 10)
IN_TIME, LATE = date(2018, 4, 19), date(2018, 4, 20)  # 7 working days end on 19 April
AS_OF = date(2018, 9, 5)


def on_credit(day: date | None, number: str = "示罚字〔2018〕1号") -> PublishedRecord:
    return record(number, published_on=day, site_role=SiteRole.CREDIT, url="http://credit/1")


UNREAD = {
    "blocked": site(status=SiteStatus.BLOCKED, reason="被防火墙拦截", listings=(), findings=()),
    "unreachable": site(status=SiteStatus.UNREACHABLE, reason="连接被拒绝", listings=(), findings=()),
    "incomplete": site(listings=(listing(complete=False, reason="只读到第50页"),)),
    "other kind only": site(listings=(listing(Kind.PERMIT),)),
    "not visited": None,
}


@pytest.mark.parametrize("portal", UNREAD.values(), ids=UNREAD.keys())
def test_a_late_day_of_the_credit_site_accuses_nobody_whose_own_site_was_not_read(portal: SiteReport | None) -> None:
    (found,) = judged([ledger_row()], [on_credit(LATE)], portal)
    assert found.status is RowStatus.NOT_JUDGED
    assert "本部门网站未读全，可能更早公示" in found.note
    assert found.matched_by is not None  # it is published all the same


@pytest.mark.parametrize("portal", UNREAD.values(), ids=UNREAD.keys())
def test_a_day_of_the_credit_site_that_is_in_time_counts_whatever_the_own_site(portal: SiteReport | None) -> None:
    assert judged([ledger_row()], [on_credit(IN_TIME)], portal)[0].status is RowStatus.ON_TIME


@pytest.mark.parametrize(
    "portal",
    [
        site(),
        site(status=SiteStatus.NONE, reason="无网站", listings=(), findings=()),
        site(listings=(), findings=(finding(Subject.COLUMN, Verdict.ABSENT),)),
    ],
    ids=["read whole", "no site", "no column"],
)
def test_where_the_own_site_cannot_have_it_earlier_the_credit_site_judges(portal: SiteReport) -> None:
    assert judged([ledger_row()], [on_credit(LATE)], portal)[0].status is RowStatus.LATE


def test_a_record_of_the_own_site_without_a_day_may_be_older_than_the_credit_sites() -> None:
    records = [record(published_on=None), on_credit(LATE)]
    (found,) = judged([ledger_row()], records, site())
    assert found.status is RowStatus.NOT_JUDGED
    assert "可能更早公示" in found.note
    assert (
        judged([ledger_row()], [record(published_on=None), on_credit(IN_TIME)], site())[0].status is RowStatus.ON_TIME
    )


def test_a_late_day_of_the_own_site_itself_is_late_though_the_listing_broke_off() -> None:
    assert judged([ledger_row()], [record(published_on=LATE)], UNREAD["incomplete"])[0].status is RowStatus.LATE


def test_of_several_numbers_one_surely_late_is_enough() -> None:
    row = ledger_row("示罚字〔2018〕1号、示罚字〔2018〕2号")
    records = [record(published_on=LATE), on_credit(date(2018, 5, 2), number="示罚字〔2018〕2号")]
    (found,) = judged([row], records, UNREAD["incomplete"])
    assert found.status is RowStatus.LATE


def test_a_publication_before_the_decision_is_doubted_not_counted_as_in_time() -> None:
    (found,) = judged([ledger_row()], [record(published_on=date(2018, 4, 9))], site())
    assert (found.status, found.working_days) == (RowStatus.NOT_JUDGED, None)
    assert "日期存疑" in found.note
    assert found.matched_by is not None


def test_what_was_published_after_the_day_of_the_assessment_was_not_yet_public_on_it() -> None:
    (found,) = judged([ledger_row()], [record(published_on=date(2018, 9, 6))], site())
    assert (found.status, found.matched_by) == (RowStatus.NOT_FOUND, None)
    assert "2018-09-06" in found.note
    assert judged([ledger_row()], [record(published_on=AS_OF)], site())[0].status is RowStatus.LATE


def test_published_after_the_day_of_the_assessment_within_a_limit_still_running_is_no_fault() -> None:
    (found,) = judged([ledger_row()], [record(published_on=LATE)], site(), as_of=date(2018, 4, 18))
    assert found.status is RowStatus.NOT_JUDGED
    assert "期限未到" in found.note


def test_a_later_day_on_the_credit_site_proves_nothing_where_the_own_site_was_not_read() -> None:
    (found,) = judged([ledger_row()], [on_credit(date(2018, 9, 6))], UNREAD["blocked"])
    assert found.status is RowStatus.NOT_JUDGED


def test_the_day_by_which_it_was_seen_counts_where_another_site_took_it_over_later() -> None:
    records = [on_credit(date(2018, 9, 30)), record(published_on=IN_TIME)]
    assert judged([ledger_row()], records, site())[0].status is RowStatus.ON_TIME
