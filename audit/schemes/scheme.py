"""A scheme as data: what a notice counts, from which days, and what it gives points for.

Nothing here knows one scheme from another; the rule files beside this module do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from audit.schemes.asked import AskedFigure
from audit.schemes.expressions import Expression
from audit.schemes.ranking_rules import Ranking
from audit.schemes.sampling_rules import Sampling
from disclosure.vocabulary import Exclusion, SiteRole
from disclosure.workdays import CountFrom

Basis = Literal["publication", "platform"]
PeriodDate = Literal["decision_date", "reported_on"]
Level = Literal["department", "region"]
WhenEmpty = Literal["unscored", "full", "zero"]
AlsoRate = Literal["site_publicity", "consistency", "completeness"]
ON_SITES: frozenset[AlsoRate] = frozenset({"site_publicity", "consistency"})
"""Those that are counted on the sites."""
Gather = Literal["mean", "pooled"]
Take = Literal["best", "first"]
Combine = Literal["sum", "mean", "share"]


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
    `zero_prints`: what stands for 0/0 in the scheme's own table. `also`: rates beside the six; site_publicity
    is 公示率 on the sites where the basis is the platform, consistency that ledger, site and platform say the same.
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
    also: tuple[AlsoRate, ...] = ()


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

    `no_rows`: points policy for a department whose ledger is there and has no row in the period; `no_rows_needs`: the
    question of the statistics file that must be answered 是 for it, else there are no points.
    """

    where: SiteRole
    no_rows: WhenEmpty
    no_rows_needs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """Cannot be had from sites, ledgers and exports: `needs` says what would score it."""

    needs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCase:
    answer: str
    points: Fraction
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCases:
    """Points by what the statistics file answers to one question."""

    statistic: str
    cases: tuple[AnswerCase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """`when` None: in every other case."""

    points: Expression
    when: Expression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """Points of the first branch that holds, kept between `at_least` and the full points (`uncapped`: no upper
    end). `when_empty`: where something would be divided by 0."""

    branches: tuple[Branch, ...]
    at_least: Fraction = Fraction(0)
    uncapped: bool = False
    when_empty: WhenEmpty = "unscored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The last day in time; one of three. `month_day`: (month, day) of the period's year. `working_day`: the
    n-th working day after the period. `in_worksheet`: each entry of the worksheet names its own."""

    month_day: tuple[int, int] | None = None
    working_day: int | None = None
    in_worksheet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """Full points for what was done by its due day, `per_day` less for every working day after it, none past
    `nothing_after` working days. Several entries: `each_full` gives each its own full points, else all take
    from one. `when_none`: where the worksheet says 无此事项."""

    statistic: str
    due: Due
    per_day: Fraction
    nothing_after: int | None = None
    each_full: bool = False
    when_none: WhenEmpty = "unscored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """Several ways to the same points: the `best` of them (专栏在省级政府网站或信用网站), or the `first` that can be
    judged (后台数据, else the export)."""

    take: Take
    formulas: tuple[Formula, ...]


Formula = VerdictCases | RateShare | RateSteps | RecordInPeriod | AnswerCases | Computed | Delay | Needed | Several


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One line of the scheme. At level `department`, `each` are the points of one department and `full`
    those of the region; a deduction has `full` 0.

    `months`: asked only of periods with one of these months (empty: always). `units`: asked only of departments
    of these levels (级别) in the list. `part`: the part of the year's work it belongs to, see `Part`. `gather`: the
    region's points are the departments' mean, or the formula on the sums of all their rows (合计后相除).
    """

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
    months: tuple[int, ...] = ()
    units: tuple[str, ...] = ()
    part: str = ""
    gather: Gather = "mean"

    @property
    def own_full(self) -> Fraction:
        """The full points of one department, or of the region where the region is judged."""
        return self.each if self.level == "department" else self.full

    @property
    def at_least(self) -> Fraction:
        """The fewest points there can be: below 0 for a deduction."""
        return self.formula.at_least if isinstance(self.formula, Computed) else Fraction(0)

    @property
    def uncapped(self) -> bool:
        """Whether there may be more points than the full ones (积分不设上限, 每完成一项)."""
        formula = self.formula
        return formula.uncapped if isinstance(formula, Computed) else isinstance(formula, Delay) and formula.each_full


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """What follows for a department when a rate lies above `above`, or a count does, or an answer of the statistics
    file, or no ledger was handed in; not where that file answers 是 to `unless`. `running`: only where it held in so
    many periods one after another, which the history of several periods tells."""

    says: str
    clause: str
    above: Fraction
    rate: str | None = None
    count: str | None = None
    statistic: str | None = None
    without_ledger: bool = False
    unless: str = ""
    not_judged: str = ""
    running: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRate:
    """A rate of the scheme's own, its numerator and denominator whole numbers of rows; the region's is the sums,
    divided."""

    name: str
    numerator: Expression
    denominator: Expression
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the year's work, and its share of the year's points. `combine`: of several periods the points are
    added (积分总和), their mean is taken, or they are set against the full points and count out of 100."""

    name: str
    weight: Fraction
    clause: str
    combine: Combine = "sum"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedColumn:
    """One column of the notice's own table: a count or a rate, under the head it prints."""

    head: str
    count: str = ""
    rate: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTable:
    """One table the notice prints: its title, the head over the units' names, its columns, and of which units (none:
    of all that stand in no other table). `levels` and `endings`: the level in the list, or how the name ends."""

    title: str
    unit_head: str
    columns: tuple[PrintedColumn, ...]
    clause: str
    levels: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BackFilling:
    """Decisions of these days that were not reported are to be reported by `due`."""

    start: date
    end: date
    due: date
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What the notice asks besides: `due` as it says it (每月10日前)."""

    says: str
    due: str
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """One notice's rules. `gives_points` is false for notices that print rates only. `statistics`: what others
    must supply. `total_at_most`: the most that all points together count."""

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
    statistics: tuple[AskedFigure, ...] = ()
    rates: tuple[NamedRate, ...] = ()
    parts: tuple[Part, ...] = ()
    duties: tuple[Duty, ...] = ()
    back_filling: BackFilling | None = None
    tables: tuple[PrintedTable, ...] = ()
    rankings: tuple[Ranking, ...] = ()
    sampling: Sampling | None = None
    total_at_most: Fraction | None = None

    @property
    def gives_points(self) -> bool:
        return bool(self.indicators)
