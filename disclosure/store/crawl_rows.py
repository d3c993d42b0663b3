"""A visit's report to table rows and back."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from disclosure.findings import Attempt, BrowserLoad, Evidence, Finding, Listing, Look, Noticed, SiteReport
from disclosure.records import PublishedRecord
from disclosure.sought import Searched, Sought
from disclosure.store.models import (
    EvidenceModel,
    FindingModel,
    ListingModel,
    Model,
    NoticedModel,
    RecordModel,
    SearchedModel,
    SiteModel,
    VisitModel,
)
from disclosure.vocabulary import (
    DateSource,
    EvidenceKind,
    Kind,
    NoticedKind,
    Outcome,
    SiteRole,
    SiteStatus,
    Subject,
    Verdict,
)


def site_row(report: SiteReport, *, assessment_id: int, department_id: int | None) -> SiteModel:
    return SiteModel(
        assessment_id=assessment_id,
        department_id=department_id,
        role=report.role,
        url=report.url,
        status=report.status,
        outcome=report.outcome,
        reason=report.reason,
        visit=VisitModel(
            started_at=report.started_at,
            finished_at=report.finished_at,
            pages=report.pages,
            browser_loads=[asdict(load) for load in report.browser_loads],
            looks=[_with_texts(asdict(look), "started_at", "finished_at") for look in report.looks],
            attempts=[_with_texts(asdict(attempt), "at") for attempt in report.attempts],
            confirm_from=report.confirm_from,
        ),
        findings=[FindingModel(**_lists(asdict(finding), "evidence", "tried")) for finding in report.findings],
        listings=[ListingModel(**asdict(listing)) for listing in report.listings],
        noticed=[NoticedModel(**asdict(one)) for one in report.noticed],
        searched=[_searched_row(one) for one in report.searched],
    )


def many_rows(report: SiteReport, site_id: int) -> dict[type[Model], list[dict[str, Any]]]:
    """What a report may hold thousands of, as values by column: written without an object for each row."""
    records = [{**_columns(RecordModel, one, site_id), "values": dict(one.values)} for one in report.records]
    return {RecordModel: records, EvidenceModel: [_columns(EvidenceModel, one, site_id) for one in report.evidence]}


def _columns(model: type[Model], one: PublishedRecord | Evidence, site_id: int) -> dict[str, Any]:
    own = (name for name in model.__table__.columns.keys() if name not in {"id", "site_id"})  # noqa: SIM118
    return {"site_id": site_id, **{name: getattr(one, name) for name in own}}


def site_report(row: SiteModel, department: str | None) -> SiteReport:
    role = SiteRole(row.role)
    return SiteReport(
        role=role,
        department=department,
        url=row.url,
        status=SiteStatus(row.status),
        outcome=Outcome(row.outcome),
        reason=row.reason,
        findings=tuple(_finding(found) for found in row.findings),
        listings=tuple(_listing(listing) for listing in row.listings),
        records=tuple(_record(record, role) for record in row.records),
        evidence=tuple(_evidence(kept) for kept in row.evidence),
        noticed=tuple(_noticed(one) for one in row.noticed),
        searched=tuple(_searched(one) for one in row.searched),
        pages=row.visit.pages,
        browser_loads=tuple(BrowserLoad(**load) for load in row.visit.browser_loads),
        started_at=row.visit.started_at,
        finished_at=row.visit.finished_at,
        attempts=tuple(_attempt(attempt) for attempt in row.visit.attempts),
        looks=tuple(_look(look) for look in row.visit.looks),
        confirm_from=row.visit.confirm_from,
    )


def _look(said: dict[str, Any]) -> Look:
    return Look(
        started_at=datetime.fromisoformat(said["started_at"]),
        finished_at=datetime.fromisoformat(said["finished_at"]),
        status=SiteStatus(said["status"]),
        reason=said["reason"],
    )


def _attempt(said: dict[str, Any]) -> Attempt:
    return Attempt(
        url=said["url"],
        outcome=Outcome(said["outcome"]),
        at=datetime.fromisoformat(said["at"]),
        record=said["record"],
        reason=said["reason"],
    )


def _finding(row: FindingModel) -> Finding:
    return Finding(
        subject=Subject(row.subject),
        verdict=Verdict(row.verdict),
        reason=row.reason,
        url=row.url,
        on_home=row.on_home,
        searchable=row.searchable,
        items=row.items,
        evidence=tuple(row.evidence),
        tried=tuple(row.tried),
    )


def _listing(row: ListingModel) -> Listing:
    return Listing(
        kind=Kind(row.kind),
        url=row.url,
        family=row.family,
        found=row.found,
        complete=row.complete,
        reason=row.reason,
    )


def _record(row: RecordModel, role: SiteRole) -> PublishedRecord:
    return PublishedRecord(
        kind=Kind(row.kind),
        department=row.department,
        document_number=row.document_number,
        party=row.party,
        decision_date=row.decision_date,
        published_on=row.published_on,
        published_on_source=DateSource(row.published_on_source) if row.published_on_source else None,
        project=row.project,
        url=row.url,
        site_role=role,
        natural_person=row.natural_person,
        evidence=row.evidence,
        values=row.values,
    )


def _noticed(row: NoticedModel) -> Noticed:
    return Noticed(kind=NoticedKind(row.kind), url=row.url, said=row.said, evidence=row.evidence)


def _searched_row(one: Searched) -> SearchedModel:
    return SearchedModel(**asdict(one.sought), found=one.found, asked=list(one.asked), evidence=one.evidence)


def _searched(row: SearchedModel) -> Searched:
    sought = Sought(
        department=row.department,
        kind=Kind(row.kind),
        document_number=row.document_number,
        party=row.party,
        decision_date=row.decision_date,
    )
    return Searched(sought=sought, found=row.found, asked=tuple(row.asked), evidence=row.evidence)


def _evidence(row: EvidenceModel) -> Evidence:
    return Evidence(
        path=row.path,
        kind=EvidenceKind(row.kind),
        url=row.url,
        sha256=row.sha256,
        taken_at=row.taken_at,
        caption=row.caption,
    )


def _lists(fields: dict[str, Any], *names: str) -> dict[str, Any]:
    return fields | {name: list(fields[name]) for name in names}


def _with_texts(fields: dict[str, Any], *moments: str) -> dict[str, Any]:
    """JSON has no moments."""
    return fields | {name: fields[name].isoformat() for name in moments}
