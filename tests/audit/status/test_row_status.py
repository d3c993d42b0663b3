from __future__ import annotations

from datetime import date

import pytest

from audit.match.publications import gather_publications
from audit.schemes.scheme import Timing
from audit.status.absence import absence_on_sites, own_site_read
from audit.status.row_status import Bench, judge_rows
from disclosure.findings import SiteReport
from disclosure.judgement import RowMatch
from disclosure.records import LedgerRow, PublishedRecord
from disclosure.vocabulary import Exclusion, Kind, RowStatus, SiteRole, SiteStatus, Subject, Verdict
from disclosure.workdays import WorkCalendar
from tests.audit.making import finding, ledger_row, listing, record, site


def judged(
    rows: list[LedgerRow],
    records: list[PublishedRecord],
    portal: SiteReport | None = None,
    credit: SiteReport | None = None,
    as_of: date = date(2018, 9, 5),
) -> tuple[RowMatch, ...]:
    sites = {SiteRole.PORTAL: portal, SiteRole.CREDIT: credit}
    bench = Bench(
        timing=Timing(limit=7, outer_limit=None, clause=""),
        calendar=WorkCalendar.default(),
        as_of=as_of,
        absences={kind: absence_on_sites(kind, sites, portal) for kind in Kind},
        own_site={kind: own_site_read(kind, portal) for kind in Kind},
        place="sites",
    )
    return judge_rows(rows, gather_publications(records), bench)


def test_a_row_missing_from_a_listing_read_whole_is_not_found() -> None:
    (found,) = judged([ledger_row()], [], site())
    assert found.status is RowStatus.NOT_FOUND
    assert "读全" in found.note


@pytest.mark.parametrize(
    "portal",
    [
        None,
        site(listings=(listing(complete=False, reason="只读到第50页"),)),
        site(listings=(listing(Kind.PERMIT),)),
        site(status=SiteStatus.BLOCKED, reason="被防火墙拦截", listings=()),
        site(status=SiteStatus.UNREACHABLE, reason="连接被拒绝", listings=(), findings=()),
        site(status=SiteStatus.NONE, reason="无网站", listings=(), findings=()),
        site(listings=(), findings=(finding(Subject.COLUMN, Verdict.UNKNOWN),)),
        site(status=SiteStatus.PARTIAL, listings=(), findings=(finding(Subject.COLUMN, Verdict.ABSENT),)),
    ],
)
def test_what_could_not_be_checked_is_not_judged_and_says_why(portal: SiteReport | None) -> None:
    (found,) = judged([ledger_row()], [], portal)
    assert found.status is RowStatus.NOT_JUDGED
    assert found.note


@pytest.mark.parametrize("verdict", [Verdict.ABSENT, Verdict.EMPTY])
def test_a_site_read_well_without_a_column_proves_that_nothing_is_published(verdict: Verdict) -> None:
    portal = site(listings=(), findings=(finding(Subject.COLUMN, verdict),))
    assert judged([ledger_row()], [], portal)[0].status is RowStatus.NOT_FOUND


def test_an_unread_credit_site_keeps_a_row_from_being_called_unpublished() -> None:
    credit = site(role=SiteRole.CREDIT, status=SiteStatus.BLOCKED, reason="验证码", listings=(), findings=())
    (found,) = judged([ledger_row()], [], site(), credit)
    assert found.status is RowStatus.NOT_JUDGED
    assert "验证码" in found.note


def test_a_department_without_site_is_not_judged_even_if_the_credit_site_was_read_whole() -> None:
    portal = site(status=SiteStatus.NONE, listings=(), findings=())
    assert judged([ledger_row()], [], portal, site(role=SiteRole.CREDIT))[0].status is RowStatus.NOT_JUDGED


def test_publication_on_the_credit_site_alone_counts_and_is_said() -> None:
    (found,) = judged([ledger_row()], [record(site_role=SiteRole.CREDIT)], site())
    assert found.status is RowStatus.ON_TIME
    assert "仅见于信用网站" in found.note


