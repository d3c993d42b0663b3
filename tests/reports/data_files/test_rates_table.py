"""rates.csv, opened as its users do: the parts add up to the whole, and every line counts rows of matches.csv."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd

from audit.schemes import load_scheme
from disclosure.judgement import AuditResult, DepartmentAudit, LedgerSummary, RowMatch
from disclosure.vocabulary import Kind, MatchedBy, RowStatus, Verdict
from reports.data_files.rates_table import write_rates_csv
from tests.audit.making import assessment_file, ledger_row, site

ONE, OTHER = "示范市甲局", "示范市乙局"
SUMMARY = LedgerSummary(verdict=Verdict.FULL, rows=3, excluded={}, verified=3)


def judged(department: str, status: RowStatus, **changes: object) -> RowMatch:
    found = status in (RowStatus.ON_TIME, RowStatus.LATE)
    by = MatchedBy.DOCUMENT_NUMBER if found else None
    return RowMatch(row=ledger_row(department=department, **changes), status=status, matched_by=by)


def table(tmp_path: Path) -> pd.DataFrame:
    matches = {
        ONE: (
            judged(ONE, RowStatus.ON_TIME),
            judged(ONE, RowStatus.LATE, kind=Kind.PERMIT),
            judged(ONE, RowStatus.NOT_FOUND, decision_date=date(2018, 5, 2)),
            judged(ONE, RowStatus.EXCLUDED),
        ),
        OTHER: (judged(OTHER, RowStatus.ON_TIME), judged(OTHER, RowStatus.NOT_JUDGED)),
    }
    file = assessment_file({ONE: site(), OTHER: site()})
    audits = [
        DepartmentAudit(department=name, ledger=SUMMARY, rates={}, matches=rows) for name, rows in matches.items()
    ]
    departments = tuple(replace(one, audit=audit) for one, audit in zip(file.departments, audits, strict=True))
    whole = AuditResult(departments=tuple(audits), scores=(), total=None, region_rates={}, region_counts={}, files=())
    path = write_rates_csv(
        replace(file, departments=departments, audit=whole), load_scheme("national-2018q2"), tmp_path
    )
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def test_rates_stand_by_region_month_and_kind_with_their_counts(tmp_path: Path) -> None:
    lines = table(tmp_path)
    found = {
        (line.region, line.department, line.month, line.kind): f"{line.numerator}/{line.denominator} {line.percent}"
        for line in lines[lines.rate == "publicity"].itertuples()
    }
    assert found["示范市", "", "", ""] == "3/4 75.00%"
    assert found["", "", "2018-04", ""] == "3/3 100.00%"
    assert found["", "", "2018-05", ""] == "0/1 0.00%"
    assert found["", "", "", "permit"] == "1/1 100.00%"
    assert found["", "", "", "penalty"] == "2/3 66.67%"
    assert found["", OTHER, "", "penalty"] == "1/1 100.00%"
    assert all("÷" in rule or "未设" in rule for rule in lines.rule)


def test_the_departments_add_up_to_the_region_before_anything_is_divided(tmp_path: Path) -> None:
    lines = table(tmp_path)
    late = lines[lines.rate == "late"]
    months = late[(late.department != "") & (late.month != "") & (late.kind == "")]
    region = late[late.region != ""].iloc[0]
    assert months.numerator.astype(int).sum() == int(region.numerator) == 1
    assert months.denominator.astype(int).sum() == int(region.denominator) == 3
