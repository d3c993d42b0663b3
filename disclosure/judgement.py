"""What the audit gives: a status for every ledger row, rates, scores and a total."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from disclosure.records import LedgerRow, SourceFile
from disclosure.vocabulary import MatchedBy, RowStatus, Verdict


@dataclass(frozen=True, slots=True)
class Rate:
    """A figure that explains itself. `value` is None where the denominator is 0."""

    numerator: int
    denominator: int
    rule: str = ""

    @property
    def value(self) -> Fraction | None:
        return Fraction(self.numerator, self.denominator) if self.denominator else None


RATE_NAMES = ("publicity", "on_time", "late", "omission", "concealment", "compliance")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowMatch:
    """One ledger row and what became of it. `working_days`: from decision to publication."""

    row: LedgerRow
    status: RowStatus
    matched_url: str | None = None
    matched_by: MatchedBy | None = None
    published_on: date | None = None
    working_days: int | None = None
    note: str = ""
    on_platform: bool | None = None
    """Whether the platform export has the row; None where there is no export to ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerSummary:
    verdict: Verdict
    rows: int
    excluded: Mapping[str, int]
    verified: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Points of one indicator, of a department or (department None) of the region.

    `points` None: not scored, and `missing` says what is needed to score it. `clause` is the source's own
    place. `grounds` is the Chinese sentence under a lost point (扣分依据).
    """

    indicator: str
    title: str
    points: Fraction | None
    full: Fraction
    grounds: str
    clause: str = ""
    information_source: str = ""
    evidence: tuple[str, ...] = ()
    missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentAudit:
    department: str
    ledger: LedgerSummary
    rates: Mapping[str, Rate]
    matches: tuple[RowMatch, ...]
    scores: tuple[Score, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    """Counts the scheme's own table prints, e.g. late, omitted, qualified, permit, penalty, total."""
    platform_rows: int | None = None
    consequences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    points: Fraction
    full: Fraction
    unscored: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditResult:
    """`total` is None under schemes that give no points (Yindu 2024). `notes` are warnings for the report,
    e.g. years outside the holiday table."""

    departments: tuple[DepartmentAudit, ...]
    scores: tuple[Score, ...]
    total: Total | None
    region_rates: Mapping[str, Rate]
    region_counts: Mapping[str, int]
    files: tuple[SourceFile, ...]
    notes: tuple[str, ...] = ()
