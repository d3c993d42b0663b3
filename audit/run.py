"""The audit of one assessment: ledgers and exports in, statuses, rates, scores and a total out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from audit.department import DepartmentWork, audit_department
from audit.department_case import DepartmentCase, Frame
from audit.ledgers import DepartmentFinder, LedgerReading, read_ledger_folder
from audit.notes import LeftOut, notes_of
from audit.platform import PlatformSide
from audit.rates.counts import add_counts
from audit.rates.five_codes import five_codes_rate
from audit.rates.own_rates import counted_together, with_own_rates, work_counted
from audit.rates.six_rates import add_up
from audit.sampling import DRAWN_MARK
from audit.sampling.saying import sample_notes
from audit.schemes.consequences import consequences_of
from audit.schemes.known import DecidedInPeriod, Known, Time
from audit.schemes.scheme import Scheme
from audit.schemes.scoring import score_department, score_region, total_of
from audit.statistics import Statistics, read_statistics
from audit.status.absence import Absence, absence_on_site
from audit.wording import say
from disclosure.assessment import AssessmentFile, DepartmentFile
from disclosure.findings import SiteReport
from disclosure.judgement import RATE_NAMES, AuditResult, DepartmentAudit, Rate
from disclosure.records import LedgerRow, PublishedRecord
from disclosure.vocabulary import Kind, SiteRole
from disclosure.workdays import WorkCalendar

_FIRST_URLS = 3


def audit(
    file: AssessmentFile,
    *,
    ledgers: Path | None,
    platform: Path | None,
    scheme: Scheme,
    calendar: WorkCalendar,
    statistics: Path | None = None,
    progress: Callable[[str], None] | None = None,
) -> AuditResult:
    """Lay the ledgers on what the sites publish and the platform holds, and score it by the scheme.

    `file` carries the departments with their visits and the credit site's; `statistics` is the file of what others
    supply. InputError where a folder was given in which nothing can be read, or for a mistake in that file.
    """
    tell = progress or (lambda _: None)
    names = [department.target.name for department in file.departments]
    tell(say("progress.ledgers"))
    ledger_reading = read_ledger_folder(ledgers, names, "ledger") if ledgers else None
    tell(say("progress.platform"))
    platform_reading = read_ledger_folder(platform, names, "platform") if platform else None
    frame = Frame(
        scheme=scheme,
        period=file.assessment.period,
        as_of=file.assessment.as_of,
        calendar=calendar,
        ledgers=ledger_reading,
        credit=file.credit,
        statistics=read_statistics(statistics, scheme, names) if statistics else Statistics(),
        sampled=sum(DRAWN_MARK in department.target.remark for department in file.departments),
    )
    works = []
    for case in _cases(file, frame, platform_reading):
        tell(say("progress.department", department=case.name))
        works.append((case, audit_department(case, frame)))
    tell(say("progress.scores"))
    return _result(works, frame, platform_reading)


def _cases(file: AssessmentFile, frame: Frame, platform: LedgerReading | None) -> list[DepartmentCase]:
    ledger_rows = _by_department(frame.ledgers.rows if frame.ledgers else ())
    platform_rows = _by_department(platform.rows if platform else ())
    names = [department.target.name for department in file.departments]
    credit = _credit_records(file.credit, DepartmentFinder(names))
    return [_case(department, ledger_rows, platform, platform_rows, credit) for department in file.departments]


def _case(
    department: DepartmentFile,
    ledger_rows: dict[str, list[LedgerRow]],
    platform: LedgerReading | None,
    platform_rows: dict[str, list[LedgerRow]],
    credit: dict[str, list[PublishedRecord]],
) -> DepartmentCase:
    name = department.target.name
    return DepartmentCase(
        name=name,
        portal=department.portal,
        credit_records=credit.get(name, []),
        ledger_rows=ledger_rows.get(name, []),
        platform=_platform_side(name, platform, platform_rows.get(name, [])),
        unit=department.target.level,
    )


def _by_department(rows: Sequence[LedgerRow]) -> dict[str, list[LedgerRow]]:
    parts: dict[str, list[LedgerRow]] = defaultdict(list)
    for row in rows:
        parts[row.department].append(row)
    return parts


def _credit_records(credit: SiteReport | None, finder: DepartmentFinder) -> dict[str, list[PublishedRecord]]:
    """The credit site's records by department of the list; it writes their names in its own way."""
    parts: dict[str, list[PublishedRecord]] = defaultdict(list)
    for record in credit.records if credit else ():
        owner = finder.owner({"department": record.department}, None).department
        if owner is not None:
            parts[owner].append(record)
    return parts


