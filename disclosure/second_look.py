"""Before something that is not there costs a point, the site is looked at a second time; what the two looks agree on.

One rule for all: what was seen in either look is there, what was missing in both is missing, and the rest is unknown.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any

from disclosure.document_number import normalise
from disclosure.findings import Evidence, Finding, Listing, Noticed, SiteReport
from disclosure.party import normalise_party
from disclosure.records import PublishedRecord
from disclosure.sought import Searched, Sought, sought_key
from disclosure.vocabulary import Kind, NoticedKind, Outcome, SiteRole, SiteStatus, Subject, Verdict

NEGATIVE = frozenset({Verdict.ABSENT, Verdict.EMPTY, Verdict.PARTIAL})
UNSEEN = frozenset({SiteStatus.BLOCKED, SiteStatus.UNREACHABLE})
_BEST_FIRST = (Verdict.PRESENT, Verdict.FULL, Verdict.PARTIAL, Verdict.EMPTY, Verdict.ABSENT)


def may_cost(report: SiteReport, wanted: Iterable[Sought]) -> bool:
    """Whether something was found missing on a site: a finding, or a decision of `wanted` that its lists vouch is not
    there. Of a site that nobody got into nothing is said to be missing."""
    if report.status in UNSEEN or report.status is SiteStatus.NONE:
        return False
    return any(_accuses(found, report.role) for found in report.findings) or _misses_rows(report, wanted)


def _accuses(finding: Finding, role: SiteRole) -> bool:
    """On the credit site only the column is looked at (RULEBOOK, What is looked at, where)."""
    if role is SiteRole.CREDIT and finding.subject is not Subject.COLUMN:
        return False
    return finding.verdict in NEGATIVE or finding.on_home is False or finding.searchable is False


def _misses_rows(report: SiteReport, wanted: Iterable[Sought]) -> bool:
    if any(not one.found for one in report.searched):
        return True
    read = {kind for kind in Kind if (listing := report.listing(kind)) is not None and listing.complete}
    numbers = {(record.kind, normalise(record.document_number or "")) for record in report.records}
    named = {(record.kind, normalise_party(record.party or ""), record.decision_date) for record in report.records}
    return any(
        (one.kind, normalise(one.document_number or "")) not in numbers
        and (not one.party or (one.kind, normalise_party(one.party), one.decision_date) not in named)
        for one in wanted
        if one.kind in read and report.department in {None, one.department}
    )


def standing(report: SiteReport) -> SiteReport:
    """What may be said while the second look is outstanding: what was seen; nothing that was missing."""
    if report.confirm_from is None:
        return report
    return replace(
        report,
        status=SiteStatus.PARTIAL,
        reason=_say("site", "waiting"),
        findings=tuple(_waiting(found) for found in report.findings),
        listings=tuple(_vouching_for_nothing(one, _say("listing", "waiting")) for one in report.listings),
        searched=tuple(one for one in report.searched if one.found),
    )


def _waiting(found: Finding) -> Finding:
    kept = replace(found, on_home=found.on_home or None, searchable=found.searchable or None)
    if found.verdict not in NEGATIVE:
        return kept
    return replace(kept, verdict=Verdict.UNKNOWN, reason=_say("finding", "waiting", first=found.reason))


def agreed(first: SiteReport, second: SiteReport) -> SiteReport:
    """The report of a site that was looked at twice. Evidence, attempts and looks of both are kept."""
    unseen = second.status in UNSEEN
    why = second.reason or _say("site", "not_said")
    findings = tuple(_both(found, _seen_again(found, second, why)) for found in first.findings)
    listings = _listings(first, second)
    reasons = [one.reason for one in listings if not one.complete]
    column = next((one for one in findings if one.subject is Subject.COLUMN), None)
    if unseen:
        reasons = [_say("site", "second_failed", why=why)]
    elif column is not None and column.verdict is Verdict.UNKNOWN:
        reasons.insert(0, column.reason)
    new = _new_records(first, second)
    failed = second.outcome if second.outcome is not Outcome.OK else first.outcome
    return replace(
        first,
        status=SiteStatus.PARTIAL if reasons else SiteStatus.OK,
        outcome=failed if reasons else Outcome.OK,
        reason="；".join(dict.fromkeys(reasons)),
        findings=findings,
        listings=listings,
        records=(*first.records, *new),
        evidence=_distinct(first.evidence, second.evidence),
        noticed=tuple(dict.fromkeys((*first.noticed, *second.noticed, *_seen_later(first, second, len(new))))),
        searched=_searched(first.searched, second.searched),
        pages=first.pages + second.pages,
        browser_loads=(*first.browser_loads, *second.browser_loads),
        finished_at=second.finished_at,
        attempts=(*first.attempts, *second.attempts),
        looks=(*first.looks, *second.looks),
        confirm_from=None,
    )


def _seen_again(first: Finding, second: SiteReport, why: str) -> Finding:
    """What the second look says of the same; of a site that nobody got into, why."""
    found = second.finding(first.subject)
    if found is None:
        return Finding(subject=first.subject, verdict=Verdict.UNKNOWN, reason=why)
    return replace(found, reason=why) if second.status in UNSEEN else found


def _both(first: Finding, second: Finding) -> Finding:
    base = _verdict(first, second)
    on_home = _in_either(first.on_home, second.on_home)
    searchable = _in_either(first.searchable, second.searchable)
    reason = base.reason
    if base.verdict is Verdict.PRESENT and first.verdict is Verdict.PRESENT:
        lost = [(first.on_home, on_home, "on_home"), (first.searchable, searchable, "searchable")]
        why = second.reason
        reason += "".join(_say("finding", name, why=why) for was, now, name in lost if was is False and now is None)
    return replace(
        base,
        reason=reason,
        on_home=on_home,
        searchable=searchable,
        evidence=tuple(dict.fromkeys((*first.evidence, *second.evidence))),
        tried=tuple(dict.fromkeys((*first.tried, *second.tried))),
    )


def _verdict(first: Finding, second: Finding) -> Finding:
    """The finding whose verdict stands."""
    if first.verdict not in NEGATIVE:
        late = first.verdict is Verdict.UNKNOWN and second.verdict in {Verdict.PRESENT, Verdict.FULL}
        return second if late else first
    if second.verdict is Verdict.UNKNOWN:
        return replace(
            first,
            verdict=Verdict.UNKNOWN,
            reason=_say("finding", "not_confirmed", first=first.reason, why=second.reason),
        )
    if _BEST_FIRST.index(second.verdict) >= _BEST_FIRST.index(first.verdict):
        return first
    if second.verdict in NEGATIVE:
        return second
    return replace(second, reason=_say("finding", "seen_later", second=second.reason))


def _in_either(*seen: bool | None) -> bool | None:
    if any(seen):
        return True
    return False if all(one is False for one in seen) else None


def _listings(first: SiteReport, second: SiteReport) -> tuple[Listing, ...]:
    """A list vouches for what is not in it where both looks read it whole."""
    there = {(one.kind, one.url): one for one in second.listings}
    kept = [_listing(one, there.get((one.kind, one.url)) or second.listing(one.kind)) for one in first.listings]
    column = first.finding(Subject.COLUMN)
    none_before = first.status is SiteStatus.OK and column is not None and column.verdict in NEGATIVE
    kinds = {one.kind for one in first.listings}
    new = [one for one in second.listings if one.kind not in kinds]
    return (*kept, *(one if none_before else _vouching_for_nothing(one, _say("listing", "new")) for one in new))


def _listing(first: Listing, second: Listing | None) -> Listing:
    if second is None:
        return _vouching_for_nothing(first, _say("listing", "gone"))
    found = replace(first, found=max(first.found, second.found))
    if not first.complete or second.complete:
        return found
    return _vouching_for_nothing(found, _say("listing", "second_failed", why=second.reason))


def _vouching_for_nothing(listing: Listing, why: str) -> Listing:
    return replace(listing, complete=False, reason=why) if listing.complete else listing


def _searched(first: Sequence[Searched], second: Sequence[Searched]) -> tuple[Searched, ...]:
    """A decision that was asked for in vain counts as missing where it was asked for in vain twice."""
    later = {sought_key(one.sought): one for one in second}
    found = []
    for one in first:
        again = later.pop(sought_key(one.sought), None)
        if one.found or again is not None:
            found.append(one if one.found or again is None else again)
    return (*found, *(one for one in later.values() if one.found))


def _new_records(first: SiteReport, second: SiteReport) -> list[PublishedRecord]:
    known = {_same(record) for record in first.records}
    return [record for record in second.records if _same(record) not in known]


def _same(record: PublishedRecord) -> object:
    """By its number: the second look may have read less of it, where its own page could not be opened any more."""
    number = normalise(record.document_number or "")
    if number:
        return record.kind, record.department, number
    return record.kind, record.department, record.party, record.decision_date, record.project, record.url


def _distinct(first: Sequence[Evidence], second: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """A page that had not changed was kept once, with its first time."""
    known = {one.path for one in first}
    return (*first, *(one for one in second if one.path not in known))


def _seen_later(first: SiteReport, second: SiteReport, records: int) -> list[Noticed]:
    """What the department put right between the two looks."""
    said = []
    for found in first.findings:
        later = second.finding(found.subject)
        if later is not None and _accuses(found, first.role):
            said += [(later.url, _say("seen_later", name)) for name in _put_right(found, later)]
    if records:
        said.append((second.url, _say("seen_later", "records", count=records)))
    return [Noticed(kind=NoticedKind.SEEN_LATER, url=url or second.url, said=text) for url, text in said]


def _put_right(first: Finding, later: Finding) -> Iterator[str]:
    if first.verdict in NEGATIVE and later.verdict in {Verdict.PRESENT, Verdict.FULL}:
        yield first.subject
    for name in ("on_home", "searchable"):
        if getattr(first, name) is False and getattr(later, name):
            yield name


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("disclosure").joinpath("second_look.toml").read_text(encoding="utf-8"))


def _say(group: str, key: str, /, **fields: Any) -> str:
    return _words()[group][key].format(**fields)
