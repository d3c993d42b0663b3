"""Whether each finding of a run is proved as it must be: what was found framed in a picture, or the reason why it is
not; what is missing with every page that was tried, how that ended, and the archive's record of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from disclosure.findings import Finding, SiteReport
from disclosure.store import open_store
from disclosure.vocabulary import Outcome, Subject, Verdict

FRAMED, EXCUSED = "（红框）", ("（未加红框：", "（未截图：")


def reports_in(out: Path) -> dict[str, SiteReport]:
    """By department; 信用网站 for the credit site."""
    store = open_store(f"sqlite:///{out / 'gongshi.db'}")
    try:
        file = store.load(store.latest())
    finally:
        store.close()
    found = {one.target.name: one.portal for one in file.departments} | {"信用网站": file.credit}
    return {name: report for name, report in found.items() if report is not None}


def pictures_of(out: Path) -> Iterator[tuple[str, str]]:
    """Owner, and caption of each picture (or of the copy that stands in for it) that should show something framed."""
    for name, report in reports_in(out).items():
        captions = {one.path: one.caption for one in report.evidence}
        for finding in report.findings:
            for path in finding.evidence:
                caption = captions.get(path, "")
                if FRAMED in caption or any(excuse in caption for excuse in EXCUSED):
                    yield name, caption


def unproved(out: Path) -> list[str]:
    """What lacks its proof, in words."""
    wrong = []
    for name, report in reports_in(out).items():
        captions = {one.path: one.caption for one in report.evidence}
        for finding in report.findings:
            shown = [captions.get(path, "") for path in finding.evidence]
            wrong += [f"{name}: {finding.subject} {what} {shown}" for what in _unshown(finding, shown)]
            if _is_negative(finding):
                wrong += [f"{name}: {finding.subject} {what}" for what in _untold(finding, report)]
    return wrong


def _unshown(finding: Finding, captions: list[str]) -> Iterator[str]:
    """What was found and is neither framed in a picture nor said why not."""
    wanted = []
    if finding.subject is Subject.COLUMN and finding.on_home and finding.verdict is not Verdict.UNKNOWN:
        wanted.append(("首页", "the link on the home page"))
    if finding.subject is Subject.COLUMN and finding.searchable:
        wanted.append(("查询", "the query"))
    if finding.subject is Subject.CATALOGUE and finding.verdict in {Verdict.FULL, Verdict.PARTIAL}:
        wanted.append(("目录", "the catalogue"))
    for word, what in wanted:
        said = [caption for caption in captions if word in caption or "专栏页面" in caption]
        if not any(FRAMED in caption or any(excuse in caption for excuse in EXCUSED) for caption in said):
            yield what


def _is_negative(finding: Finding) -> bool:
    missing = {Verdict.ABSENT, Verdict.EMPTY, Verdict.PARTIAL}
    return finding.verdict in missing or finding.on_home is False or finding.searchable is False


def _untold(finding: Finding, report: SiteReport) -> Iterator[str]:
    attempts = {one.url: one for one in report.attempts}
    pages = [url for url in finding.tried if "robots.txt（" not in url]
    if not pages:
        yield "names no page that was tried"
    for url in pages:
        attempt = attempts.get(url)
        if attempt is None:
            yield f"does not say how {url} ended"
        elif attempt.outcome is Outcome.OK and not attempt.record:
            yield f"names no record of {url}"
