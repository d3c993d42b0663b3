"""An audit's result to table rows and back. Points are exact fractions, kept as text."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from disclosure.judgement import DepartmentAudit, LedgerSummary, Rate, RowMatch, Score, Total
from disclosure.records import LedgerRow, SourceFile
from disclosure.store.models import (
    AssessmentModel,
    DepartmentModel,
    LedgerRowModel,
    MatchModel,
    RateModel,
    ScoreModel,
    SourceFileModel,
)
from disclosure.vocabulary import Exclusion, Kind, MatchedBy, RowStatus, Verdict


def write_summary(row: DepartmentModel, audit: DepartmentAudit) -> None:
    row.ledger_verdict = audit.ledger.verdict
    row.ledger_reason = audit.ledger.reason
    row.ledger_rows = audit.ledger.rows
    row.ledger_verified = audit.ledger.verified
    row.ledger_excluded = dict(audit.ledger.excluded)
    row.platform_rows = audit.platform_rows
    row.counts = dict(audit.counts)
    row.consequences = list(audit.consequences)


def department_audit(
    row: DepartmentModel,
    ledger_rows: Iterable[LedgerRowModel],
    rates: Iterable[RateModel],
    scores: Iterable[ScoreModel],
) -> DepartmentAudit | None:
    """The audit of a department; None where it has not been audited."""
    if row.ledger_verdict is None:
        return None
    return DepartmentAudit(
        department=row.name,
        ledger=LedgerSummary(
            verdict=Verdict(row.ledger_verdict),
            rows=row.ledger_rows,
            excluded=row.ledger_excluded,
            verified=row.ledger_verified,
            reason=row.ledger_reason,
        ),
        rates=rate_map(rates),
        matches=tuple(_row_match(ledger_row, row.name) for ledger_row in ledger_rows),
        scores=tuple(map(score, scores)),
        counts=row.counts,
        platform_rows=row.platform_rows,
        consequences=tuple(row.consequences),
    )


def rate_map(rows: Iterable[RateModel]) -> dict[str, Rate]:
    return {row.name: Rate(row.numerator, row.denominator, row.rule) for row in rows}


def ledger_row(match: RowMatch, department_id: int) -> LedgerRowModel:
    row = match.row
    return LedgerRowModel(
        department_id=department_id,
        file=row.file,
        sheet=row.sheet,
        row=row.row,
        kind=row.kind,
        document_number=row.document_number,
        party=row.party,
        decision_date=row.decision_date,
        project=row.project,
        reported_on=row.reported_on,
        disclosure_scope=row.disclosure_scope,
        remark=row.remark,
        natural_person=row.natural_person,
        excluded=row.excluded,
        problems=list(row.problems),
        values=dict(row.values),
        match=MatchModel(
            status=match.status,
            matched_url=match.matched_url,
            matched_by=match.matched_by,
            published_on=match.published_on,
            working_days=match.working_days,
            note=match.note,
            on_platform=match.on_platform,
        ),
    )


def _row_match(model: LedgerRowModel, department: str) -> RowMatch:
    row = LedgerRow(
        file=model.file,
        sheet=model.sheet,
        row=model.row,
        department=department,
        kind=Kind(model.kind),
        document_number=model.document_number,
        party=model.party,
        decision_date=model.decision_date,
        project=model.project,
        reported_on=model.reported_on,
        disclosure_scope=model.disclosure_scope,
        remark=model.remark,
        natural_person=model.natural_person,
        excluded=Exclusion(model.excluded) if model.excluded else None,
        problems=tuple(model.problems),
        values=model.values,
    )
    match = model.match
    return RowMatch(
        row=row,
        status=RowStatus(match.status),
        matched_url=match.matched_url,
        matched_by=MatchedBy(match.matched_by) if match.matched_by else None,
        published_on=match.published_on,
        working_days=match.working_days,
        note=match.note,
        on_platform=match.on_platform,
    )


def rate_rows(assessment_id: int, department_id: int | None, rates: Iterable[tuple[str, Rate]]) -> list[RateModel]:
    return [
        RateModel(
            assessment_id=assessment_id,
            department_id=department_id,
            name=name,
            numerator=rate.numerator,
            denominator=rate.denominator,
            rule=rate.rule,
        )
        for name, rate in rates
    ]


def score_row(assessment_id: int, department_id: int | None, given: Score) -> ScoreModel:
    return ScoreModel(
        assessment_id=assessment_id,
        department_id=department_id,
        indicator=given.indicator,
        title=given.title,
        points=None if given.points is None else str(given.points),
        full=str(given.full),
        grounds=given.grounds,
        clause=given.clause,
        information_source=given.information_source,
        evidence=list(given.evidence),
        missing=given.missing,
    )


def score(row: ScoreModel) -> Score:
    return Score(
        indicator=row.indicator,
        title=row.title,
        points=None if row.points is None else Fraction(row.points),
        full=Fraction(row.full),
        grounds=row.grounds,
        clause=row.clause,
        information_source=row.information_source,
        evidence=tuple(row.evidence),
        missing=row.missing,
    )


def total(row: AssessmentModel) -> Total | None:
    if row.total_points is None or row.total_full is None:
        return None
    return Total(points=Fraction(row.total_points), full=Fraction(row.total_full), unscored=tuple(row.total_unscored))


def source_file(row: SourceFileModel) -> SourceFile:
    return SourceFile(
        path=row.path,
        sheet=row.sheet,
        use=row.use,
        rows=row.rows,
        skipped=row.skipped,
        note=row.note,
        readable=row.readable,
    )
