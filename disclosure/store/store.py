"""The store: begin an assessment, save what visits and audits give, load it all for the reports."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL, Engine, ExceptionContext, create_engine, delete, event, insert, make_url, select
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session, selectinload

from disclosure.assessment import Assessment, AssessmentFile, DepartmentFile
from disclosure.errors import EnvironmentMissingError, InputError
from disclosure.findings import SiteReport
from disclosure.judgement import AuditResult
from disclosure.period import Period
from disclosure.second_look import UNSEEN, standing
from disclosure.store import audit_rows, crawl_rows
from disclosure.store.capture_index import CaptureIndex
from disclosure.store.migrate import upgrade
from disclosure.store.models import (
    AssessmentModel,
    CaptureModel,
    DepartmentModel,
    LedgerRowModel,
    RateModel,
    ScoreModel,
    SiteModel,
    SourceFileModel,
)
from disclosure.targets import Target


def open_store(url: str) -> Store:
    """Open (and bring up to date) the database at an SQLAlchemy URL; EnvironmentMissingError where it
    cannot be reached."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    try:
        # a server may have dropped a connection that stood idle while sites were waited for
        engine = create_engine(parsed, pool_pre_ping=parsed.get_backend_name() != "sqlite")
        if parsed.get_backend_name() == "sqlite":
            event.listen(engine, "connect", _keep_foreign_keys)
        upgrade(engine)
    except (SQLAlchemyError, ImportError) as error:
        place = parsed.render_as_string(hide_password=True)
        raise EnvironmentMissingError(f"数据库 {place} 无法使用（{error}）：请检查地址、权限和驱动。") from error
    event.listen(engine, "handle_error", lambda context: _lost(context, parsed), retval=True)
    return Store(engine)


def _lost(context: ExceptionContext, place: URL) -> EnvironmentMissingError | None:
    """A database that is gone, full or locked in the middle of the work ends the command with a sentence."""
    if context.is_disconnect or isinstance(context.sqlalchemy_exception, (OperationalError, InterfaceError)):
        said = str(context.original_exception).strip().splitlines()[0]
        return EnvironmentMissingError(
            f"数据库 {place.render_as_string(hide_password=True)} 中途无法使用（{said}）。已取得的内容没有丢失："
            "请检查数据库和磁盘空间，再运行同样的命令即可接着做。"
        )
    return None


