"""The tables. One assessment owns departments, sites, findings, records, ledger rows, matches and scores."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Model(DeclarativeBase):
    """What all tables share: the map from Python types to columns."""

    type_annotation_map = {dict[str, Any]: JSON, list[str]: JSON, list[dict[str, Any]]: JSON}  # noqa: RUF012


class AssessmentModel(Model):
    __tablename__ = "assessment"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    """Digest of what makes two runs the same assessment, so that the same command goes on."""
    scheme: Mapped[str] = mapped_column(String(200))
    period_label: Mapped[str] = mapped_column(String(40))
    period_start: Mapped[date]
    period_end: Mapped[date]
    as_of: Mapped[date]
    credit_site: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]
    audited_at: Mapped[datetime | None]
    total_points: Mapped[str | None] = mapped_column(String(60))
    total_full: Mapped[str | None] = mapped_column(String(60))
    total_unscored: Mapped[list[str]] = mapped_column(default=list)
    region_counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    notes: Mapped[list[str]] = mapped_column(default=list)
    sources: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What the audit was made from (ledgers, platform …), so that it can be made again."""


class DepartmentModel(Model):
    __tablename__ = "department"
    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(200))
    region: Mapped[str] = mapped_column(String(200))
    level: Mapped[str] = mapped_column(String(20))
    home_url: Mapped[str | None] = mapped_column(Text)
    permit_url: Mapped[str | None] = mapped_column(Text)
    penalty_url: Mapped[str | None] = mapped_column(Text)
    credit_code: Mapped[str | None] = mapped_column(String(18))
    remark: Mapped[str] = mapped_column(Text)
    ledger_verdict: Mapped[str | None] = mapped_column(String(20))
    ledger_reason: Mapped[str] = mapped_column(Text, default="")
    ledger_rows: Mapped[int] = mapped_column(default=0)
    ledger_verified: Mapped[int] = mapped_column(default=0)
    ledger_excluded: Mapped[dict[str, Any]] = mapped_column(default=dict)
    platform_rows: Mapped[int | None]
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    consequences: Mapped[list[str]] = mapped_column(default=list)


class SiteModel(Model):
    __tablename__ = "site"
    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id", ondelete="CASCADE"), index=True)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id", ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(String(10))
    url: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(20))
    outcome: Mapped[str] = mapped_column(String(30))
    reason: Mapped[str] = mapped_column(Text)
    visit: Mapped[VisitModel] = relationship(cascade="all, delete-orphan", uselist=False)
    findings: Mapped[list[FindingModel]] = relationship(cascade="all, delete-orphan")
    listings: Mapped[list[ListingModel]] = relationship(cascade="all, delete-orphan")
    records: Mapped[list[RecordModel]] = relationship(cascade="all, delete-orphan")
    evidence: Mapped[list[EvidenceModel]] = relationship(cascade="all, delete-orphan")
    noticed: Mapped[list[NoticedModel]] = relationship(cascade="all, delete-orphan")
    searched: Mapped[list[SearchedModel]] = relationship(cascade="all, delete-orphan")


class VisitModel(Model):
    __tablename__ = "visit"
    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id", ondelete="CASCADE"), index=True)
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    pages: Mapped[int]
    browser_loads: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    looks: Mapped[list[dict[str, Any]]] = mapped_column(default=list, server_default="[]")
    attempts: Mapped[list[dict[str, Any]]] = mapped_column(default=list, server_default="[]")
    confirm_from: Mapped[datetime | None]
    """Not earlier than this is the second look, which is outstanding."""


class FindingModel(Model):
    __tablename__ = "finding"
    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id", ondelete="CASCADE"), index=True)
    subject: Mapped[str] = mapped_column(String(20))
    verdict: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(Text)
    url: Mapped[str | None] = mapped_column(Text)
    on_home: Mapped[bool | None]
    searchable: Mapped[bool | None]
    items: Mapped[int | None]
    evidence: Mapped[list[str]] = mapped_column(default=list)
    tried: Mapped[list[str]] = mapped_column(default=list)


class ListingModel(Model):
    __tablename__ = "listing"
    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    url: Mapped[str] = mapped_column(Text)
    family: Mapped[str] = mapped_column(String(60))
    found: Mapped[int]
    complete: Mapped[bool]
    reason: Mapped[str] = mapped_column(Text)


class RecordModel(Model):
    __tablename__ = "record"
    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    department: Mapped[str] = mapped_column(String(200))
    document_number: Mapped[str | None] = mapped_column(Text)
    party: Mapped[str | None] = mapped_column(Text)
    decision_date: Mapped[date | None]
    published_on: Mapped[date | None]
    published_on_source: Mapped[str | None] = mapped_column(String(20))
    project: Mapped[str | None] = mapped_column(Text)
    url: Mapped[str] = mapped_column(Text)
    natural_person: Mapped[bool]
    evidence: Mapped[str | None] = mapped_column(Text)
    values: Mapped[dict[str, Any]] = mapped_column(default=dict)


