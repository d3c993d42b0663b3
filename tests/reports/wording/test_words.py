"""The catalogue of words knows every word of the vocabulary."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import reports.wording
from disclosure.judgement import RATE_NAMES
from disclosure.vocabulary import (
    DateSource,
    Exclusion,
    MatchedBy,
    Outcome,
    RowStatus,
    SiteRole,
    SiteStatus,
    Subject,
    Verdict,
)
from reports.wording.words import advice_on_outcome, catalogue, label, rate_words

SECTIONS = {
    "verdict": Verdict,
    "subject": Subject,
    "row_status": RowStatus,
    "in_time": RowStatus,
    "exclusion": Exclusion,
    "site_status": SiteStatus,
    "site_role": SiteRole,
    "matched_by": MatchedBy,
    "date_source": DateSource,
}


@pytest.mark.parametrize(("section", "words"), SECTIONS.items())
def test_every_value_has_its_chinese_word(section, words):
    assert set(words) <= catalogue()[section].keys()


def test_every_outcome_has_its_advice():
    advice = tomllib.loads((Path(reports.wording.__file__).parent / "advice.toml").read_text(encoding="utf-8"))
    assert set(Outcome) == advice["outcome"].keys()
    assert advice_on_outcome("some_new_outcome") == advice["thing"]["site"]


def test_every_rate_says_what_is_divided_by_what():
    assert all("÷" in rate_words(name).meaning for name in RATE_NAMES)


def test_could_not_check_never_looks_like_an_accusation():
    assert label("verdict", "unknown").tone == "unknown"
    assert label("row_status", "not_judged").tone == "unknown"
    assert label("verdict", "unknown").symbol != label("verdict", "absent").symbol
