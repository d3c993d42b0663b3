"""findings.csv, opened as its users do, and the counts of result.json."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from disclosure.assessment import AssessmentFile
from disclosure.judgement import DepartmentAudit, LedgerSummary, RowMatch
from disclosure.vocabulary import MatchedBy, RowStatus, Verdict
from reports.data_files.discrepancy_table import FINDING_COLUMNS, write_findings_csv
from reports.data_files.result_json import write_result_json
from tests.audit.making import assessment_file, ledger_row, record, site


@pytest.fixture
def file() -> AssessmentFile:
    row = ledger_row("=示罚字〔2018〕1号")
    by = MatchedBy.DOCUMENT_NUMBER_AND_PARTY
    matches = (RowMatch(row=row, status=RowStatus.ON_TIME, matched_by=by, matched_url="u", on_platform=False),)
    ledger = LedgerSummary(verdict=Verdict.PRESENT, rows=1, excluded={}, verified=1)
    audit = DepartmentAudit(department=row.department, ledger=ledger, rates={}, matches=matches)
    records = (record("=示罚字[2018]1号"), record("示罚字〔2018〕7号", party="乙有限公司"))
    visited = assessment_file({row.department: site(records=records)})
    return replace(visited, departments=(replace(visited.departments[0], audit=audit),))


def test_every_lead_has_its_place_and_its_sentence(file: AssessmentFile, tmp_path: Path) -> None:
    rows = pd.read_csv(write_findings_csv(file, tmp_path), dtype=str, keep_default_na=False)
    assert tuple(rows.columns) == FINDING_COLUMNS
    assert list(rows["finding"]) == ["on_site_not_platform", "not_in_ledger"]
    assert list(rows["row"]) == ["2", ""]
    assert list(rows["document_number"]) == ["'=示罚字〔2018〕1号", "示罚字〔2018〕7号"]
    assert all(rows["note"])


def test_result_json_counts_the_same_leads(file: AssessmentFile, tmp_path: Path) -> None:
    result = json.loads(write_result_json(file, tmp_path).read_text(encoding="utf-8"))
    assert result["departments"][0]["discrepancies"] == {"on_site_not_platform": 1, "not_in_ledger": 1}