def _keep_foreign_keys(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.close()


class Store:
    """One database. Every public method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def close(self) -> None:
        self._engine.dispose()

    def begin(self, assessment: Assessment, targets: Sequence[Target], *, fresh: bool = False) -> int:
        """The assessment's id: the existing one where the same assessment of the same targets was begun
        before (so that the same command goes on), a new one otherwise or with `fresh`."""
        key = _key(assessment, targets)
        with Session(self._engine) as session, session.begin():
            known = session.scalar(select(AssessmentModel).where(AssessmentModel.key == key))
            if known is not None and not fresh:
                known.created_at = _now()
                return known.id
            if known is not None:
                session.delete(known)
                session.flush()
            row = AssessmentModel(
                key=key,
                scheme=assessment.scheme,
                period_label=assessment.period.label,
                period_start=assessment.period.start,
                period_end=assessment.period.end,
                as_of=assessment.as_of,
                credit_site=assessment.credit_site,
                created_at=_now(),
            )
            session.add(row)
            session.flush()
            session.add_all(
                DepartmentModel(assessment_id=row.id, position=position, **_target_fields(target))
                for position, target in enumerate(targets)
            )
            return row.id

    def latest(self) -> int:
        """The assessment begun last; InputError where the database holds none."""
        with Session(self._engine) as session:
            found = session.scalar(
                select(AssessmentModel.id).order_by(AssessmentModel.created_at.desc(), AssessmentModel.id.desc())
            )
        if found is None:
            raise InputError("数据库里还没有评估：请先运行 gongshi crawl 或 gongshi run。")
        return found

    def audited(self) -> list[int]:
        """Every assessment that was audited, the one begun first first."""
        with Session(self._engine) as session:
            query = select(AssessmentModel.id).where(AssessmentModel.audited_at.is_not(None))
            return list(session.scalars(query.order_by(AssessmentModel.created_at, AssessmentModel.id)))

    def set_scheme(self, assessment_id: int, scheme: str) -> None:
        """Judge the same crawl by another scheme."""
        with Session(self._engine) as session, session.begin():
            session.get_one(AssessmentModel, assessment_id).scheme = scheme

    def set_sources(self, assessment_id: int, sources: Mapping[str, str]) -> None:
        """Remember what the audit is made from (ledgers, platform, statistics, holidays: paths)."""
        with Session(self._engine) as session, session.begin():
            session.get_one(AssessmentModel, assessment_id).sources = dict(sources)

    def sources(self, assessment_id: int) -> dict[str, str]:
        with Session(self._engine) as session:
            return dict(session.get_one(AssessmentModel, assessment_id).sources)

    def save_site(self, assessment_id: int, report: SiteReport) -> None:
        """Keep a visit's report in place of an earlier one of the same site."""
        with Session(self._engine) as session, session.begin():
            department_id = None
            if report.department is not None:
                department_id = session.scalars(
                    select(DepartmentModel.id).where(
                        DepartmentModel.assessment_id == assessment_id,
                        DepartmentModel.name == report.department,
                    )
                ).one()
            earlier = select(SiteModel).where(
                SiteModel.assessment_id == assessment_id,
                SiteModel.role == report.role,
                SiteModel.department_id.is_(None)
                if department_id is None
                else SiteModel.department_id == department_id,
            )
            for row in session.scalars(earlier):
                session.delete(row)
            site = crawl_rows.site_row(report, assessment_id=assessment_id, department_id=department_id)
            session.add(site)
            session.flush()
            for model, rows in crawl_rows.many_rows(report, site.id).items():
                if rows:
                    session.connection().execute(insert(model), rows)

    def save_audit(self, assessment_id: int, result: AuditResult) -> None:
        """Keep an audit's result in place of an earlier one."""
        with Session(self._engine) as session, session.begin():
            assessment = session.get_one(AssessmentModel, assessment_id)
            ids = {row.name: row for row in _departments(session, assessment_id)}
            _forget_audit(session, assessment_id, [row.id for row in ids.values()])
            for audit in result.departments:
                row = ids[audit.department]
                audit_rows.write_summary(row, audit)
                session.add_all(audit_rows.ledger_row(match, row.id) for match in audit.matches)
                session.add_all(audit_rows.rate_rows(assessment_id, row.id, audit.rates.items()))
                session.add_all(audit_rows.score_row(assessment_id, row.id, given) for given in audit.scores)
            session.add_all(audit_rows.rate_rows(assessment_id, None, result.region_rates.items()))
            session.add_all(audit_rows.score_row(assessment_id, None, given) for given in result.scores)
            session.add_all(SourceFileModel(assessment_id=assessment_id, **asdict(file)) for file in result.files)
            assessment.audited_at = _now()
            assessment.notes = list(result.notes)
            assessment.region_counts = dict(result.region_counts)
            assessment.total_points = str(result.total.points) if result.total else None
            assessment.total_full = str(result.total.full) if result.total else None
            assessment.total_unscored = list(result.total.unscored) if result.total else []

    def load(self, assessment_id: int) -> AssessmentFile:
        """Everything known of an assessment, departments in the order of the target list. Of a site whose second look
        is outstanding it says what may be said by then (disclosure.second_look)."""
        with Session(self._engine) as session:
            row = session.get_one(AssessmentModel, assessment_id)
            departments = _departments(session, assessment_id)
            sites = _sites(session, assessment_id)
            audit = _load_audit(session, row, departments)
            audits = {one.department: one for one in audit.departments} if audit else {}
            names = {one.id: one.name for one in departments}
            reports = {site.department_id: standing(_report(site, names)) for site in sites}
            return AssessmentFile(
                assessment=_assessment(row),
                departments=tuple(
                    DepartmentFile(target=_target(one), portal=reports.get(one.id), audit=audits.get(one.name))
                    for one in departments
                ),
                credit=reports.get(None),
                audit=audit,
                created_at=row.created_at,
            )

    def captures(self, assessment_id: int) -> CaptureIndex:
        """The index of the assessment's archive."""
        with Session(self._engine) as session:
            key = session.get_one(AssessmentModel, assessment_id).key
        return CaptureIndex(self._engine, assessment_id, key)

    def forget_archive_files(self, names: Sequence[str]) -> None:
        """WARC files that were removed (their retention is over): what lay in them is known no more."""
        with Session(self._engine) as session, session.begin():
            session.execute(delete(CaptureModel).where(CaptureModel.file.in_(names)))

    def settled(self, assessment_id: int) -> dict[str | None, SiteReport]:
        """The reports of the departments whose own site has been looked at (None: of the credit site), as they were
        handed in. A site that could not be reached, or that refused, be it at its second look, is not settled: going
        on means trying it again."""
        with Session(self._engine) as session:
            names = {one.id: one.name for one in _departments(session, assessment_id)}
            reports = [_report(site, names) for site in _sites(session, assessment_id)]
        return {
            one.department: one for one in reports if not UNSEEN & {one.status, *(look.status for look in one.looks)}
        }


def _report(site: SiteModel, names: Mapping[int, str]) -> SiteReport:
    return crawl_rows.site_report(site, names[site.department_id] if site.department_id else None)


def _departments(session: Session, assessment_id: int) -> Sequence[DepartmentModel]:
    query = select(DepartmentModel).where(DepartmentModel.assessment_id == assessment_id)
    return session.scalars(query.order_by(DepartmentModel.position)).all()


def _sites(session: Session, assessment_id: int) -> Sequence[SiteModel]:
    parts = (SiteModel.visit, SiteModel.findings, SiteModel.listings, SiteModel.records, SiteModel.evidence)
    query = select(SiteModel).where(SiteModel.assessment_id == assessment_id)
    return session.scalars(query.options(*(selectinload(part) for part in parts))).all()


def _load_audit(session: Session, row: AssessmentModel, departments: Iterable[DepartmentModel]) -> AuditResult | None:
    if row.audited_at is None:
        return None
    rates: dict[int | None, list[RateModel]] = defaultdict(list)
    scores: dict[int | None, list[ScoreModel]] = defaultdict(list)
    for rate in session.scalars(select(RateModel).where(RateModel.assessment_id == row.id).order_by(RateModel.id)):
        rates[rate.department_id].append(rate)
    for score in session.scalars(select(ScoreModel).where(ScoreModel.assessment_id == row.id).order_by(ScoreModel.id)):
        scores[score.department_id].append(score)
    audits = [
        audit_rows.department_audit(one, _ledger_rows(session, one.id), rates[one.id], scores[one.id])
        for one in departments
    ]
    files = session.scalars(
        select(SourceFileModel).where(SourceFileModel.assessment_id == row.id).order_by(SourceFileModel.id)
    )
    return AuditResult(
        departments=tuple(audit for audit in audits if audit is not None),
        scores=tuple(map(audit_rows.score, scores[None])),
        total=audit_rows.total(row),
        region_rates=audit_rows.rate_map(rates[None]),
        region_counts=row.region_counts,
        files=tuple(map(audit_rows.source_file, files)),
        notes=tuple(row.notes),
    )


def _ledger_rows(session: Session, department_id: int) -> Sequence[LedgerRowModel]:
    query = select(LedgerRowModel).where(LedgerRowModel.department_id == department_id)
    return session.scalars(query.options(selectinload(LedgerRowModel.match)).order_by(LedgerRowModel.id)).all()


def _forget_audit(session: Session, assessment_id: int, department_ids: Sequence[int]) -> None:
    for model in (RateModel, ScoreModel, SourceFileModel):
        session.execute(delete(model).where(model.assessment_id == assessment_id))
    session.execute(delete(LedgerRowModel).where(LedgerRowModel.department_id.in_(department_ids)))


def _assessment(row: AssessmentModel) -> Assessment:
    period = Period(row.period_label, row.period_start, row.period_end)
    return Assessment(scheme=row.scheme, period=period, as_of=row.as_of, credit_site=row.credit_site)


_TARGET_FIELDS = ("name", "region", "level", "home_url", "permit_url", "penalty_url", "credit_code", "remark")


def _target_fields(target: Target) -> dict[str, object]:
    return {name: getattr(target, name) for name in _TARGET_FIELDS}


def _target(row: DepartmentModel) -> Target:
    return Target(
        name=row.name,
        region=row.region,
        level=row.level,
        home_url=row.home_url,
        permit_url=row.permit_url,
        penalty_url=row.penalty_url,
        credit_code=row.credit_code,
        remark=row.remark,
    )


def _key(assessment: Assessment, targets: Sequence[Target]) -> str:
    """What makes two runs the same assessment. The scheme is not part of it: the same crawl may be judged
    by several schemes."""
    said = [
        str(assessment.period.start),
        str(assessment.period.end),
        str(assessment.as_of),
        assessment.credit_site,
        [_said(target) for target in targets],
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _said(target: Target) -> dict[str, object]:
    """A list without duties is the same whether or not the program knows of duties."""
    fields: dict[str, object] = asdict(target)
    return fields if target.duties else {name: value for name, value in fields.items() if name != "duties"}


def _now() -> datetime:
    """UTC without a zone: SQLite keeps none."""
    return datetime.now(UTC).replace(tzinfo=None)
