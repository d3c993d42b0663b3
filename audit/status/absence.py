"""Whether the sites were read so far that a row not seen there is proved not to be there.

"Could not check" never becomes "not published" (DESIGN, first promise): absence must be proved on every site
of the assessment on which publication counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from audit.wording import say
from disclosure.findings import SiteReport
from disclosure.vocabulary import Kind, SiteRole, SiteStatus, Subject, Verdict


@dataclass(frozen=True, slots=True)
class Absence:
    """`reason`: why a row not seen is absent, or why that cannot be said. `but_for_credit`: what every other site
    shows, where the credit site alone does not prove it (None elsewhere)."""

    proved: bool
    reason: str
    but_for_credit: str | None = None


def absence_on_sites(kind: Kind, sites: Mapping[SiteRole, SiteReport | None], own: SiteReport | None) -> Absence:
    """For rows of one kind. `sites`: those on which publication counts; the credit site may be no part of the
    assessment (None). `own` is the department's site, without which nothing is proved."""
    if own is None:
        return Absence(proved=False, reason=say("absence.no_portal_visit"))
    if own.status is SiteStatus.NONE:
        return Absence(proved=False, reason=say("absence.no_own_site"))
    read = [(role, absence_on_site(kind, site)) for role, site in sites.items() if site is not None]
    said = {role: say(f"site.{role}") + "：" + found.reason for role, found in read}
    unproved = [role for role, found in read if not found.proved]
    if unproved or not read:
        rest = "；".join(said[role] for role in said if role is not SiteRole.CREDIT)
        return Absence(
            proved=False,
            reason="；".join(said[role] for role in unproved) or say("absence.no_site_counts"),
            but_for_credit=rest if unproved == [SiteRole.CREDIT] else None,
        )
    return Absence(proved=True, reason="；".join(said.values()))


def own_site_read(kind: Kind, own: SiteReport | None) -> Absence:
    """Whether a row not seen on the department's own site is proved not to be there; so it is where it has no
    site: then the credit site alone is where it publishes."""
    if own is None:
        return Absence(proved=False, reason=say("absence.no_portal_visit"))
    if own.status is SiteStatus.NONE:
        return Absence(proved=True, reason=say("absence.no_own_site_to_read"))
    return absence_on_site(kind, own)


def absence_on_site(kind: Kind, site: SiteReport) -> Absence:
    """A complete listing of the kind proves it; so does a site read well that has no column at all."""
    column = site.finding(Subject.COLUMN)
    verdict = column.verdict if column else Verdict.UNKNOWN
    if site.status is SiteStatus.OK and verdict in (Verdict.ABSENT, Verdict.EMPTY):
        return Absence(proved=True, reason=say(f"absence.column_{verdict}") + _looked(site))
    if site.status in (SiteStatus.BLOCKED, SiteStatus.UNREACHABLE, SiteStatus.NONE):
        return Absence(proved=False, reason=say("absence.site_unread", reason=site.reason))
    listing = site.listing(kind)
    if listing is None:
        why = f"（{site.reason}）" if site.reason else ""
        return Absence(proved=False, reason=say("absence.no_listing", kind=kind.chinese, reason=why))
    if not listing.complete:
        reason = listing.reason or site.reason
        return Absence(proved=False, reason=say("absence.incomplete", kind=kind.chinese, reason=reason))
    if site.status is not SiteStatus.OK and verdict is not Verdict.PRESENT:
        return Absence(proved=False, reason=say("absence.site_unread", reason=site.reason))
    reason = say("absence.complete", kind=kind.chinese, found=listing.found) + _looked(site)
    return Absence(proved=True, reason=reason)


def _looked(site: SiteReport) -> str:
    """How often; the times stand with the site."""
    if not site.looks:
        return ""
    return say("absence.looked_twice" if len(site.looks) > 1 else "absence.looked_once")
