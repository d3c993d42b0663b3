"""Judge an assessment again out of its archive: every visit, then the audit, by today's rules or another scheme."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from audit.run import audit
from audit.schemes import load_scheme
from audit.sought import sought_rows
from crawler.replay import Visited, replay_visits
from disclosure.assessment import AssessmentFile
from disclosure.errors import InputError
from disclosure.findings import SiteReport
from disclosure.sought import Sought
from disclosure.store import Store
from disclosure.targets import Target
from gongshi.settings import SOURCES, Settings


@dataclass(frozen=True, slots=True)
class Replayed:
    """`before`: the assessment as it was made; `after`: as it is judged now; `missing`: sites that the archive holds no
    journal of (visited by an earlier version), whose earlier report was taken over."""

    before: AssessmentFile
    after: AssessmentFile
    missing: tuple[str, ...]
    pages: int


def replay_assessment(store: Store, settings: Settings, scheme: str | None, tell: Callable[[str], None]) -> Replayed:
    """InputError where the ledgers that the audit was made from are gone and `settings` names no others."""
    assessment_id = store.latest()
    before = store.load(assessment_id)
    settings = _with_sources(settings, store.sources(assessment_id))
    sites = sites_of(before, settings.out, store.captures(assessment_id).address, _wanted(before, settings))
    tell(f"由存档重新判定 {len(sites)} 个网站（不联网）")
    reports = replay_visits(sites)
    after = _with_reports(before, sites, reports)
    after = replace(after, assessment=replace(before.assessment, scheme=scheme or before.assessment.scheme))
    tell("核对台账、计算指标")
    result = audit(
        after,
        ledgers=settings.ledgers,
        platform=settings.platform,
        scheme=load_scheme(after.assessment.scheme),
        calendar=settings.calendar,
        statistics=settings.statistics,
    )
    audits = {one.department: one for one in result.departments}
    after = replace(
        after,
        audit=result,
        departments=tuple(replace(one, audit=audits.get(one.target.name)) for one in after.departments),
    )
    unknown = [site for site, one in zip(sites, reports, strict=True) if one is None]
    lacking = tuple(site.report.department or "信用网站" for site in unknown)
    return Replayed(before, after, lacking, sum(one.pages for one in reports if one is not None))


def sites_of(
    file: AssessmentFile, out: Path, index: tuple[str, int, str], wanted: tuple[Sought, ...] = ()
) -> list[Visited]:
    """Every visit of the assessment; `index` as CaptureIndex.address gives it."""
    names = tuple(one.target.name for one in file.departments)
    visited: list[tuple[SiteReport, Target | None]] = [
        (one.portal, one.target) for one in file.departments if one.portal is not None
    ]
    if file.credit is not None:
        visited.append((file.credit, None))
    start, as_of = file.assessment.period.start, file.assessment.as_of
    return [Visited(out, index, report, target, names, start, as_of, wanted) for report, target in visited]


def _wanted(file: AssessmentFile, settings: Settings) -> tuple[Sought, ...]:
    """The ledgers' rows that a credit site was asked for by the scheme of then."""
    if file.credit is None or settings.ledgers is None:
        return ()
    names = [one.target.name for one in file.departments]
    return sought_rows(settings.ledgers, names, load_scheme(file.assessment.scheme), file.assessment.period)


def _with_reports(
    file: AssessmentFile, sites: Sequence[Visited], reports: Sequence[SiteReport | None]
) -> AssessmentFile:
    given = {site.target.name if site.target else None: one for site, one in zip(sites, reports, strict=True) if one}
    departments = tuple(replace(one, portal=given.get(one.target.name, one.portal)) for one in file.departments)
    return replace(file, departments=departments, credit=given.get(None, file.credit))


def _with_sources(settings: Settings, sources: dict[str, str]) -> Settings:
    """What the command line does not name is taken from where the audit took it."""
    found: dict[str, Any] = {}
    for name in SOURCES:
        path = sources.get(name)
        if getattr(settings, name) is None and path:
            if not Path(path).exists():
                raise InputError(f"当时核对用的 {path} 已不在：请用 --{name} 指明它现在的位置。")
            found[name] = Path(path)
    return replace(settings, **found)
