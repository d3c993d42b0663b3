"""What the engine may know when it scores one department, or the region."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from disclosure.findings import SiteReport
from disclosure.judgement import LedgerSummary, Rate
from disclosure.vocabulary import SiteRole


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
class Known:
    """`department` None: the region. `decided` is by site role, for departments only."""

    department: str | None
    sites: Mapping[SiteRole, SiteReport]
    rates: Mapping[str, Rate]
    ledger: LedgerSummary | None = None
    decided: Mapping[SiteRole, DecidedInPeriod] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Points by one formula. `points` None: not scored, and `missing` says what it would take."""

    points: Fraction | None
    grounds: str = ""
    missing: str = ""
    evidence: tuple[str, ...] = ()
