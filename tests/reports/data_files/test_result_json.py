"""result.json against the names of CONTRACT."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.reports.sample_assessment import ARCHIVES, EDUCATION, HEALTH, HOUSING, MARKET, PERSON_ID, POLICE

RATES = {"publicity", "on_time", "late", "omission", "concealment", "compliance"}


@pytest.fixture(scope="module")
def result(papers: Path) -> dict[str, Any]:
    return json.loads((papers / "result.json").read_text(encoding="utf-8"))


def department(result: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in result["departments"] if one["name"] == name)


def test_top_level_names_and_the_assessment_are_those_of_the_contract(result):
    assert result["schema"] == "gongshi.result/1"
    assert {"assessment", "departments", "scores", "total"} <= result.keys()
    about = result["assessment"]
    assert about["scheme"] == "national-2018q2"
    assert about["period"] == {"label": "2018Q2", "start": "2018-04-01", "end": "2018-06-30"}
    assert about["as_of"] == "2018-09-05"


def test_every_department_has_every_name_of_the_contract(result):
    assert len(result["departments"]) == 7
    for one in result["departments"]:
        wanted = {"name", "region", "level", "sites", "findings", "records", "ledger", "rates", "scores"}
        assert wanted <= one.keys()
        assert one["findings"].keys() == {"column", "catalogue", "plan", "officers"}
        assert {"verdict", "on_home", "searchable", "url", "reason", "evidence"} <= one["findings"]["column"].keys()
        assert {"verdict", "items", "url", "reason", "evidence"} <= one["findings"]["catalogue"].keys()
        assert one["records"].keys() == {"permit", "penalty"}
        excluded = one["ledger"]["excluded"].keys()
        assert excluded == {"duplicate", "natural_person", "simplified_procedure", "not_public"}
        assert one["rates"].keys() >= RATES
        for rate in one["rates"].values():
            assert {"numerator", "denominator", "value"} <= rate.keys()


def test_a_rate_is_its_numerator_over_its_denominator(result):
    rates = department(result, HEALTH)["rates"]
    assert rates["on_time"]["numerator"] == 15
    assert rates["on_time"]["denominator"] == 16
    assert rates["on_time"]["value"] == 0.9375
    assert department(result, MARKET)["rates"]["on_time"]["value"] == round(8 / 19, 6)


def test_nothing_over_nothing_is_null_not_zero(result):
    assert department(result, EDUCATION)["rates"]["publicity"]["value"] is None
    assert department(result, ARCHIVES)["rates"]["publicity"]["value"] is None


def test_a_blocked_site_gives_unknown_never_absent(result):
    police = department(result, POLICE)
    assert police["sites"][0]["status"] == "blocked"
    assert {finding["verdict"] for finding in police["findings"].values()} == {"unknown"}
    assert "拦截" in police["findings"]["column"]["reason"]
    assert police["findings"]["column"]["on_home"] is None
    assert police["records"]["permit"] == {
        "found": 0,
        "complete": None,
        "on_portal": 0,
        "on_credit_site": 0,
        "url": None,
        "reason": "",
    }


def test_a_department_without_a_site_has_a_site_of_status_none(result):
    site = department(result, ARCHIVES)["sites"][0]
    assert (site["role"], site["status"], site["reason"]) == ("portal", "none", "本单位无公示网站")


def test_portal_and_credit_site_both_stand_in_sites(result):
    assert [site["role"] for site in department(result, HEALTH)["sites"]] == ["portal", "credit"]


def test_a_decision_on_both_sites_counts_once_whatever_its_brackets(result):
    permits = department(result, HEALTH)["records"]["permit"]
    assert (permits["found"], permits["on_portal"], permits["on_credit_site"]) == (12, 12, 2)
    assert permits["complete"] is True


def test_a_listing_longer_than_what_was_read_is_not_complete(result):
    assert department(result, HOUSING)["records"]["permit"]["complete"] is False


def test_points_are_numbers_and_what_was_not_scored_is_null(result):
    by_indicator = {score["indicator"]: score for score in result["scores"]}
    assert by_indicator["2"]["points"] == 3.0
    assert by_indicator["2"]["full"] == 9.0
    assert by_indicator["2"]["evidence"] == ["evidence/credit/column.png"]
    assert by_indicator["3"]["points"] is None
    assert by_indicator["3"]["missing"]
    total = result["total"]
    assert {name: total[name] for name in ("points", "full", "unscored")} == {
        "points": 88.17,
        "full": 100.0,
        "unscored": ["3", "5.1"],
    }
    # indicator 3 (20 points) is the one among the sample's scores that was not scored
    assert round(total["upper"] - total["lower"], 6) == 20


def test_identity_numbers_are_starred_even_inside_a_finding(result):
    text = json.dumps(result, ensure_ascii=False)
    assert PERSON_ID not in text
    assert PERSON_ID[:6] + "*" in text
