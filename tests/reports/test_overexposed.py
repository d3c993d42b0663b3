"""Penalties public past their longest term stand in the department's pages and in result.json."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from disclosure.assessment import AssessmentFile
from reports.data_files.result_json import result
from reports.heading import SchemeHeading
from reports.html import page
from reports.redaction import printable_file
from reports.view import view_report
from reports.view.department import view_department
from reports.view.evidence import evidence_shelf
from tests.reports.sample_assessment import HEALTH, PERSON, sample_assessment


@pytest.fixture
def years_later() -> AssessmentFile:
    """The sample of 2018 as it would stand in 2026: every penalty on the sites is past three years."""
    file = sample_assessment()
    return printable_file(replace(file, assessment=replace(file.assessment, as_of=date(2026, 5, 8))))


def test_the_sample_of_2018_has_none(printed: AssessmentFile) -> None:
    assert all(department["overexposed"] == [] for department in result(printed)["departments"])


def test_result_json_names_each_with_rule_end_and_address(years_later: AssessmentFile) -> None:
    health = next(one for one in result(years_later)["departments"] if one["name"] == HEALTH)
    assert [found["document_number"] for found in health["overexposed"]] == [
        f"卫罚〔2018〕{at}号" for at in range(1, 5)
    ]
    first = health["overexposed"][0]
    assert (first["kind"], first["decision_date"], first["until"]) == ("penalty", "2018-04-03", "2021-04-03")
    assert first["sites"] == ["portal"]
    assert first["urls"]
    assert first["law"] in first["reason"]


def test_permits_are_not_among_them_and_no_persons_name_is_printed(years_later: AssessmentFile) -> None:
    told = str([department["overexposed"] for department in result(years_later)["departments"]])
    assert "卫医许" not in told
    assert PERSON not in told


def test_the_departments_page_lists_them(years_later: AssessmentFile, heading: SchemeHeading) -> None:
    view = view_department(years_later, 1, heading, evidence_shelf(years_later))
    assert [row.until for row in view.overexposed][:1] == ["2021-04-03"]
    assert view.overexposed[0].link.startswith("http://")
    assert "超过最长公示期仍在公示的行政处罚（4条）" in page(view_report(years_later, heading), [])
