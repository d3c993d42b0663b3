"""From what a search and the listings gave to the verdict on the column."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.column import links_of
from crawler.messages import say
from crawler.visit.addresses import place
from crawler.visit.reading import ListingReading
from crawler.visit.refusals import refusal, why_unshown
from crawler.visit.search import Lead, Search
from disclosure.findings import Finding
from disclosure.vocabulary import Outcome, Subject, Verdict

_FEWEST_LINKS = 6
"""A home page has more links than this, or it was not seen whole."""


@dataclass(frozen=True, slots=True)
class ReadLead:
    """A list of the column with what reading it gave (None: it showed no list to read)."""

    lead: Lead
    reading: ListingReading | None

    @property
    def decoy(self) -> bool:
        """A list under a likely name (行政许可) whose entries were opened and are no decisions: 办事指南, news."""
        reading = self.reading
        if reading is None or self.lead.link is None or self.lead.article:
            return False
        return reading.others > 0 and reading.others == reading.rows_seen and not reading.records


def column_finding(search: Search, lists: list[ReadLead]) -> Finding:
    """present: something is published there; empty: a link with nothing behind it; absent: looked
    everywhere, nothing; unknown: could not be seen. Only `empty` and `absent` accuse, and only where
    everything that might have shown the column was read."""
    if lists or search.column:
        return _found(search, lists)
    if search.unread:
        return _unread(search)
    if search.empty:
        return _finding(search, search.empty, Verdict.EMPTY, say("column", "empty", name=search.empty.name))
    if search.cut_short or search.home is None:
        return _finding(search, None, Verdict.UNKNOWN, say("column", "unknown_budget", pages=len(search.tried)))
    if search.home_in_doubt:
        why = say("column", "home_unrendered", why=search.home_in_doubt)
        return _finding(search, None, Verdict.UNKNOWN, why)
    if len(links_of(search.home)) < _FEWEST_LINKS:
        return _finding(search, None, Verdict.UNKNOWN, say("column", "home_not_whole"))
    return _finding(search, None, Verdict.ABSENT, say("column", "absent", pages=len(search.tried) - 1))


def _found(search: Search, lists: list[ReadLead]) -> Finding:
    lead = search.column or lists[0].lead
    shown = [one for one in lists if one.lead.shows_list or (one.reading and one.reading.records)]
    hosted = _hosted(search, lead)
    if any(one.reading and one.reading.records for one in shown):
        return _finding(search, lead, Verdict.PRESENT, say("column", "present", name=lead.name) + hosted, lists)
    if any(one.lead.view and one.lead.view.has_rows for one in shown):
        return _finding(search, lead, Verdict.PRESENT, say("column", "present", name=lead.name) + hosted, lists)
    if shown:
        return _finding(search, lead, Verdict.PRESENT, say("column", "present_zero", name=lead.name) + hosted, lists)
    unread = [one.lead for one in lists if not one.lead.read]
    if not unread and lists and all(one.lead.empty for one in lists):
        return _finding(search, lead, Verdict.EMPTY, say("column", "empty", name=lead.name))
    walled = next((one.lead.page for one in lists if refusal(one.lead.page)), lead.page)
    why = unread[0].page.reason if unread else why_unshown(walled)
    return _finding(search, lead, Verdict.UNKNOWN, say("column", "unknown_shell", name=lead.name, why=why))


def _hosted(search: Search, lead: Lead) -> str:
    """Where the column stands on another host than the site (广东省财政厅, PORTALS §3.13), it is named."""
    if search.home is None:
        return ""
    own, there = urlsplit(search.home.url).netloc, urlsplit(lead.page.url).netloc
    return say("column", "hosted", host=there) if there and own != there else ""


def _unread(search: Search) -> Finding:
    first = search.unread[0]
    why = why_unshown(first.page)
    if first.link is not None and not first.read:
        reason = say("column", "unknown_unread", count=len(search.unread), why=why)
    else:
        reason = say("column", "unknown_shell", name=first.name, why=why)
    return _finding(search, first, Verdict.UNKNOWN, reason)


def _finding(
    search: Search, lead: Lead | None, verdict: Verdict, reason: str, lists: list[ReadLead] | None = None
) -> Finding:
    present = verdict is Verdict.PRESENT
    return Finding(
        subject=Subject.COLUMN,
        verdict=verdict,
        reason=reason,
        url=lead.page.url if lead else None,
        on_home=_on_home(search, lists or []) if present or verdict is Verdict.EMPTY else None,
        searchable=_searchable(search, lists or []) if present else None,
        tried=tuple(dict.fromkeys(search.tried)),
    )


def _on_home(search: Search, lists: list[ReadLead]) -> bool | None:
    """Whether a link on the home page leads to the column; None where the home page could not be read."""
    if search.home is None or search.home.outcome is not Outcome.OK:
        return None
    home = place(search.home.url)
    ways = [search.column, search.empty if not lists else None, *(one.lead for one in lists)]
    if any(lead is not None and lead.on is not None and place(lead.on.url) == home for lead in ways):
        return True
    there = column_places(search, lists)
    return any(place(link.ask.url) in there for link in links_of(search.home))


def column_places(search: Search, lists: list[ReadLead]) -> set[str]:
    """The addresses of the column and its lists, as they were asked for and as they ended."""
    leads = [search.column, search.empty if not lists else None, *(one.lead for one in lists)]
    pages = [lead.page for lead in leads if lead is not None]
    asked = [lead.link.ask.url for lead in leads if lead is not None and lead.link is not None]
    return {place(url) for url in [*(page.url for page in pages), *(page.ask.url for page in pages), *asked]}


def _searchable(search: Search, lists: list[ReadLead]) -> bool | None:
    """Whether a query inside the column filters records; None where a part of it could not be seen."""
    views = [lead.view for lead in (search.column, *(one.lead for one in lists)) if lead]
    if any(view is not None and view.query is not None for view in views):
        return True
    return False if all(view is not None for view in views) else None


def site_finding_unknown(subject: Subject, why: str) -> Finding:
    """The finding where the whole site could not be read."""
    key = {Subject.COLUMN: "unknown_site"}.get(subject, "unknown")
    return Finding(subject=subject, verdict=Verdict.UNKNOWN, reason=say(subject, key, why=why))
