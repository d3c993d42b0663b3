"""Visits of the sample assessment: the departments' own sites and the credit site."""

from __future__ import annotations

from pathlib import Path

from disclosure.findings import BrowserLoad, Finding, Listing, Noticed, SiteReport
from disclosure.judgement import RowMatch
from disclosure.records import PublishedRecord
from disclosure.vocabulary import DateSource, Kind, Outcome, RowStatus, SiteRole, SiteStatus, Subject, Verdict
from tests.reports.sample_evidence import sample_evidence
from tests.reports.sample_noticed import sample_noticed
from tests.reports.sample_rows import sample_match
from tests.reports.sample_words import HEALTH


def sample_site(
    name: str,
    host: str,
    *,
    findings: tuple[Finding, ...],
    rows: list[RowMatch],
    listings: tuple[Listing, ...] | None = None,
    noticed: tuple[Noticed, ...] = (),
) -> SiteReport:
    records = tuple(_record(row, host) for row in rows if row.matched_url and not row.row.excluded)
    paths = dict.fromkeys(path for finding in findings for path in finding.evidence)
    paths |= dict.fromkeys(one.evidence for one in noticed if one.evidence)
    return SiteReport(
        role=SiteRole.PORTAL,
        department=name,
        url=f"http://{host}/",
        status=SiteStatus.PARTIAL if listings else SiteStatus.OK,
        outcome=Outcome.OUT_OF_BUDGET if listings else Outcome.OK,
        reason=listings[0].reason if listings else "",
        findings=findings,
        listings=listings if listings is not None else _listings(records, host),
        records=records,
        evidence=tuple(sample_evidence(path, Path(path).stem) for path in paths),
        noticed=noticed,
        pages=37,
        browser_loads=(BrowserLoad(url=f"http://{host}/", signal="evidence"),),
    )


def _listings(records: tuple[PublishedRecord, ...], host: str) -> tuple[Listing, ...]:
    kinds = dict.fromkeys(record.kind for record in records)
    return tuple(
        Listing(
            kind=kind,
            url=f"http://{host}/{kind.value}/",
            family="trs",
            found=sum(record.kind is kind for record in records),
            complete=True,
        )
        for kind in kinds
    )


def _record(match: RowMatch, host: str) -> PublishedRecord:
    row = match.row
    return PublishedRecord(
        kind=row.kind,
        department=row.department,
        document_number=row.document_number,
        party=row.party,
        decision_date=row.decision_date,
        published_on=match.published_on,
        published_on_source=DateSource.META if match.published_on else None,
        project=row.project,
        url=match.matched_url or f"http://{host}/",
        natural_person=row.natural_person,
    )


def credit_site() -> SiteReport:
    health = [sample_match(HEALTH, "卫医许", at, RowStatus.ON_TIME) for at in (1, 2)]
    finding = Finding(
        subject=Subject.COLUMN,
        verdict=Verdict.PRESENT,
        reason="首页设有“双公示”专栏，没有查询功能。",
        url="http://credit.example.gov.cn/sgs/",
        on_home=True,
        searchable=False,
        evidence=("evidence/credit/column.png",),
    )
    return SiteReport(
        role=SiteRole.CREDIT,
        department=None,
        url="http://credit.example.gov.cn/",
        status=SiteStatus.OK,
        outcome=Outcome.OK,
        reason="",
        findings=(finding,),
        records=tuple(
            PublishedRecord(
                kind=Kind.PERMIT,
                department=HEALTH,
                document_number=match.row.document_number.replace("〔", "[").replace("〕", "]"),
                party=match.row.party,
                decision_date=match.row.decision_date,
                published_on=None,
                published_on_source=None,
                project=None,
                url=f"http://credit.example.gov.cn/{at}.html",
                site_role=SiteRole.CREDIT,
            )
            for at, match in enumerate(health)
        ),
        evidence=(sample_evidence("evidence/credit/column.png", "信用门户首页“双公示”专栏"),),
        noticed=sample_noticed("credit", "credit.example.gov.cn")[3:],
        pages=12,
    )


def good_findings(folder: str) -> tuple[Finding, ...]:
    return (
        Finding(
            subject=Subject.COLUMN,
            verdict=Verdict.PRESENT,
            reason="首页设有“双公示”专栏，可按文书号查询。",
            url=f"http://{folder}.example.gov.cn/sgs/",
            on_home=True,
            searchable=True,
            evidence=(f"evidence/{folder}/column.png", f"evidence/{folder}/query.png"),
        ),
        Finding(
            subject=Subject.CATALOGUE,
            verdict=Verdict.FULL,
            reason="目录列行政许可12项、行政处罚30项，关键信息完整。",
            url=f"http://{folder}.example.gov.cn/ml/",
            items=42,
            evidence=(f"evidence/{folder}/catalogue.png",),
        ),
        Finding(subject=Subject.PLAN, verdict=Verdict.PRESENT, reason="2018年度实施方案已公布。"),
        Finding(subject=Subject.OFFICERS, verdict=Verdict.UNKNOWN, reason="名单在扫描图片里，未能识别。"),
    )
