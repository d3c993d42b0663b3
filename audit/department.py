"""One department: its ledger laid on what was published and reported, its rates and what follows from
them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from audit.department_case import DepartmentCase, Frame
from audit.display import Stage, duty_of, overexposures
from audit.ledgers.summary import summarise_ledger
from audit.match.publications import Publication, gather_publications
from audit.platform import (
    as_record,
    concealment_rate,
    is_on_platform,
    judge_against_platform,
    once_each,
    scope_fault,
    scope_note,
    with_reporting_day,
)
from audit.rates.consistency import also_rates, shifted_rows
from audit.rates.counts import publication_counts, reported_counts
from audit.rates.reported import Reported, completeness_rate, compliance_rate, reporting_rates, time_reported
from audit.rates.six_rates import on_time_rate, publicity_rate, timing_rates
from audit.status.absence import Absence, absence_on_sites, own_site_read
from audit.status.credit_absence import not_on_credit_site
from audit.status.row_status import Bench, judge_rows
from audit.timing import time_row
from audit.verified_rows.exclusions import exclude_rows
from audit.verified_rows.in_period import rows_in_period
from audit.verified_rows.natural_persons import with_natural_persons
from audit.wording import say
from disclosure.judgement import DepartmentAudit, Rate, RowMatch
from disclosure.records import LedgerRow, PublishedRecord
from disclosure.vocabulary import Exclusion, Kind, RowStatus, SiteRole

Pairs = Sequence[tuple[RowMatch, LedgerRow | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentWork:
    """The audit without its scores, and what the region's figures and notes are made of besides.

    `platform_rows`: those of the period, repeated ones included. `later`: platform rows that were
    reported only after the day of the assessment. `overexposed`: penalties still public after their longest term.
    """

    audit: DepartmentAudit
    platform_rows: tuple[LedgerRow, ...]
    outside: int
    later: int
    overexposed: int


def audit_department(case: DepartmentCase, frame: Frame) -> DepartmentWork:
    """Statuses of all ledger rows of the period, six rates, counts and consequences."""
    counting = frame.scheme.counting
    selection = rows_in_period(_ledger_rows(case, frame), frame.period, counting.period_by)
    rows = _excluded(with_natural_persons(selection.rows, _shown(case)), frame)
    held = [row for row in case.platform.rows or () if not _is_later(row.reported_on, frame)]
    platform = rows_in_period(held, frame.period, counting.period_by)
    judged = _judged(rows, _reported(rows, platform.rows, case, frame), case, frame)
    audit = DepartmentAudit(
        department=case.name,
        ledger=summarise_ledger(case.name, frame.ledgers, selection, rows),
        rates=judged.rates,
        matches=judged.matches,
        counts=judged.counts,
        platform_rows=None if case.platform.rows is None else len(platform.rows),
    )
    return DepartmentWork(
        audit=audit,
        platform_rows=platform.rows,
        outside=selection.outside + platform.outside,
        later=len(case.platform.rows or ()) - len(held),
        overexposed=len(overexposures(_on_sites(case), frame.as_of)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    matches: tuple[RowMatch, ...]
    rates: dict[str, Rate]
    counts: dict[str, int]


def _judged(rows: Sequence[LedgerRow], reported: Reported, case: DepartmentCase, frame: Frame) -> _Judged:
    """By the scheme's basis: the sites rows are published on, or the platform they are sent to."""
    scheme, bench = frame.scheme, _bench(case, frame)
    pairs = judge_against_platform(rows, case.platform, bench)
    bench = replace(bench, not_on_credit=not_on_credit_site(case, frame, pairs))
    if scheme.counting.basis == "publication":
        matches = _by_sites(rows, _published(case, frame), bench, pairs, case)
        alone: tuple[RowMatch, ...] = ()
        timing = timing_rates([match.status for match in matches if match.matched_by], scheme)
        counts = publication_counts(matches)
    else:
        matches, alone = _by_platform(pairs, case, frame), _platform_only(pairs, reported, frame)
        timing = reporting_rates(reported, scheme)
        counts = reported_counts(reported)
    on_sites = _by_sites(rows, _published(case, frame), bench, pairs, case) if scheme.counting.also else ()
    rates = {
        "publicity": publicity_rate(matches),
        "on_time": on_time_rate(matches, scheme),
        **timing,
        "concealment": concealment_rate(pairs, case.platform, scheme.counting),
        "compliance": compliance_rate(reported, scheme, frame.as_of),
        **also_rates(scheme.counting.also, on_sites, [match for match, _ in pairs], case.platform),
    }
    if "completeness" in scheme.counting.also:
        rates["completeness"] = completeness_rate(reported, frame.as_of)
    closed = sum(scope_fault(match.row, scheme.counting) for match in alone)
    if "consistency" in scheme.counting.also:
        counts["shifted"] = shifted_rows(on_sites, [match for match, _ in pairs])
    counts |= {"qualified": rates["compliance"].numerator, "concealed": rates["concealment"].numerator + closed}
    return _Judged(matches=(*matches, *alone), rates=rates, counts=counts)


def _ledger_rows(case: DepartmentCase, frame: Frame) -> Sequence[LedgerRow]:
    by_reporting_day = "reported_on" in frame.scheme.counting.period_by
    return with_reporting_day(case.ledger_rows, case.platform) if by_reporting_day else case.ledger_rows


