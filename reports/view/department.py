"""A department's own pages."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure.assessment import AssessmentFile, DepartmentFile
from disclosure.judgement import DepartmentAudit
from disclosure.targets import Target
from disclosure.vocabulary import Exclusion, Kind
from reports.counting import count_records, records_of
from reports.heading import SchemeHeading
from reports.view.evidence import EvidenceShelf
from reports.view.mends import MendView, view_mends
from reports.view.noticed import NoticedView, view_noticed
from reports.view.overexposed import OverexposedView, view_overexposed
from reports.view.overview import anchor, records_cell
from reports.view.rates import RateView, view_rates
from reports.view.rows import RowView, view_rows
from reports.view.scores import ScoreView, view_scores
from reports.view.site import SiteView, view_site
from reports.view.unchecked import UncheckedItem, sites_visited, unchecked_of
from reports.wording.bounds import total_sentence
from reports.wording.figures import points, sum_of_points
from reports.wording.words import Label, label, word


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerView:
    verdict: Label
    reason: str
    rows: str
    verified: str
    excluded: tuple[tuple[str, int], ...]
    platform_rows: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentView:
    """`facts` are label and value in reading order; `records` kind and count; `rows_left_out` the ledger
    rows that the page has no room for."""

    number: int
    anchor: str
    name: str
    facts: tuple[tuple[str, str], ...]
    site: SiteView
    records: tuple[tuple[str, str], ...]
    ledger: LedgerView
    rates: tuple[RateView, ...]
    scores: tuple[ScoreView, ...]
    points: str
    full: str
    bounds: str
    """Between which ends the department's points lie, where not all was scored."""
    counts: tuple[tuple[str, int], ...]
    consequences: tuple[str, ...]
    mends: tuple[MendView, ...]
    rows: tuple[RowView, ...]
    rows_left_out: int
    overexposed: tuple[OverexposedView, ...]
    noticed: tuple[NoticedView, ...]
    unchecked: tuple[UncheckedItem, ...]

    @property
    def lost(self) -> tuple[ScoreView, ...]:
        return tuple(score for score in self.scores if score.is_lost)


def view_department(file: AssessmentFile, number: int, heading: SchemeHeading, shelf: EvidenceShelf) -> DepartmentView:
    department = file.departments[number - 1]
    audit = department.audit
    scored = sum_of_points(audit.scores) if audit else None
    rows = view_rows(audit.matches if audit else ())
    return DepartmentView(
        number=number,
        anchor=anchor(number),
        name=department.target.name,
        facts=_facts(department.target),
        site=view_site(department.portal, department.target, shelf),
        records=_records(file, department),
        ledger=_ledger(audit),
        rates=view_rates(audit.rates if audit else {}, heading.zero_prints),
        scores=view_scores(audit.scores if audit else (), department.target.name, shelf),
        points=points(scored[0]) if scored else "",
        full=points(scored[1]) if scored else "",
        bounds=_bounds(audit, heading),
        counts=_counts(audit),
        mends=view_mends(audit, heading),
        consequences=audit.consequences if audit else (),
        rows=rows,
        rows_left_out=len(audit.matches) - len(rows) if audit else 0,
        overexposed=view_overexposed(file, department),
        noticed=view_noticed(department.portal, shelf),
        unchecked=unchecked_of(department, visited=sites_visited(file)),
    )


def _bounds(audit: DepartmentAudit | None, heading: SchemeHeading) -> str:
    if audit is None or not audit.scores or heading.rules is None:
        return ""
    return total_sentence(heading.rules, audit.scores, of_region=False)


def _facts(target: Target) -> tuple[tuple[str, str], ...]:
    facts = (
        ("单位归属", target.region),
        ("级别", target.level),
        ("统一社会信用代码", target.credit_code or ""),
        ("网站首页", target.home_url or ""),
        ("行政许可信息公示网址", target.permit_url or ""),
        ("行政处罚信息公示网址", target.penalty_url or ""),
        ("备注", target.remark),
    )
    return tuple((name, value) for name, value in facts if value)


def _records(file: AssessmentFile, department: DepartmentFile) -> tuple[tuple[str, str], ...]:
    records = records_of(file, department)
    return tuple((kind.chinese, records_cell(count_records(records, department, kind))) for kind in Kind)


def _ledger(audit: DepartmentAudit | None) -> LedgerView:
    ledger = audit.ledger if audit else None
    unknown = word("phrase", "unknown")
    return LedgerView(
        verdict=label("verdict", ledger.verdict if ledger else "unknown"),
        reason=ledger.reason if ledger else word("phrase", "unaudited"),
        rows=str(ledger.rows) if ledger else unknown,
        verified=str(ledger.verified) if ledger else unknown,
        excluded=tuple(
            (word("exclusion", reason), ledger.excluded.get(reason, 0) if ledger else 0) for reason in Exclusion
        ),
        platform_rows=unknown if audit is None or audit.platform_rows is None else str(audit.platform_rows),
    )


def _counts(audit: DepartmentAudit | None) -> tuple[tuple[str, int], ...]:
    return tuple((word("count", name), number) for name, number in audit.counts.items()) if audit else ()
