"""records.csv and matches.csv, opened as their users do."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.data_files.row_tables import guarded
from tests.reports.sample_assessment import FORMULA, HEALTH, HOSTILE, PERSON, PERSON_ID

RECORDS = "department kind document_number party decision_date published_on published_on_source project url evidence"
MATCHES = (
    "department ledger_file sheet row kind document_number party decision_date excluded status matched_url "
    "matched_by published_on working_days note"
)


def read(papers: Path, name: str) -> pd.DataFrame:
    return pd.read_csv(papers / name, dtype=str, keep_default_na=False)


def test_columns_are_those_of_the_contract_in_its_order(papers):
    assert list(read(papers, "records.csv").columns) == RECORDS.split()
    assert list(read(papers, "matches.csv").columns) == MATCHES.split()


def test_files_begin_with_the_mark_that_excel_needs_for_utf8(papers):
    for name in ("records.csv", "matches.csv"):
        assert (papers / name).read_bytes().startswith(b"\xef\xbb\xbf")


def test_every_ledger_row_stands_in_matches_the_excluded_with_their_reason(papers):
    rows = read(papers, "matches.csv")
    health = rows[rows["department"] == HEALTH]
    assert len(health) == 18
    excluded = health[health["status"] == "excluded"]
    assert sorted(excluded["excluded"]) == ["duplicate", "natural_person"]
    assert set(health[health["status"] == "on_time"]["matched_by"]) == {"document_number_and_party"}


def test_records_of_the_credit_site_stand_beside_those_of_the_portal(papers):
    rows = read(papers, "records.csv")
    health = rows[rows["department"] == HEALTH]
    assert len(health) == 18
    assert health["url"].str.contains("credit.example.gov.cn").sum() == 2


def test_formulas_are_disarmed_and_numbers_are_left_alone(papers):
    rows = read(papers, "matches.csv")
    hostile = rows[rows["department"] == HOSTILE]
    assert f"'{FORMULA}" in set(hostile["party"])
    assert "'@示范公司" in set(hostile["party"])
    assert not any(cell.startswith(("=", "+", "-", "@")) for column in rows for cell in rows[column])


@pytest.mark.parametrize("text", ["-5", "+3.5", "-12%", "2018-04-01", "示范公司", ""])
def test_numbers_dates_and_plain_texts_get_no_apostrophe(text):
    assert guarded(text) == text


@given(st.text())
def test_no_text_begins_as_a_formula_unless_it_is_a_number(text):
    result = guarded(text)
    assert result.removeprefix("'") == text.removeprefix("'")
    if result.startswith(("=", "@", "\t", "\r")):
        pytest.fail(result)


def test_natural_persons_are_masked_in_party_project_and_note(papers):
    text = (papers / "matches.csv").read_text(encoding="utf-8-sig") + (papers / "records.csv").read_text(
        encoding="utf-8-sig"
    )
    assert PERSON not in text
    assert PERSON_ID not in text
    assert "欧阳**申请导游证" in text
    assert "与网站公示的欧阳**一致" in text
    assert "张三" not in text
