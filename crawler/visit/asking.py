"""Getting a list to show itself that stands narrowed, or is there for who asks only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from crawler.browser.browser import BrowserFailureError
from crawler.column import ColumnView, QueryForm, view_column
from crawler.column.choices import choices
from crawler.column.narrowed import (
    IN_EVERY_NUMBER,
    IN_MOST_PARTIES,
    asked_with,
    preset_dates,
    wants_captcha,
    widened,
)
from crawler.listings import ListRow, read_list
from crawler.messages import say
from crawler.pages.page import Page
from crawler.visit.tools import SiteTools
from disclosure.vocabulary import Outcome

ASKING_SIGNAL = "list_by_query_only"


async def unfolded(tools: SiteTools, page: Page, view: ColumnView) -> tuple[Page, ColumnView | None]:
    """The page, or the answer to its own query that shows more of the list than it does. The view is None where the
    query asks for what only a person can give."""
    if preset_dates(page):
        return await _widened(tools, page, view)
    if view.has_rows or view.query is None or page.ask.method != "GET" or view.leads_to_both:
        return page, view
    if wants_captcha(page, view.query):
        if tools.asks_for_rows:  # whoever asks for the rows will say so
            return page, view
        return replace(page, outcome=Outcome.CAPTCHA, reason=say("listing", "query_captcha")), None
    if view.query.request is None:
        return await _asked_in_browser(tools, page, view, view.query)
    for query, text in asked_with(view.query):
        if text and tools.asks_for_rows:
            break
        ask = query.asking(text)
        answer = await tools.fetcher.page(ask) if ask is not None else page
        found = view_column(answer)
        if answer.outcome is Outcome.OK and found.has_rows:
            whole = not text or (text == IN_EVERY_NUMBER and await _holds_all(tools, view.query, answer))
            return _marked(answer, text, whole=whole), found
    return page, view


async def _holds_all(tools: SiteTools, query: QueryForm, by_number: Page) -> bool:
    """Whether the list of the numbers with 号 holds what another question gives, as far as its first page goes: some
    sites print 示许〔2018〕12 and no more, and there it is not all that is published."""
    ask = query.asking(IN_MOST_PARTIES)
    answer = await tools.fetcher.page(ask) if ask is not None else None
    if answer is None or answer.outcome is not Outcome.OK:
        return False
    listed = {_name(row) for row in read_list(by_number).rows}
    held = [_name(row) in listed for row in read_list(answer).rows]
    return any(held) and held == sorted(held, reverse=True)  # both in the same order: the newest first


def _name(row: ListRow) -> object:
    return row.ask.key if row.ask else row.text


async def _widened(tools: SiteTools, page: Page, view: ColumnView) -> tuple[Page, ColumnView]:
    best, most = (page, view), (view.total or view.rows) - 1
    for ask in widened(page, tools.options.period_start, date.today()):
        answer = await tools.fetcher.page(ask)
        found = view_column(answer)
        # some take days left blank for those that they were set to
        if answer.outcome is Outcome.OK and found.has_rows and (found.total or found.rows) > most:
            best, most = (answer, found), found.total or found.rows
    return best


async def _asked_in_browser(
    tools: SiteTools, page: Page, view: ColumnView, query: QueryForm
) -> tuple[Page, ColumnView]:
    try:
        async with tools.browser.open(page.ask, ASKING_SIGNAL) as opened:
            for _, text in asked_with(query):
                if text and tools.asks_for_rows:
                    break
                await opened.type_and_send(box=query.box, button=query.button, text=text)
                answer = await opened.as_page()
                found = view_column(answer)
                if found.has_rows:
                    return _marked(answer, text, whole=not text), found
    except BrowserFailureError:
        return page, view
    return page, view


def _marked(answer: Page, text: str, *, whole: bool) -> Page:
    if not whole:
        answer.memo["asked_for"] = text
    return answer


def asked_for(page: Page) -> str:
    """Why a list that only showed itself to a question is a part of what is published; "" where it is none."""
    return say("listing", "asked_for", text=page.memo["asked_for"]) if "asked_for" in page.memo else ""


def narrowed(page: Page, start: date) -> str:
    """Why the list on the page is a part of what is published; "" where it is not narrowed."""
    days = preset_dates(page)
    if days and min(days) > start:
        return say("listing", "preset_dates", day=min(days).isoformat())
    unshown = [name for name, ask in choices(page) if ask.method != "GET"]
    return say("listing", "one_choice", others="、".join(unshown)) if unshown else ""
