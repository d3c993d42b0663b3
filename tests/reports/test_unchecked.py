"""The list of what could not be checked."""

from __future__ import annotations

import dataclasses

from disclosure.assessment import AssessmentFile
from disclosure.vocabulary import Subject
from reports.view.unchecked import anything_unchecked, unchecked_items
from tests.reports.sample_assessment import ARCHIVES, EDUCATION, HOUSING, MARKET, POLICE, sample_assessment


def things(file: AssessmentFile, name: str) -> list[str]:
    return [item.thing for item in unchecked_items(file) if item.department == name]


def test_a_blocked_site_is_one_item_not_one_for_each_finding(printed):
    assert things(printed, POLICE) == ["部门网站（拒绝访问）", "台账3条（未能核查）"]


def test_a_listing_that_was_not_read_to_its_end_is_named_with_how_far_it_went(printed):
    assert "行政许可公示列表（读到600条）" in things(printed, HOUSING)


def test_an_absent_column_is_a_verdict_and_not_an_unchecked_thing(printed):
    assert "“双公示”专栏" not in things(printed, EDUCATION)


def test_rows_found_without_a_date_are_given_to_a_person(printed):
    assert things(printed, MARKET) == ["台账1条（已公示、日期不明）"]


def test_a_department_without_a_site_is_named_but_is_no_gap():
    file = sample_assessment()
    one = dataclasses.replace(file, departments=(file.departments[3],), audit=None, credit=None)
    items = [item for item in unchecked_items(one) if item.thing == "部门网站"]
    assert [(item.department, item.gap) for item in items] == [(ARCHIVES, False)]


def test_every_item_says_why_and_what_a_person_can_do(printed):
    assert all(item.reason and item.advice for item in unchecked_items(printed))


def test_a_file_that_could_not_be_opened_ends_the_run_with_unchecked_things(printed):
    audit = dataclasses.replace(printed.audit, files=printed.audit.files[1:])
    only_file = dataclasses.replace(printed, departments=(), credit=None, audit=audit)
    assert anything_unchecked(only_file)


def test_a_run_that_read_everything_has_nothing_unchecked(printed):
    # The health commission without its one unread list of officers, a good ledger file, no credit site asked for.
    health = printed.departments[0]
    findings = tuple(one for one in health.portal.findings if one.verdict != "unknown")
    officers = dataclasses.replace(findings[-1], subject=Subject.OFFICERS)
    portal = dataclasses.replace(health.portal, findings=(*findings, officers))
    file = dataclasses.replace(
        printed,
        assessment=dataclasses.replace(printed.assessment, credit_site=None),
        departments=(dataclasses.replace(health, portal=portal),),
        credit=None,
        audit=dataclasses.replace(printed.audit, files=printed.audit.files[:1]),
    )
    assert unchecked_items(file) == ()
    assert not anything_unchecked(file)
