"""Penalties still public after their longest term."""

from __future__ import annotations

from datetime import date

from audit.display import overexposures
from disclosure.records import PublishedRecord
from disclosure.vocabulary import Kind, SiteRole
from tests.audit.making import record

AS_OF = date(2026, 5, 8)
OLD = date(2023, 5, 7)  # three years and a day before


def shown(**changes: object) -> PublishedRecord:
    return record(**({"decision_date": OLD, "published_on": date(2023, 5, 10)} | changes))


def test_a_penalty_past_three_years_is_named_with_rule_end_and_address() -> None:
    (found,) = overexposures([shown()], AS_OF)
    assert (found.until, found.decision_date) == (date(2026, 5, 7), OLD)
    assert found.urls == ("http://portal.example/1.html",)
    assert "第36号《信用修复管理办法》" in found.reason
    assert "部门网站" in found.reason


def test_on_the_last_day_and_while_its_class_is_open_it_is_no_finding() -> None:
    assert overexposures([shown(decision_date=date(2023, 5, 8))], AS_OF) == ()
    # a fine alone may be general (one year) or serious (three): two years are no overexposure
    assert overexposures([shown(decision_date=date(2024, 5, 1), values={"penalty_type": "罚款"})], AS_OF) == ()


def test_a_warning_of_the_new_order_is_over_after_three_months() -> None:
    warned = shown(decision_date=date(2026, 4, 2), published_on=date(2026, 4, 3), values={"penalty_type": "警告"})
    assert overexposures([warned], date(2026, 7, 2)) == ()
    assert len(overexposures([warned], date(2026, 7, 3))) == 1


def test_permits_undated_decisions_and_times_without_a_rule_are_no_finding() -> None:
    records = [shown(kind=Kind.PERMIT), shown(document_number="示罚字〔2018〕2号", decision_date=None)]
    assert overexposures(records, AS_OF) == ()
    assert overexposures([shown(decision_date=date(2010, 1, 4))], date(2018, 9, 5)) == ()


def test_a_record_first_published_after_the_day_of_the_assessment_does_not_count() -> None:
    assert overexposures([shown(published_on=date(2026, 5, 9))], AS_OF) == ()


def test_a_decision_on_both_sites_is_one_finding_with_both_addresses() -> None:
    both = [shown(site_role=SiteRole.CREDIT, url="http://credit/1"), shown()]
    (found,) = overexposures(both, AS_OF)
    assert found.roles == (SiteRole.PORTAL, SiteRole.CREDIT)
    assert found.urls == ("http://portal.example/1.html", "http://credit/1")


def test_where_two_pages_name_different_decision_days_the_later_counts() -> None:
    both = [shown(), shown(decision_date=date(2024, 5, 7), url="http://credit/1", site_role=SiteRole.CREDIT)]
    assert overexposures(both, AS_OF) == ()