class EvidenceModel(Model):
    __tablename__ = "evidence"
    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id", ondelete="CASCADE"), index=True)
    path: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(20))
    url: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    taken_at: Mapped[datetime]
    caption: Mapped[str] = mapped_column(Text)


class SearchedModel(Model):
    __tablename__ = "searched"
    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id", ondelete="CASCADE"), index=True)
    department: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(10))
    document_number: Mapped[str | None] = mapped_column(Text)
    party: Mapped[str | None] = mapped_column(Text)
    decision_date: Mapped[date | None]
    found: Mapped[bool]
    asked: Mapped[list[str]] = mapped_column(default=list)
    evidence: Mapped[str] = mapped_column(Text)


class NoticedModel(Model):
    """Seen on the way, of no verdict."""

    __tablename__ = "noticed"
    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("site.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    url: Mapped[str] = mapped_column(Text)
    said: Mapped[str] = mapped_column(Text)
    evidence: Mapped[str] = mapped_column(Text, default="", server_default="")


class CaptureModel(Model):
    """Where an answer lies in the run's archive (disclosure.captures)."""

    __tablename__ = "capture"
    __table_args__ = (
        Index("ix_capture_key", "assessment_id", "key"),
        Index("ix_capture_digest", "assessment_id", "digest"),
        Index("ix_capture_record", "record"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id", ondelete="CASCADE"))
    record: Mapped[str] = mapped_column(String(36))
    file: Mapped[str] = mapped_column(String(80))
    offset: Mapped[int] = mapped_column(BigInteger)
    length: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(10))
    key: Mapped[str] = mapped_column(String(200))
    url: Mapped[str] = mapped_column(Text)
    status: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    again: Mapped[bool]
    reusable: Mapped[bool]
    at: Mapped[datetime]


class SourceFileModel(Model):
    __tablename__ = "source_file"
    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id", ondelete="CASCADE"), index=True)
    path: Mapped[str] = mapped_column(Text)
    sheet: Mapped[str] = mapped_column(Text)
    use: Mapped[str] = mapped_column(String(10))
    rows: Mapped[int]
    skipped: Mapped[int]
    note: Mapped[str] = mapped_column(Text)
    readable: Mapped[bool]


class LedgerRowModel(Model):
    __tablename__ = "ledger_row"
    id: Mapped[int] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id", ondelete="CASCADE"), index=True)
    file: Mapped[str] = mapped_column(Text)
    sheet: Mapped[str] = mapped_column(Text)
    row: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    document_number: Mapped[str | None] = mapped_column(Text)
    party: Mapped[str | None] = mapped_column(Text)
    decision_date: Mapped[date | None]
    project: Mapped[str | None] = mapped_column(Text)
    reported_on: Mapped[date | None]
    disclosure_scope: Mapped[str | None] = mapped_column(Text)
    remark: Mapped[str | None] = mapped_column(Text)
    natural_person: Mapped[bool]
    excluded: Mapped[str | None] = mapped_column(String(30))
    problems: Mapped[list[str]] = mapped_column(default=list)
    values: Mapped[dict[str, Any]] = mapped_column(default=dict)
    match: Mapped[MatchModel] = relationship(cascade="all, delete-orphan", uselist=False)


class MatchModel(Model):
    __tablename__ = "match"
    id: Mapped[int] = mapped_column(primary_key=True)
    ledger_row_id: Mapped[int] = mapped_column(ForeignKey("ledger_row.id", ondelete="CASCADE"), index=True)
    status: Mapped[str] = mapped_column(String(20))
    matched_url: Mapped[str | None] = mapped_column(Text)
    matched_by: Mapped[str | None] = mapped_column(String(40))
    published_on: Mapped[date | None]
    working_days: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text)
    on_platform: Mapped[bool | None]


class RateModel(Model):
    """A rate of a department, or of the region where department_id is null."""

    __tablename__ = "rate"
    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id", ondelete="CASCADE"), index=True)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(30))
    numerator: Mapped[int]
    denominator: Mapped[int]
    rule: Mapped[str] = mapped_column(Text)


class ScoreModel(Model):
    """Points of an indicator, of a department or of the region; exact fractions as text."""

    __tablename__ = "score"
    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id", ondelete="CASCADE"), index=True)
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id", ondelete="CASCADE"))
    indicator: Mapped[str] = mapped_column(String(30))
    title: Mapped[str] = mapped_column(Text)
    points: Mapped[str | None] = mapped_column(String(60))
    full: Mapped[str] = mapped_column(String(60))
    grounds: Mapped[str] = mapped_column(Text)
    clause: Mapped[str] = mapped_column(Text)
    information_source: Mapped[str] = mapped_column(Text)
    evidence: Mapped[list[str]] = mapped_column(default=list)
    missing: Mapped[str] = mapped_column(Text)
