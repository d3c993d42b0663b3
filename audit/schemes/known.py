"""What the engine may know when it scores one department, or the region."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from audit.schemes.asked import Answer
from audit.schemes.named_figures import NamedFigures
from disclosure.findings import SiteReport
from disclosure.judgement import LedgerSummary, Rate
from disclosure.period import Period
from disclosure.vocabulary import SiteRole
from disclosure.workdays import WorkCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedInPeriod:
    """Records of one department on one site that were decided within the period.

    `complete`: the site was read so far that none more can be there. `urls`: the first few.
    """

    found: int
    complete: bool
    reason: str = ""
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """What delays are told by."""

    period: Period
    as_of: date
    calendar: WorkCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """`department` None: the region. `decided` is by site role, for departments only. `unit`: the department's
    level (级别) in the list. `answers`: what the statistics file says of it, `figures`: all that arithmetic may name.
    """

    department: str | None
    sites: Mapping[SiteRole, SiteReport]
    rates: Mapping[str, Rate]
    ledger: LedgerSummary | None = None
    decided: Mapping[SiteRole, DecidedInPeriod] = field(default_factory=dict)
    unit: str = ""
    answers: Mapping[str, Sequence[Answer]] = field(default_factory=dict)
    figures: NamedFigures = field(default_factory=NamedFigures)
    time: Time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Points by one formula. `points` None: not scored, and `missing` says what it would take. `full`: the full
    points, where entries of the statistics file have each their own."""

    points: Fraction | None
    grounds: str = ""
    missing: str = ""
    evidence: tuple[str, ...] = ()
    full: Fraction | None = None