def _excluded(rows: Sequence[LedgerRow], frame: Frame) -> list[LedgerRow]:
    """With the scheme's exclusions; where rows are judged by what is public, also those that by law need not be
    (国家发展改革委令第36号: 轻微失信信息)."""
    counting = frame.scheme.counting
    told = exclude_rows(rows, counting.exclusions)
    if counting.basis != "publication" or Exclusion.NOT_PUBLIC not in counting.exclusions:
        return told
    return [row._replace(excluded=Exclusion.NOT_PUBLIC) if _is_not_public(row, frame.as_of) else row for row in told]


def _is_not_public(row: LedgerRow, as_of: date) -> bool:
    return row.excluded is None and duty_of(row, as_of).stage is Stage.NOT_PUBLIC


def _is_later(day: date | None, frame: Frame) -> bool:
    return day is not None and day > frame.as_of


def _on_sites(case: DepartmentCase) -> list[PublishedRecord]:
    return [*(case.portal.records if case.portal else ()), *case.credit_records]


def _shown(case: DepartmentCase) -> list[PublishedRecord]:
    """All records of the department, wherever they are shown."""
    return [*_on_sites(case), *map(as_record, case.platform.rows or ())]


def _bench(case: DepartmentCase, frame: Frame) -> Bench:
    return Bench(
        timing=frame.scheme.timing,
        calendar=frame.calendar,
        as_of=frame.as_of,
        absences={kind: _absence(kind, case, frame) for kind in Kind},
        own_site={kind: own_site_read(kind, case.portal) for kind in Kind},
        place="sites",
        period=frame.period if frame.scheme.counting.period_by == ("decision_date",) else None,
    )


def _absence(kind: Kind, case: DepartmentCase, frame: Frame) -> Absence:
    sites = {SiteRole.PORTAL: case.portal, SiteRole.CREDIT: frame.credit}
    counted = {role: sites[role] for role in frame.scheme.counting.published_where}
    return absence_on_sites(kind, counted, case.portal)


def _published(case: DepartmentCase, frame: Frame) -> list[Publication]:
    where = frame.scheme.counting.published_where
    records: list[PublishedRecord] = []
    if case.portal is not None and SiteRole.PORTAL in where:
        records += case.portal.records
    if SiteRole.CREDIT in where:
        records += case.credit_records
    return gather_publications(records)


def _reported(rows: Sequence[LedgerRow], platform: Sequence[LedgerRow], case: DepartmentCase, frame: Frame) -> Reported:
    if case.platform.rows is None:
        verified = [row for row in rows if row.excluded is None and not _is_later(row.reported_on, frame)]
        return time_reported(verified, frame.scheme, frame.calendar, from_platform=False)
    # Of the exclusions only repetition concerns the platform: what was reported was reported.
    own = once_each(exclude_rows(platform, (Exclusion.DUPLICATE,)))
    missing = "" if case.platform.absence.proved else case.platform.absence.reason
    return time_reported(own, frame.scheme, frame.calendar, from_platform=True, missing=missing)


def _by_sites(
    rows: Sequence[LedgerRow],
    published: Sequence[Publication],
    bench: Bench,
    pairs: Pairs,
    case: DepartmentCase,
) -> tuple[RowMatch, ...]:
    matches = judge_rows(rows, published, bench)
    return tuple(
        _with_platform(match, on_platform, case) for match, (on_platform, _) in zip(matches, pairs, strict=True)
    )


def _with_platform(match: RowMatch, on_platform: RowMatch, case: DepartmentCase) -> RowMatch:
    if case.platform.rows is None or match.status is RowStatus.EXCLUDED:
        return match
    known = is_on_platform(on_platform)
    note = say("match.not_on_platform") if known is False else ""
    return replace(match, on_platform=known, note="；".join(filter(None, (match.note, note))))


def _by_platform(pairs: Pairs, case: DepartmentCase, frame: Frame) -> tuple[RowMatch, ...]:
    if case.platform.rows is None:
        return tuple(_by_own_reporting_day(match, frame) for match, _ in pairs)
    judged = []
    for match, row in pairs:
        scope = scope_note(row, frame.scheme.counting) if row else ""
        note = "；".join(filter(None, (match.note, scope)))
        judged.append(replace(match, on_platform=is_on_platform(match), note=note))
    return tuple(judged)


def _by_own_reporting_day(match: RowMatch, frame: Frame) -> RowMatch:
    """Without an export: by the reporting day that the ledger names, if it names one."""
    row = match.row
    if match.status is RowStatus.EXCLUDED or row.reported_on is None:
        return match
    if _is_later(row.reported_on, frame):
        note = say("match.not_yet_reported", done=row.reported_on, as_of=frame.as_of)
        return replace(match, status=RowStatus.NOT_JUDGED, note=note)
    timed = time_row(row.decision_date, row.reported_on, frame.scheme.timing, frame.calendar)
    return replace(
        match,
        status=timed.status,
        published_on=row.reported_on,
        working_days=timed.working_days,
        note="；".join(filter(None, (timed.note, say("match.by_own_reporting_day")))),
    )


def _platform_only(pairs: Pairs, reported: Reported, frame: Frame) -> tuple[RowMatch, ...]:
    """Platform rows of the period that no ledger row was laid on: without them no figure could be opened."""
    if not reported.from_platform:
        return ()
    claimed = {(row.file, row.sheet, row.row) for _, row in pairs if row is not None}
    said = say("match.platform_only" if pairs else "match.platform_only_no_ledger")
    return tuple(
        RowMatch(
            row=row,
            status=timed.status,
            published_on=row.reported_on,
            working_days=timed.working_days,
            note="；".join(filter(None, (said, timed.note, scope_note(row, frame.scheme.counting)))),
            on_platform=True,
        )
        for row, timed in zip(reported.rows, reported.timed, strict=True)
        if (row.file, row.sheet, row.row) not in claimed
    )
