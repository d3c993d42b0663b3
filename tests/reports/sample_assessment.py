"""An assessment made by hand: every kind of department the papers must be able to print.

`sample_assessment(out)` also lays the evidence files under `out`, so that pictures and hashes are real.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from disclosure.assessment import Assessment, AssessmentFile, DepartmentFile
from disclosure.judgement import AuditResult, DepartmentAudit, LedgerSummary, Rate
from disclosure.period import parse_period
from disclosure.targets import Target
from disclosure.vocabulary import Verdict
from tests.reports.sample_departments import archives, education, health, hostile, housing, market, police
from tests.reports.sample_evidence import lay_evidence
from tests.reports.sample_scores import sample_audit
from tests.reports.sample_sites import credit_site
from tests.reports.sample_words import (
    ARCHIVES,
    EDUCATION,
    FORMULA,
    HEALTH,
    HOSTILE,
    HOUSING,
    LONG_PROJECT,
    MADE_AT,
    MARKET,
    PERSON,
    PERSON_ID,
    POLICE,
    SCRIPT,
)

__all__ = [
    "ARCHIVES",
    "EDUCATION",
    "FORMULA",
    "HEALTH",
    "HOSTILE",
    "HOUSING",
    "LONG_PROJECT",
    "MADE_AT",
    "MARKET",
    "PERSON",
    "PERSON_ID",
    "POLICE",
    "SCRIPT",
    "sample_assessment",
    "yindu_assessment",
]


def sample_assessment(out: Path | None = None) -> AssessmentFile:
    departments = (health(), market(), police(), archives(), education(), housing(), hostile())
    file = AssessmentFile(
        assessment=Assessment(
            scheme="national-2018q2",
            period=parse_period("2018Q2"),
            as_of=date(2018, 9, 5),
            credit_site="http://credit.example.gov.cn/",
        ),
        departments=departments,
        credit=credit_site(),
        audit=sample_audit(departments),
        created_at=MADE_AT,
    )
    if out is not None:
        lay_evidence(file, out)
    return file


def yindu_assessment(counts: list[tuple[str, dict[str, int]]]) -> AssessmentFile:
    """A platform scheme's month: names with the counts that its notice prints."""
    departments = tuple(_counted(name, numbers) for name, numbers in counts)
    audits = tuple(one.audit for one in departments if one.audit)
    return AssessmentFile(
        assessment=Assessment(scheme="yindu-2024", period=parse_period("2024-07"), as_of=date(2024, 8, 5)),
        departments=departments,
        credit=None,
        audit=AuditResult(
            departments=audits, scores=(), total=None, region_rates={}, region_counts={}, files=(), notes=()
        ),
        created_at=MADE_AT,
    )


def _counted(name: str, numbers: dict[str, int]) -> DepartmentFile:
    whole = numbers["total"]
    audit = DepartmentAudit(
        department=name,
        ledger=LedgerSummary(verdict=Verdict.PRESENT, rows=whole, excluded={}, verified=whole),
        rates={
            "late": Rate(numbers["late"], whole),
            "omission": Rate(numbers["omitted"], whole),
            "compliance": Rate(numbers["qualified"], whole),
        },
        matches=(),
        counts=numbers,
        platform_rows=whole,
    )
    return DepartmentFile(target=Target(name=name, region="殷都区"), portal=None, audit=audit)
