"""Judge an assessment again out of its archive: every visit, then the audit, by today's rules or another scheme."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import RLock
from typing import Any

from audit.run import audit
from audit.schemes import load_scheme
from audit.sought import sought_rows
from crawler.archive.reader import ArchiveReader
from crawler.replay import replay_site
from disclosure.assessment import AssessmentFile
from disclosure.errors import InputError
from disclosure.findings import SiteReport
from disclosure.sought import Sought
from disclosure.store import CaptureIndex, Store
from disclosure.targets import Target
from gongshi.settings import SOURCES, Settings

_WORTH_A_PROCESS = 300
"""Pages: below it starting a process takes longer than it saves."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """`before`: the assessment as it was made; `after`: as it is judged now; `missing`: sites that the archive holds no
    journal of (visited by an earlier version), whose earlier report was taken over."""

    before: AssessmentFile
    after: AssessmentFile
    missing: tuple[str, ...]
    pages: int


@dataclass(frozen=True, slots=True)
class Visited:
    """One visit to go through again; all of it can be handed to another process."""

    out: Path
    index: tuple[str, int, str]
    report: SiteReport
    target: Target | None
    departments: tuple[str, ...]
    period_start: date
    as_of: date
    wanted: tuple[Sought, ...] = ()

    def replay(self, *, alone: bool = False) -> SiteReport | None:
        """`alone`: no other visit is gone through at the same time, so that this one may use a second processor."""
        archive = ArchiveReader(self.out, CaptureIndex.of(*self.index))
        return replay_site(
            archive,
            self.report,
            self.target,
            departments=self.departments,
            wanted=self.wanted,
            period_start=self.period_start,
            as_of=self.as_of,
            read_ahead=alone,
        )


def replay_assessment(store: Store, settings: Settings, scheme: str | None, tell: Callable[[str], None]) -> Replayed:
    """InputError where the ledgers that the audit was made from are gone and `settings` names no others."""
    assessment_id = store.latest()
    before = store.load(assessment_id)
    settings = _with_sources(settings, store.sources(assessment_id))
    sites = sites_of(before, settings.out, store.captures(assessment_id).address, _wanted(before, settings))
    tell(f"由存档重新判定 {len(sites)} 个网站（不联网）")
    reports = replay_sites(sites)
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


def replay_sites(sites: Sequence[Visited]) -> list[SiteReport | None]:
    """The largest sites first, on as many processors as there are: this process goes through sites itself and begins
    at once, while the others still start; whoever has done one takes the next."""
    order = deque(sorted(range(len(sites)), key=lambda at: -sites[at].report.pages))
    pages = sum(site.report.pages for site in sites)
    helpers = min(os.cpu_count() or 1, len(sites), pages // _WORTH_A_PROCESS) - 1
    if helpers < 1:
        return [site.replay(alone=True) for site in sites]
    done: dict[int, SiteReport | None] = {}
    theirs: dict[int, Future[SiteReport | None]] = {}
    turn = RLock()
    with ProcessPoolExecutor(helpers, mp_context=multiprocessing.get_context("spawn")) as pool:

        def hand_out(_: object = None) -> None:
            with turn:
                if order:
                    at = order.popleft()
                    theirs[at] = pool.submit(sites[at].replay)
                    theirs[at].add_done_callback(hand_out)

        for _ in range(helpers):
            hand_out()
        try:
            while (at := _next(order, turn)) is not None:
                done[at] = sites[at].replay()
        finally:
            order.clear()  # nothing more is handed out where this process failed or was interrupted
    return [done[at] if at in done else theirs[at].result() for at in range(len(sites))]


def _next(order: deque[int], turn: RLock) -> int | None:
    with turn:
        return order.popleft() if order else None


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
