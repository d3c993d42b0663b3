"""What one department's audit starts from, and the frame all departments share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from audit.ledgers import LedgerReading
from audit.platform import PlatformSide
from audit.schemes.scheme import Scheme
from audit.statistics import Statistics
from disclosure.findings import SiteReport
from disclosure.period import Period
from disclosure.records import LedgerRow, PublishedRecord
from disclosure.workdays import WorkCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The same for every department. `ledgers` None: none were given. `sampled`: how many units of the list were drawn
    by lot, so that the rates are a sample's."""

    scheme: Scheme
    period: Period
    as_of: date
    calendar: WorkCalendar
    ledgers: LedgerReading | None
    credit: SiteReport | None
    statistics: Statistics = field(default_factory=Statistics)
    sampled: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentCase:
    """`credit_records`: those of the credit site that are about this department. `unit`: its level in the list."""

    name: str
    portal: SiteReport | None
    credit_records: Sequence[PublishedRecord]
    ledger_rows: Sequence[LedgerRow]
    platform: PlatformSide
    unit: str = ""
