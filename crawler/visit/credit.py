"""The credit site where its lists do not show all: its query is asked for the ledgers' rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.messages import say
from crawler.visit.gather import listings_of
from crawler.visit.judgement import ReadLead
from crawler.visit.places import Lead
from crawler.visit.search import Search
from crawler.visit.sought import Seeking, kinds_of_lead, query_leads, seek
from crawler.visit.tools import SiteTools
from disclosure.sought import Searched, Sought
from disclosure.vocabulary import Kind, Outcome


async def seek_rows(
    tools: SiteTools, search: Search, lists: list[ReadLead], wanted: Sequence[Sought]
) -> tuple[list[ReadLead], tuple[Searched, ...]]:
    """The lists with what its queries gave, and each decision that was asked for. A kind whose list was read whole
    needs no asking."""
    searched: list[Searched] = []
    waiting = [kind for kind in Kind if not _read_whole(kind, lists)]
    for lead in query_leads([*(one.lead for one in lists), search.column, *search.unread]):
        kinds = [kind for kind in kinds_of_lead(lead) if kind in waiting]
        rows = [sought for sought in wanted if sought.kind in kinds]
        if not rows and not (kinds and lead.view and lead.view.query and lead.view.query.captcha):
            continue
        known = [read for one in lists if one.reading for read in one.reading.records]
        seeking = await seek(tools, lead, rows, known)
        if seeking.captcha:
            lists = _behind_captcha(tools, search, lists, lead)
            continue
        waiting = [kind for kind in waiting if kind not in kinds]
        searched += seeking.searched
        lists = _with(search, lists, lead, seeking)
    return lists, tuple(searched)


def _read_whole(kind: Kind, lists: list[ReadLead]) -> bool:
    own = [listing for listing in listings_of(lists) if listing.kind is kind]
    return bool(own) and all(listing.complete for listing in own)


def _with(search: Search, lists: list[ReadLead], lead: Lead, seeking: Seeking) -> list[ReadLead]:
    """A query that gave records is a column, like a list; what it says of itself stands beside the lists."""
    if seeking.reading.records and search.column is None and not lists:
        search.column = lead
    rest = [one for one in lists if one.lead is not lead or one.reading is not None]
    return [*rest, ReadLead(lead, seeking.reading)] if search.found or lists else lists


def _behind_captcha(tools: SiteTools, search: Search, lists: list[ReadLead], lead: Lead) -> list[ReadLead]:
    """Nothing is got round: what stands behind a captcha is unknown, and says so."""
    page = replace(lead.page, outcome=Outcome.CAPTCHA, reason=say("sought", "captcha"))
    closed = replace(lead, page=page, view=None if not lead.shows_list else lead.view)
    tools.failures.insert(0, page)
    search.unread = [closed if one is lead else one for one in search.unread]
    if search.column is lead and not lead.shows_list and not lead.lists_inside:
        search.column, search.unread = None, [closed, *search.unread]
    return [replace(one, lead=closed) if one.lead is lead and one.reading is None else one for one in lists]
