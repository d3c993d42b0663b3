"""One assessment and everything known of it: what the reports are written from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from disclosure.findings import SiteReport
from disclosure.judgement import AuditResult, DepartmentAudit
from disclosure.period import Period
from disclosure.targets import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """`scheme` is the scheme's identifier, `as_of` the day the assessment is made for."""

    scheme: str
    period: Period
    as_of: date
    credit_site: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentFile:
    """All that is known of one department: its target row, its own site, its audit."""

    target: Target
    portal: SiteReport | None
    audit: DepartmentAudit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentFile:
    """An assessment with its departments in the order of the target list, and the credit site's visit."""

    assessment: Assessment
    departments: tuple[DepartmentFile, ...]
    credit: SiteReport | None
    audit: AuditResult | None
    created_at: datetime
