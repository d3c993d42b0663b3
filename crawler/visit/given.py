"""Addresses that the target list gave: each may be the column, one of its lists, or neither."""

from __future__ import annotations

from dataclasses import replace

from crawler.column import Candidate, What, candidates
from crawler.pages.page import Ask, Page
from crawler.visit.addresses import place
from crawler.visit.search import Lead, Search, holds_decisions, look_at, view_place
from crawler.visit.tools import SiteTools
from disclosure.vocabulary import Kind

_FOLLOWED_FROM_HOME = 6


async def search_given(tools: SiteTools, given: list[tuple[Page, Kind | None]], home: Page | None) -> Search:
    """Judge the given pages, then look on the home page for a link that leads to one of them."""
    search = Search(home=home, tried=[page.url for page, _ in given])
    if home is not None:
        search.tried.append(home.url)
    for given_page, kind in given:
        page, view = await view_place(tools, given_page)
        lead = Lead(page=page, view=view, kind=kind, name=_name(given_page), article=holds_decisions(page, view))
        if not lead.read:
            search.unread.append(lead)
        elif lead.lists_inside and not lead.shows_list:
            search.column = search.column or lead
        elif lead.shows_list:
            search.lists.append(lead)
        elif lead.empty:
            search.empty = search.empty or lead
        else:
            search.unread.append(lead)
    if home is not None and (search.column or search.lists):
        await _find_on_home(tools, search, home)
    return search


async def _find_on_home(tools: SiteTools, search: Search, home: Page) -> None:
    """A home-page link that leads to the column, to one of its lists, or to the page that holds them."""
    known = {place(lead.page.url) for lead in search.lists} | (
        {place(search.column.page.url)} if search.column else set()
    )
    known |= {place(lead.page.ask.url) for lead in search.lists}
    links = [link for link in candidates(home) if link.what in (What.COLUMN, What.PERMIT_LIST, What.PENALTY_LIST)]
    for link in links:
        if place(link.ask.url) in known:
            _enter(search, link, home)
            return
    for link in links[:_FOLLOWED_FROM_HOME]:
        lead = await look_at(tools, link, on=home)
        search.tried.append(lead.page.url)
        leads_there = place(lead.page.url) in known or any(place(inner.ask.url) in known for inner in lead.lists_inside)
        if leads_there and lead.read:
            search.column = lead
            return


def _enter(search: Search, link: Candidate, home: Page) -> None:
    """Put the home page's link on record as the way to the column, or to the lists it leads to."""
    target = place(link.ask.url)
    if search.column and place(search.column.page.url) == target:
        search.column = replace(search.column, link=link, on=home)
        return
    search.lists = [
        replace(lead, link=link, on=home) if target in (place(lead.page.url), place(lead.page.ask.url)) else lead
        for lead in search.lists
    ]


def _name(page: Page) -> str:
    title = page.metas.get("columnname") or page.tree.findtext(".//title") or ""
    return title.strip() or page.url


async def open_given(tools: SiteTools, urls: list[tuple[str, Kind | None]]) -> list[tuple[Page, Kind | None]]:
    """Open each address once; one given for both kinds has no kind of its own."""
    by_url: dict[str, set[Kind | None]] = {}
    for url, kind in urls:
        by_url.setdefault(url, set()).add(kind)
    return [
        (await tools.open(Ask(url=url)), next(iter(kinds)) if len(kinds) == 1 else None)
        for url, kinds in by_url.items()
    ]
