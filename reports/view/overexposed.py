"""Penalties still public after their longest term, as the papers list them."""

from __future__ import annotations

from dataclasses import dataclass

from audit.display import Overexposure, overexposures
from disclosure.assessment import AssessmentFile, DepartmentFile
from reports.counting import records_of
from reports.view.evidence import web_address
from reports.wording.words import word


@dataclass(frozen=True, slots=True, kw_only=True)
class OverexposedView:
    """`until`: the last day of the longest term; `link` the first address where the penalty still stands."""

    document_number: str
    party: str
    decision_date: str
    until: str
    sites: str
    reason: str
    url: str
    link: str


def overexposed_of(file: AssessmentFile, department: DepartmentFile) -> tuple[Overexposure, ...]:
    """The department's, on its own site and the credit site, on the day the assessment is made for."""
    return overexposures(records_of(file, department), file.assessment.as_of)


def view_overexposed(file: AssessmentFile, department: DepartmentFile) -> tuple[OverexposedView, ...]:
    return tuple(map(_view, overexposed_of(file, department)))


def _view(found: Overexposure) -> OverexposedView:
    unknown = word("phrase", "unknown")
    url = found.urls[0] if found.urls else ""
    return OverexposedView(
        document_number=found.document_number or unknown,
        party=found.party or unknown,
        decision_date=found.decision_date.isoformat(),
        until=found.until.isoformat(),
        sites="、".join(word("site_role", role) for role in found.roles),
        reason=found.reason,
        url=url,
        link=web_address(url),
    )
