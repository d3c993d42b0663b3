"""Small ways of making ledgers, visits and assessments for the audit's tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from disclosure.assessment import Assessment, AssessmentFile, DepartmentFile
from disclosure.findings import Finding, Listing, SiteReport
from disclosure.period import parse_period
from disclosure.records import LedgerRow, PublishedRecord
from disclosure.targets import Target
from disclosure.vocabulary import Kind, Outcome, SiteRole, SiteStatus, Subject, Verdict

PERMIT_HEADER = ("行政许可决定文书号", "行政相对人名称", "许可决定日期")
PLATFORM_HEADER = ("数据来源单位", "行政职权类别", "决定文书号", "行政相对人名称", "行政决定日期", "报送日期")


def write_book(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    """A workbook with the given rows, sheet by sheet; dates become real date cells."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return path


def ledger_row(number: str | None = "示罚字〔2018〕1号", **changes: Any) -> LedgerRow:
    given: dict[str, Any] = {
        "file": "台账.xlsx",
        "sheet": "Sheet1",
        "row": 2,
        "department": "示范市城管局",
        "kind": Kind.PENALTY,
        "document_number": number,
        "party": "示范市甲有限公司",
        "decision_date": date(2018, 4, 10),
    }
    return LedgerRow(**(given | changes))


def record(number: str | None = "示罚字〔2018〕1号", **changes: Any) -> PublishedRecord:
    given: dict[str, Any] = {
        "kind": Kind.PENALTY,
        "department": "示范市城管局",
        "document_number": number,
        "party": "示范市甲有限公司",
        "decision_date": date(2018, 4, 10),
        "published_on": date(2018, 4, 12),
        "published_on_source": None,
        "project": None,
        "url": "http://portal.example/1.html",
    }
    return PublishedRecord(**(given | changes))


def listing(kind: Kind = Kind.PENALTY, *, found: int = 1, complete: bool = True, reason: str = "") -> Listing:
    url = "http://portal.example/list"
    return Listing(kind=kind, url=url, family="trs", found=found, complete=complete, reason=reason)


def finding(subject: Subject, verdict: Verdict, **changes: Any) -> Finding:
    return Finding(**({"subject": subject, "verdict": verdict, "reason": "核查所见", "url": "http://p"} | changes))


def site(**changes: Any) -> SiteReport:
    given: dict[str, Any] = {
        "role": SiteRole.PORTAL,
        "department": "示范市城管局",
        "url": "http://portal.example/",
        "status": SiteStatus.OK,
        "outcome": Outcome.OK,
        "reason": "",
        "findings": (finding(Subject.COLUMN, Verdict.PRESENT),),
        "listings": (listing(Kind.PENALTY), listing(Kind.PERMIT)),
    }
    return SiteReport(**(given | changes))


def assessment_file(
    departments: Mapping[str, SiteReport | None] | Sequence[str],
    *,
    scheme: str = "national-2018q2",
    period: str = "2018Q2",
    as_of: date = date(2018, 9, 5),
    credit: SiteReport | None = None,
) -> AssessmentFile:
    visits = departments if isinstance(departments, Mapping) else dict.fromkeys(departments)
    return AssessmentFile(
        assessment=Assessment(scheme=scheme, period=parse_period(period), as_of=as_of),
        departments=tuple(
            DepartmentFile(target=Target(name=name, region="示范市"), portal=visit, audit=None)
            for name, visit in visits.items()
        ),
        credit=credit,
        audit=None,
        created_at=datetime(2018, 9, 5, 9, 0),
    )
