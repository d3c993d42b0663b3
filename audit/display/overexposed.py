"""Penalties still public after the longest term that any rule gives them: a finding of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from audit.display.duty import last_end
from audit.display.law import laws_between
from audit.display.severity import possible_classes
from audit.match.publications import Publication, gather_publications
from audit.wording import say
from disclosure.records import PublishedRecord
from disclosure.vocabulary import Kind, SiteRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Overexposure:
    """One penalty that should have been taken down after `until`; `urls` are where it still stands, the
    department's own site first."""

    document_number: str | None
    party: str | None
    decision_date: date
    until: date
    law: str
    roles: tuple[SiteRole, ...]
    urls: tuple[str, ...]
    reason: str


def overexposures(records: Iterable[PublishedRecord], as_of: date) -> tuple[Overexposure, ...]:
    """Those of the records, each decision once, oldest first.

    Counted is the latest end under every rule and class that may apply. A record first published after the day
    of the assessment was not public on it.
    """
    seen = [record for record in records if record.published_on is None or record.published_on <= as_of]
    found = (_overexposed(one, as_of) for one in gather_publications(seen) if one.kind is Kind.PENALTY)
    return tuple(sorted(filter(None, found), key=lambda one: (one.decision_date, one.urls)))


def _overexposed(found: Publication, as_of: date) -> Overexposure | None:
    # Where its pages name different days, the latest: a slip must accuse nobody.
    decision = max((record.decision_date for record in found.records if record.decision_date), default=None)
    laws = laws_between(decision, as_of) if decision else ()
    if decision is None or not laws:
        return None
    classes = [(law, one) for law in laws for record in found.records for one in possible_classes(record, law)]
    until, law = last_end(decision, classes)
    if as_of <= until:
        return None
    shown = sorted(found.records, key=lambda record: (record.site_role is not SiteRole.PORTAL, record.url))
    roles = tuple(dict.fromkeys(record.site_role for record in shown))
    return Overexposure(
        document_number=found.record.document_number,
        party=found.record.party,
        decision_date=decision,
        until=until,
        law=law.title,
        roles=roles,
        urls=tuple(dict.fromkeys(record.url for record in shown)),
        reason=say(
            "display.overexposed",
            day=until,
            law=law.title + law.source,
            sites="、".join(say(f"site.{role}") for role in roles),
        ),
    )
