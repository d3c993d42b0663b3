"""A scheme as data: what a notice counts, from which days, and what it gives points for.

Nothing here knows one scheme from another; the rule files beside this module do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from disclosure.vocabulary import Exclusion, SiteRole
from disclosure.workdays import CountFrom

Basis = Literal["publication", "platform"]
PeriodDate = Literal["decision_date", "reported_on"]
Level = Literal["department", "region"]
WhenEmpty = Literal["unscored", "full", "zero"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """`limit`: working days after the decision; `outer_limit`: calendar days after it, beyond which a row
    is omitted (漏报); None where the scheme knows no such class. `count_from`: whether day one of the limit is
    the day after the decision (民法典 第二百零一条, where the notice does not say) or the decision day."""

    limit: int
    outer_limit: int | None
    clause: str
    outer_clause: str = ""
    count_from: CountFrom = "next_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """What is counted, and from where.

    `basis`: rows are judged by the sites they are published on, or by the platform they are sent to.
    `period_by`: a row is in the period when one of these days is. `published_where`: the sites on which
    being published counts. `exclusions`: what leaves the denominator. `compliance`: `standard` counts rows
    that meet the data standard, `qualified` rows neither late nor omitted nor refused by the platform.
    `open_scopes`: the disclosure scopes (公开范围) that are no concealment, empty where the scheme has no
    such rule; `legal_grounds`: words in a remark by which a row gives its ground for another scope.
    `zero_prints`: what stands for 0/0 in the scheme's own table.
    """

    basis: Basis
    period_by: tuple[PeriodDate, ...]
    published_where: tuple[SiteRole, ...]
    exclusions: tuple[Exclusion, ...]
    compliance: Literal["standard", "qualified"]
    zero_prints: str
    open_scopes: tuple[str, ...] = ()
    legal_grounds: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Points for a verdict; `on_home` and `searchable` None: does not matter."""

    verdict: str
    points: Fraction
    says: str
    on_home: bool | None = None
    searchable: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictCases:
    """Points by a verdict on `subject`: a finding of the site `where`, or the ledger."""

    subject: Literal["column", "catalogue", "plan", "officers", "ledger"]
    where: SiteRole
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RateShare:
    """Points = rate × full, or (1 − rate) × full; `when_empty`: where no row was there to count."""

    rate: str
    complement: bool = False
    when_empty: WhenEmpty = "unscored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    below: Fraction
    points: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class RateSteps:
    """Points of the first step the rate lies below; `otherwise` from the last step up."""

    rate: str
    steps: tuple[Step, ...]
    otherwise: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordInPeriod:
    """Full points for at least one record on the site `where` decided within the period.

    `no_rows`: points policy for a department whose ledger is there and has no row in the period.
    """

    where: SiteRole
    no_rows: WhenEmpty


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """Cannot be had from sites, ledgers and exports: `needs` says what would score it."""

    needs: str


Formula = VerdictCases | RateShare | RateSteps | RecordInPeriod | Needed


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One line of the scheme. At level `department`, `each` are the points of one department and `full`
    those of the region; a deduction has `full` 0."""

    number: str
    title: str
    full: Fraction
    level: Level
    formula: Formula
    clause: str
    information_source: str
    evidence_wanted: str
    each: Fraction = Fraction(1)
    ambiguity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """What follows for a department when a rate lies above `above`, or a count does."""

    says: str
    clause: str
    above: Fraction
    rate: str | None = None
    count: str | None = None
    not_judged: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """One notice's rules. `gives_points` is false for notices that print rates only."""

    identifier: str
    title: str
    source: str
    in_force_from: date | None
    in_force_to: date | None
    timing: Timing
    counting: Counting
    indicators: tuple[Indicator, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    ambiguities: tuple[str, ...] = ()

    @property
    def gives_points(self) -> bool:
        return bool(self.indicators)
