"""Rows as they were reported: in time or not, meeting the standard or not.

They are the platform's rows. Where no export was given, whether they were in time is told by the reporting day that the
ledger itself names; whether they met the data standard is not: a ledger of annex 4 has four columns and is no report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from audit.rates.six_rates import timing_rates
from audit.schemes.scheme import Scheme
from audit.standard import compliance_sentence, compliant_rows, filled_fields, platform_verdict
from audit.timing import Timed, time_row
from audit.wording import say
from disclosure.judgement import Rate
from disclosure.records import LedgerRow
from disclosure.vocabulary import RowStatus
from disclosure.workdays import WorkCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """`timed` is laid beside `rows`. `from_platform`: false where the ledger stands in for the export. `missing`: why
    an export has no rows of the department, where that does not mean that none were reported."""

    rows: tuple[LedgerRow, ...]
    timed: tuple[Timed, ...]
    from_platform: bool
    missing: str = ""

    @property
    def statuses(self) -> list[RowStatus]:
        return [timed.status for timed in self.timed]


def time_reported(
    rows: Sequence[LedgerRow], scheme: Scheme, calendar: WorkCalendar, *, from_platform: bool, missing: str = ""
) -> Reported:
    timed = tuple(time_row(row.decision_date, row.reported_on, scheme.timing, calendar) for row in rows)
    return Reported(rows=tuple(rows), timed=timed, from_platform=from_platform, missing=missing)


def reporting_rates(reported: Reported, scheme: Scheme) -> dict[str, Rate]:
    """Late and omission rates by the reporting day."""
    remark = "" if reported.from_platform or not reported.rows else say("rule.from_ledger")
    return timing_rates(reported.statuses, scheme, remark)


def compliance_rate(reported: Reported, scheme: Scheme, as_of: date) -> Rate:
    """Compliant rows ÷ reported rows, by what the scheme calls compliant; 0/0 with the reason where nothing is known of
    what was reported (运信用办〔2021〕25号: 合规数据量/报送数据总量)."""
    if scheme.counting.compliance == "qualified":
        return _qualified_rate(reported)
    if unknown := _unknown(reported):
        return Rate(0, 0, unknown)
    rule = compliance_sentence(reported.rows) or say("rule.compliance")
    return Rate(sum(compliant_rows(reported.rows, as_of)), len(reported.rows), rule)


def completeness_rate(reported: Reported, as_of: date) -> Rate:
    """Filled cells of the fields that the standard wants in every row ÷ all such cells of the platform's rows."""
    if unknown := _unknown(reported):
        return Rate(0, 0, unknown)
    return Rate(*filled_fields(reported.rows, as_of), say("rule.completeness"))


def _unknown(reported: Reported) -> str:
    """Why it cannot be said what was reported; "" where it can."""
    if not reported.from_platform:
        return say("rule.compliance_no_platform")
    return say("rule.compliance_unknown", reason=reported.missing) if reported.missing and not reported.rows else ""


def _qualified_rate(reported: Reported) -> Rate:
    """Neither late nor omitted nor refused by the platform (殷信用办〔2024〕14号 附件1:
    迟报+漏报+合格=合计)."""
    known = [
        (row, timed)
        for row, timed in zip(reported.rows, reported.timed, strict=True)
        if timed.status in (RowStatus.ON_TIME, RowStatus.LATE, RowStatus.OMITTED)
    ]
    qualified = sum(timed.status is RowStatus.ON_TIME and platform_verdict(row) is not False for row, timed in known)
    if not known and (unknown := _unknown(reported)):
        return Rate(0, 0, unknown)
    unjudged = len(reported.rows) - len(known)
    remark = "" if reported.from_platform else say("rule.from_ledger")
    rule = say("rule.qualified") + remark + (say("rule.not_judged", rows=unjudged) if unjudged else "")
    return Rate(qualified, len(known), rule)