def test_a_row_whose_limit_is_still_running_is_not_judged() -> None:
    row = ledger_row(decision_date=date(2018, 4, 10))
    assert judged([row], [], site(), as_of=date(2018, 4, 19))[0].status is RowStatus.NOT_JUDGED
    assert judged([row], [], site(), as_of=date(2018, 4, 20))[0].status is RowStatus.NOT_FOUND


def test_a_record_that_shows_too_little_keeps_the_row_open() -> None:
    vague = record(None, party=None, decision_date=None)
    (found,) = judged([ledger_row()], [vague], site())
    assert found.status is RowStatus.NOT_JUDGED
    other = record(None, party="示范市乙有限公司", decision_date=None)
    assert judged([ledger_row()], [other], site())[0].status is RowStatus.NOT_FOUND


def test_a_row_without_decision_date_takes_the_published_one_and_says_so() -> None:
    (found,) = judged([ledger_row(decision_date=None)], [record()], site())
    assert (found.status, found.working_days) == (RowStatus.ON_TIME, 2)
    assert "台账没有决定日期" in found.note


def test_a_row_without_any_decision_date_counts_as_published_but_is_not_timed() -> None:
    (found,) = judged([ledger_row(decision_date=None)], [record(decision_date=None)], site())
    assert found.status is RowStatus.NOT_JUDGED
    assert found.matched_by is not None


def test_found_without_publication_date_is_undated() -> None:
    assert judged([ledger_row()], [record(published_on=None)], site())[0].status is RowStatus.UNDATED


def test_a_number_beside_the_party_of_another_row_is_said_to_be_shifted() -> None:
    rows = [
        ledger_row("示罚字〔2018〕1号", party="甲公司", row=2),
        ledger_row("示罚字〔2018〕2号", party="乙公司", row=3),
    ]
    found = judged(rows, [record("示罚字〔2018〕1号", party="乙公司")], site())
    assert found[0].status is RowStatus.ON_TIME
    assert "错位" in found[0].note
    assert "第3行" in found[0].note


def test_another_number_of_the_same_party_and_day_is_mentioned_but_not_merged() -> None:
    (found,) = judged([ledger_row()], [record("示罚字〔2018〕9号")], site())
    assert found.status is RowStatus.NOT_FOUND
    assert "示罚字〔2018〕9号" in found.note


def test_excluded_rows_are_passed_through_and_claim_no_record() -> None:
    rows = [ledger_row(excluded=Exclusion.DUPLICATE), ledger_row(row=3)]
    found = judged(rows, [record()], site())
    assert [match.status for match in found] == [RowStatus.EXCLUDED, RowStatus.ON_TIME]
    assert found[0].note


def test_the_same_number_and_party_shown_as_the_other_kind_is_no_missing_row() -> None:
    (found,) = judged([ledger_row()], [record(kind=Kind.PERMIT)], site())
    assert found.status is RowStatus.NOT_JUDGED
    assert "行政许可" in found.note
    bare = judged([ledger_row("12")], [record("12", kind=Kind.PERMIT)], site())
    assert bare[0].status is RowStatus.NOT_FOUND


def test_a_penalty_that_may_lawfully_be_gone_is_no_missing_row() -> None:
    row = ledger_row("示罚字〔2024〕1号", decision_date=date(2024, 4, 10))
    (due,) = judged([row], [], site(), as_of=date(2024, 7, 9))
    (gone,) = judged([row], [], site(), as_of=date(2024, 7, 10))
    assert (due.status, gone.status) == (RowStatus.NOT_FOUND, RowStatus.NOT_JUDGED)
    assert "第58号" in gone.note


def test_a_permit_stays_due() -> None:
    row = ledger_row("示许字〔2020〕1号", kind=Kind.PERMIT, decision_date=date(2020, 4, 10))
    assert judged([row], [], site(), as_of=date(2025, 7, 10))[0].status is RowStatus.NOT_FOUND
