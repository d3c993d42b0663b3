"""When a site was looked at, and which pages were tried: in the words an assessor would use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from disclosure.findings import Attempt, Finding, SiteReport
from disclosure.second_look import NEGATIVE
from disclosure.vocabulary import Outcome, SiteRole, Subject
from reports.wording.days import local_moment
from reports.wording.words import word


def looks_sentence(site: SiteReport | None) -> str:
    """The times at which a site was looked at; "" where nobody was there, or an earlier version did not note it."""
    if site is None or not site.looks:
        return ""
    times = [_clock(look.started_at) for look in site.looks]
    if len(times) > 1:
        return word("looks", "twice").format(first=times[0], second=times[1])
    if site.confirm_from is not None:
        return word("looks", "waiting").format(first=times[0], second=_clock(site.confirm_from))
    return word("looks", "once").format(first=times[0])


def finding_looks(site: SiteReport | None, finding: Finding) -> str:
    """How often a finding that speaks against a department was looked at, and when; "" for any other."""
    if site is None or not site.looks or not _against(finding, site):
        return ""
    times = [_clock(look.started_at) for look in site.looks]
    if len(times) > 1:
        return word("looks", "both_missing").format(first=times[0], second=times[1])
    return word("looks", "missing_once").format(first=times[0])


def _against(finding: Finding, site: SiteReport) -> bool:
    if site.role is SiteRole.CREDIT and finding.subject is not Subject.COLUMN:
        return False
    return finding.verdict in NEGATIVE or finding.on_home is False or finding.searchable is False


def tried_lines(site: SiteReport | None, finding: Finding) -> Iterator[str]:
    """Each page that was tried, with how that ended, when, and the archive's record of it."""
    ended: dict[str, list[Attempt]] = {}
    for attempt in site.attempts if site else ():
        ended.setdefault(attempt.url, []).append(attempt)
    for url in finding.tried:
        said = "；".join(_ended(attempt) for attempt in ended.get(url, ()))
        yield f"{url}（{said}）" if said else url


def _ended(attempt: Attempt) -> str:
    how = word("looks", "opened") if attempt.outcome is Outcome.OK else attempt.reason or attempt.outcome.value
    record = word("looks", "record").format(record=attempt.record) if attempt.record else ""
    return f"{_clock(attempt.at)} {how}{record}"


def _clock(moment: datetime) -> str:
    return f"{local_moment(moment):%Y-%m-%d %H:%M:%S}"
