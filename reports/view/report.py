"""The whole report as data."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure.assessment import AssessmentFile
from disclosure.records import SourceFile
from disclosure.targets import Target
from reports.heading import SchemeHeading
from reports.papers.paper import PaperTable
from reports.view.department import DepartmentView, view_department
from reports.view.evidence import EvidenceShelf, evidence_shelf
from reports.view.lost import LostIndicator, UnscoredIndicator, lost_by_indicator, unscored_indicators
from reports.view.noticed import NoticedView, view_noticed
from reports.view.overview import OverviewRow, overview
from reports.view.platform_table import PlatformTable, platform_tables
from reports.view.rankings import own_rankings, ranking_table
from reports.view.rates import RateView, overview_rates, view_rates
from reports.view.scores import ScoreView, view_all_scores
from reports.view.site import SiteView, view_site
from reports.view.unchecked import UncheckedItem, unchecked_items
from reports.wording.bounds import total_sentence
from reports.wording.days import chinese_day, chinese_moment
from reports.wording.figures import points
from reports.wording.words import word


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalView:
    points: str
    full: str
    unscored: tuple[str, ...]
    bounds: str = ""
    """Between which ends the total lies, where it is not complete."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    path: str
    sheet: str
    use: str
    rows: int
    skipped: int
    note: str
    readable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """`rate_heads` are the heads of the summary table's rates; days are already in words."""

    heading: SchemeHeading
    region: str
    period: str
    period_days: str
    as_of: str
    made_at: str
    gist: tuple[str, ...]
    total: TotalView | None
    rate_heads: tuple[str, ...]
    overview: tuple[OverviewRow, ...]
    platform_tables: tuple[PlatformTable, ...]
    region_rates: tuple[RateView, ...]
    scores: tuple[ScoreView, ...]
    credit: SiteView | None
    credit_noticed: tuple[NoticedView, ...]
    unchecked: tuple[UncheckedItem, ...]
    departments: tuple[DepartmentView, ...]
    files: tuple[SourceView, ...]
    notes: tuple[str, ...]
    rankings: tuple[PaperTable, ...] = ()

    @property
    def region_scores(self) -> tuple[ScoreView, ...]:
        return tuple(score for score in self.scores if not score.department)

    @property
    def lost(self) -> tuple[LostIndicator, ...]:
        return lost_by_indicator(self.scores)

    @property
    def unscored(self) -> tuple[UnscoredIndicator, ...]:
        return unscored_indicators(self.scores)


def view_report(file: AssessmentFile, heading: SchemeHeading) -> ReportView:
    """`file` must already be printable (reports.redaction.printable_file)."""
    shelf = evidence_shelf(file)
    audit, about = file.audit, file.assessment
    rows = overview(file, heading)
    unchecked = unchecked_items(file)
    names = overview_rates(on_platform=heading.on_platform)
    return ReportView(
        heading=heading,
        region=_region(file),
        period=about.period.label,
        period_days=f"{chinese_day(about.period.start)}至{chinese_day(about.period.end)}",
        as_of=chinese_day(about.as_of),
        made_at=chinese_moment(file.created_at),
        gist=_gist(rows, unchecked),
        total=_total(file, heading),
        rate_heads=tuple(word("short_rate", name) for name in names),
        overview=rows,
        platform_tables=platform_tables(file, heading),
        region_rates=view_rates(audit.region_rates, heading.zero_prints) if audit and audit.region_rates else (),
        scores=view_all_scores(file, shelf),
        credit=_credit(file, shelf),
        credit_noticed=view_noticed(file.credit, shelf),
        unchecked=unchecked,
        departments=tuple(view_department(file, at, heading, shelf) for at in range(1, len(rows) + 1)),
        files=tuple(_source(source) for source in audit.files) if audit else (),
        notes=audit.notes if audit else (),
        rankings=tuple(ranking_table(one) for one in own_rankings(file, heading)),
    )


def _region(file: AssessmentFile) -> str:
    regions = list(dict.fromkeys(one.target.region for one in file.departments if one.target.region))
    if len(regions) > 3:
        return f"{'、'.join(regions[:3])}等{len(regions)}个地区"
    return "、".join(regions) or word("phrase", "unknown")


def _gist(rows: tuple[OverviewRow, ...], unchecked: tuple[UncheckedItem, ...]) -> tuple[str, ...]:
    """What a reader with half a minute must know."""
    read = sum(row.site.tone in ("good", "warn") for row in rows)
    columns = sum(row.column.tone == "good" for row in rows)
    troubles = sum(row.troubles for row in rows)
    sentences = [
        f"共核查{len(rows)}个部门，{read}个部门的网站可以读取，{columns}个部门设有“双公示”专栏。",
        f"台账中迟报、漏报或未查到公示的共{troubles}条，逐条列在各部门页和工作底稿中。",
    ]
    if unchecked:
        sentences.append(f"另有{len(unchecked)}项未能核查，均未扣分，见“未能核查的事项”，请人工核对后签注。")
    return tuple(sentences)


def _total(file: AssessmentFile, heading: SchemeHeading) -> TotalView | None:
    if file.audit is None or file.audit.total is None:
        return None
    total, rules = file.audit.total, heading.rules
    bounds = total_sentence(rules, file.audit.scores, of_region=True) if rules else ""
    return TotalView(points=points(total.points), full=points(total.full), unscored=total.unscored, bounds=bounds)


def _credit(file: AssessmentFile, shelf: EvidenceShelf) -> SiteView | None:
    if file.credit is None:
        return None
    return view_site(file.credit, Target(name="", region=""), shelf)


def _source(source: SourceFile) -> SourceView:
    return SourceView(
        path=source.path,
        sheet=source.sheet,
        use=word("file_use", source.use),
        rows=source.rows,
        skipped=source.skipped,
        note=source.note,
        readable=source.readable,
    )
