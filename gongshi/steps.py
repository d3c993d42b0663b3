"""The three steps of a run: crawl, audit, report; each from and into the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from audit.run import audit
from audit.schemes import load_scheme
from audit.sought import sought_rows
from crawler.manners.site_delays import read_site_delays
from crawler.manners.visit_hours import VisitHours
from crawler.options import CrawlOptions
from crawler.run import crawl, forget_pages
from crawler.sessions import passed_since
from disclosure.assessment import AssessmentFile
from disclosure.findings import SiteProgress, SiteReport
from disclosure.second_look import may_cost
from disclosure.sought import Sought
from disclosure.store import Store, open_store
from gongshi.browser_path import find_browser
from gongshi.inputs import RunInputs
from gongshi.settings import Settings
from reports.custody.sealing import seal
from reports.heading import SchemeHeading
from reports.write import write_all

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who is told of the progress."""

    on_site: Callable[[SiteProgress], None]
    on_step: Callable[[str], None]


@contextmanager
def result_store(settings: Settings) -> Iterator[Store]:
    """The store behind a result folder. When the work on it ends well it is closed, and the folder is sealed: what
    was written stands in the evidence log. After an error or Ctrl-C the next run seals."""
    store = open_store(settings.database_url)
    try:
        yield store
    finally:
        store.close()
    seal(settings.out, settings.sealing)


def crawl_step(store: Store, inputs: RunInputs, watcher: Watcher, *, fresh: bool = False) -> int:
    """Visit every site that has not been looked at yet; the assessment's id."""
    options = crawl_options(inputs.settings, inputs)
    if fresh:
        forget_pages(options)
    assessment_id = store.begin(inputs.assessment, inputs.targets, fresh=fresh)
    store.set_scheme(assessment_id, inputs.assessment.scheme)
    settled = {
        name: report
        for name, report in store.settled(assessment_id).items()
        if not passed_since(options.out, report)  # a person has passed a barrier since (gongshi visit)
    }
    wanted = _wanted(inputs) if options.confirm_after or (inputs.assessment.credit_site and None not in settled) else ()
    looked = {name: report for name, report in settled.items() if _is_outstanding(report, options, wanted)}
    done = settled.keys() - looked.keys()
    crawl(
        [target for target in inputs.targets if target.name not in done],
        options,
        departments=[target.name for target in inputs.targets],
        credit_site=inputs.assessment.credit_site if None not in done else None,
        wanted=wanted,
        looked=looked,
        on_site=lambda report: store.save_site(assessment_id, report),
        on_progress=watcher.on_site,
        captures=store.captures(assessment_id),
    )
    return assessment_id


def _is_outstanding(report: SiteReport, options: CrawlOptions, wanted: Sequence[Sought]) -> bool:
    """Whether a site that was looked at once waits for its second look, or has to be looked at again because it now
    has something to lose by it (the run of then was told not to, or there was no ledger yet)."""
    if report.confirm_from is not None:
        return True
    return bool(options.confirm_after) and len(report.looks) == 1 and may_cost(report, wanted)


def _wanted(inputs: RunInputs) -> tuple[Sought, ...]:
    """The ledgers' rows: for a credit site that can only be queried, and for what its absence from a list may cost."""
    if inputs.settings.ledgers is None:
        return ()
    names = [target.name for target in inputs.targets]
    return sought_rows(inputs.settings.ledgers, names, inputs.scheme, inputs.assessment.period)


def crawl_options(settings: Settings, inputs: RunInputs) -> CrawlOptions:
    settings.out.mkdir(parents=True, exist_ok=True)
    return CrawlOptions(
        out=settings.out,
        period_start=inputs.assessment.period.start,
        as_of=inputs.assessment.as_of,
        browser=find_browser(settings.browser),
        user_agent=settings.user_agent,
        delay=settings.delay,
        sites_at_once=settings.concurrency,
        site_delays=read_site_delays(settings.site_delays),
        visit_hours=VisitHours.read(settings.visit_hours),
        request_timeout=settings.request_timeout,
        site_time_limit=settings.site_time_limit,
        site_page_limit=settings.site_page_limit,
        confirm_after=settings.confirm_after,
        max_page_bytes=settings.page_size_limit * _MEGABYTE,
        archive_limit_bytes=settings.archive_limit * _MEGABYTE,
        log_file=settings.out / "crawl.log",
    )


def audit_step(store: Store, assessment_id: int, settings: Settings, watcher: Watcher) -> None:
    """Lay ledgers and platform exports on what the sites publish, score by the scheme."""
    store.set_scheme(assessment_id, settings.scheme)
    store.set_sources(assessment_id, settings.sources)
    watcher.on_step("核对台账、计算指标")
    result = audit(
        store.load(assessment_id),
        ledgers=settings.ledgers,
        platform=settings.platform,
        scheme=load_scheme(settings.scheme),
        calendar=settings.calendar,
        statistics=settings.statistics,
        progress=watcher.on_step,
    )
    store.save_audit(assessment_id, result)


def report_step(store: Store, assessment_id: int, out: Path, watcher: Watcher) -> AssessmentFile:
    """Write the papers; gives what they were written from."""
    file = store.load(assessment_id)
    watcher.on_step("撰写报告")
    write_all(file, SchemeHeading.of(load_scheme(file.assessment.scheme)), out)
    return file