def _platform_side(name: str, reading: LedgerReading | None, rows: list[LedgerRow]) -> PlatformSide:
    """A row missing from the export proves something only if the export was read whole and speaks of the
    department."""
    if reading is None:
        return PlatformSide(rows=None, absence=Absence(proved=False, reason=say("absence.no_platform")))
    unread = [path for path, owner in reading.unreadable if owner in (None, name)]
    if unread:
        absence = Absence(proved=False, reason=say("absence.platform_unread", files="、".join(unread)))
    elif rows or reading.by_column or name in reading.empty:
        absence = Absence(proved=True, reason=say("absence.platform_complete", rows=len(rows)))
    else:
        absence = Absence(proved=False, reason=say("absence.platform_without_department"))
    return PlatformSide(rows=tuple(rows), absence=absence)


def _result(
    works: Sequence[tuple[DepartmentCase, DepartmentWork]], frame: Frame, platform: LedgerReading | None
) -> AuditResult:
    knowns = [with_own_rates(_known(case, work, frame), frame, work_counted(work)) for case, work in works]
    audits = [_scored(known, work, frame) for known, (_, work) in zip(knowns, works, strict=True)]
    rates = _region_rates(audits, works, frame)
    region = with_own_rates(
        Known(department=None, sites=_sites(None, frame), rates=rates, time=_time(frame)),
        frame,
        counted_together([work_counted(work) for _, work in works]),
    )
    scores = score_region(frame.scheme, region, {audit.department: audit.scores for audit in audits})
    readings = [reading for reading in (frame.ledgers, platform) if reading is not None]
    return AuditResult(
        departments=tuple(audits),
        scores=scores,
        total=total_of(scores, frame.scheme.total_at_most) if frame.scheme.gives_points else None,
        region_rates=rates,
        region_counts=add_counts([audit.counts for audit in audits]),
        files=tuple(source for reading in readings for source in reading.files),
        notes=(
            *sample_notes(frame.sampled, rates),
            *notes_of(frame, audits, scores, _left_out(works), (frame.ledgers, platform)),
        ),
    )


def _left_out(works: Sequence[tuple[DepartmentCase, DepartmentWork]]) -> LeftOut:
    return LeftOut(
        outside=sum(work.outside for _, work in works),
        later=sum(work.later for _, work in works),
        overexposed={case.name: work.overexposed for case, work in works},
    )


def _region_rates(
    audits: Sequence[DepartmentAudit], works: Sequence[tuple[DepartmentCase, DepartmentWork]], frame: Frame
) -> dict[str, Rate]:
    rows = [row for _, work in works for row in work.platform_rows]
    own = (rate.name for rate in frame.scheme.rates)
    names = (*RATE_NAMES, *frame.scheme.counting.also, *own)
    return {**add_up([audit.rates for audit in audits], names), "five_codes": five_codes_rate(rows)}


def _known(case: DepartmentCase, work: DepartmentWork, frame: Frame) -> Known:
    return Known(
        department=case.name,
        sites=_sites(case.portal, frame),
        rates=work.audit.rates,
        ledger=work.audit.ledger,
        decided={SiteRole.CREDIT: _decided(case, frame)} if frame.credit else {},
        unit=case.unit,
        time=_time(frame),
    )


def _scored(known: Known, work: DepartmentWork, frame: Frame) -> DepartmentAudit:
    return replace(
        work.audit,
        rates=known.rates,
        scores=score_department(frame.scheme, known),
        consequences=consequences_of(frame.scheme, known, work.audit.counts),
    )


def _time(frame: Frame) -> Time:
    return Time(period=frame.period, as_of=frame.as_of, calendar=frame.calendar)


def _sites(portal: SiteReport | None, frame: Frame) -> dict[SiteRole, SiteReport]:
    sites = {SiteRole.PORTAL: portal, SiteRole.CREDIT: frame.credit}
    return {role: site for role, site in sites.items() if site is not None}


def _decided(case: DepartmentCase, frame: Frame) -> DecidedInPeriod:
    """The department's records on the credit site decided within the period and shown by the day of the
    assessment."""
    shown = [one for one in case.credit_records if one.published_on is None or one.published_on <= frame.as_of]
    found = [one for one in shown if one.decision_date is not None and one.decision_date in frame.period]
    undated = sum(one.decision_date is None for one in shown)
    proofs = [absence_on_site(kind, frame.credit) for kind in Kind] if frame.credit else []
    reasons = [proof.reason for proof in proofs if not proof.proved]
    if undated:
        reasons.append(say("absence.undated_records", records=undated))
    return DecidedInPeriod(
        found=len(found),
        complete=not reasons,
        reason="；".join(dict.fromkeys(reasons)),
        urls=tuple(dict.fromkeys(record.url for record in found))[:_FIRST_URLS],
    )
