"""Ledger rows of the sample assessment and the rates they give."""

from __future__ import annotations

from datetime import date, timedelta

from disclosure.assessment import DepartmentFile
from disclosure.findings import SiteReport
from disclosure.judgement import DepartmentAudit, LedgerSummary, Rate, RowMatch, Score
from disclosure.records import LedgerRow
from disclosure.targets import Target
from disclosure.vocabulary import Exclusion, Kind, MatchedBy, RowStatus, Verdict
from tests.reports.sample_words import MARKET, PERSON


def sample_department(
    name: str,
    *,
    site: SiteReport,
    rows: list[RowMatch],
    scores: tuple[Score, ...],
    ledger: Verdict = Verdict.PRESENT,
) -> DepartmentFile:
    verified = [row for row in rows if row.status is not RowStatus.EXCLUDED]
    excluded = {reason.value: sum(row.row.excluded is reason for row in rows) for reason in Exclusion}
    audit = DepartmentAudit(
        department=name,
        ledger=LedgerSummary(verdict=ledger, rows=len(rows), excluded=excluded, verified=len(verified)),
        rates=_rates(verified),
        matches=tuple(rows),
        scores=scores,
        counts={"late": sum(row.status is RowStatus.LATE for row in rows), "total": len(verified)},
        consequences=("迟报率高于20%，应以正式文件形式报送情况说明和整改方案。",) if name == MARKET else (),
    )
    target = Target(name=name, region="示范市", level="市级", home_url=site.url, credit_code="11350100M000100Y43")
    return DepartmentFile(target=target, portal=site, audit=audit)


def _rates(rows: list[RowMatch]) -> dict[str, Rate]:
    judged = [row for row in rows if row.status is not RowStatus.NOT_JUDGED]
    count = {status: sum(row.status is status for row in judged) for status in RowStatus}
    whole = len(judged)
    published = whole - count[RowStatus.NOT_FOUND]
    return {
        "publicity": Rate(published, whole, "已公示条数 ÷ 经核实的台账条数，不高于100%（指南6.2）"),
        "on_time": Rate(count[RowStatus.ON_TIME], whole, "7个工作日内公示条数 ÷ 经核实的台账条数（指南6.3）"),
        "late": Rate(count[RowStatus.LATE], whole),
        "omission": Rate(count[RowStatus.OMITTED], whole),
        "concealment": Rate(0, 0),
        "compliance": Rate(whole, whole),
    }


def sample_match(
    department: str,
    word: str,
    number: int,
    status: RowStatus,
    kind: Kind = Kind.PERMIT,
    *,
    party: str | None = None,
    project: str | None = None,
    note: str = "",
    remark: str | None = None,
    excluded: Exclusion | None = None,
    row: int | None = None,
) -> RowMatch:
    decided = date(2018, 4, 2) + timedelta(days=number)
    found = status in (RowStatus.ON_TIME, RowStatus.LATE, RowStatus.OMITTED)
    days = {RowStatus.ON_TIME: 3, RowStatus.LATE: 12, RowStatus.OMITTED: 41}.get(status)
    return RowMatch(
        row=LedgerRow(
            file=f"{department[:8]}台账.xlsx".replace("<", ""),
            sheet=kind.chinese,
            row=row or number + 1,
            department=department,
            kind=kind,
            document_number=f"{word}〔2018〕{number}号",
            party=party or f"示范市第{number}建设有限公司",
            decision_date=decided,
            project=project or f"第{number}号项目",
            remark=remark,
            natural_person=party in ("张三", PERSON),
            excluded=excluded,
        ),
        status=status,
        matched_url=f"http://127.3.0.9/detail/{number}.html" if found or status is RowStatus.UNDATED else None,
        matched_by=MatchedBy.DOCUMENT_NUMBER_AND_PARTY if found else None,
        published_on=decided + timedelta(days=days + days // 2) if days else None,
        working_days=days,
        note=note or ("在部门网站和信用门户网站均未查到该文书号。" if status is RowStatus.NOT_FOUND else ""),
    )
