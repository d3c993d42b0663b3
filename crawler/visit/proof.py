"""Screenshots that prove a verdict, the found place framed: at most three browser loads a site.

What the browser shows while they are taken may set a finding right that plain HTTP got wrong: a link that a script
puts on the home page, a query that a script puts into the column.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from crawler.browser.browser import BrowserFailureError, OpenTab
from crawler.column import QueryForm, find_query, links_of
from crawler.column.words import meaning_of
from crawler.listings import ListRow, read_list
from crawler.messages import say
from crawler.pages.page import Ask, Page
from crawler.visit.addresses import place
from crawler.visit.judgement import ReadLead, column_places
from crawler.visit.pictures import SIGNAL, copy_instead, take_picture
from crawler.visit.query import Trial, ask_in_browser, ask_over_http, texts_to_ask
from crawler.visit.reading import ReadRecord
from crawler.visit.search import Lead, Search
from crawler.visit.tools import SiteTools
from disclosure.findings import Finding
from disclosure.vocabulary import Outcome, Subject, Verdict

QUERY_SIGNAL = "query_proof"
_MOST_LOADS = 3


async def prove(
    tools: SiteTools, search: Search, lists: list[ReadLead], findings: tuple[Finding, ...]
) -> tuple[Finding, ...]:
    """The findings with the evidence each rests on."""
    proved = []
    for finding in findings:
        proven = finding
        if finding.subject is Subject.COLUMN and finding.verdict is not Verdict.UNKNOWN:
            proven = await _Column(tools, search, lists).prove(finding)
        elif finding.subject is Subject.CATALOGUE and finding.url and finding.evidence:
            proven = await _catalogue(tools, finding, finding.url)
        proved.append(proven)
    return tuple(proved)


async def _catalogue(tools: SiteTools, finding: Finding, url: str) -> Finding:
    """Its page with the table framed; where there can be no picture its copy says why."""
    copy = finding.evidence[0]
    if not copy.endswith(".html"):
        why = say("caption", "is_a_file")
    elif len(tools.browser.loads) >= _MOST_LOADS:
        why = say("caption", "few_loads", count=_MOST_LOADS)
    else:
        try:
            async with tools.browser.open(Ask(url=url), SIGNAL) as opened:
                return _with(finding, await take_picture(tools, opened, "catalogue", "catalogue", css="table"))
        except BrowserFailureError as error:
            why = error.reason
    tools.evidence.remark(copy, say("caption", "no_picture", why=why))
    return finding


@dataclass(frozen=True, slots=True)
class _Column:
    """The proof of the column's finding."""

    tools: SiteTools
    search: Search
    lists: list[ReadLead]

    async def prove(self, finding: Finding) -> Finding:
        finding = await self._home(finding)
        if finding.verdict is Verdict.EMPTY:
            page = self.search.empty.page if self.search.empty else self.lists[0].lead.page
            return _with(finding, await self._empty(page))
        return await self._column(finding) if finding.verdict is Verdict.PRESENT else finding

    async def _empty(self, page: Page) -> str:
        ask = page.ask if page.ask.method == "GET" else Ask(url=page.url)
        try:
            async with self.tools.browser.open(ask, SIGNAL) as opened:
                return await take_picture(self.tools, opened, "column-empty", "empty")
        except BrowserFailureError as error:
            return copy_instead(self.tools, page, "empty", error.reason)

    async def _home(self, finding: Finding) -> Finding:
        """The home page with the way in framed. A link that only the browser shows puts the column on it."""
        home = self.search.home
        if home is None or home.outcome is not Outcome.OK:
            return finding
        self.tools.evidence.keep_page(home, caption=say("caption", "home_copy"))
        href = self._href() if finding.on_home else ""
        try:
            async with self.tools.browser.open(Ask(url=home.url), SIGNAL) as opened:
                if not href and finding.on_home is not None:
                    href = _link_to(await opened.as_page(), column_places(self.search, self.lists))
                    finding = replace(finding, on_home=finding.on_home or bool(href))
                caption = "home" if finding.on_home else "home_absent" if not self.lists else "home_given"
                css = "" if href else self._css()
                return _with(finding, await take_picture(self.tools, opened, "home", caption, href=href, css=css))
        except BrowserFailureError as error:
            return _with(finding, copy_instead(self.tools, home, "home", error.reason))

    def _href(self) -> str:
        """As it is written in the link on the home page that leads to the column."""
        way = _way_in(self.search, self.lists)
        return way.link.framed if way and way.link else ""

    def _css(self) -> str:
        way = _way_in(self.search, self.lists)
        return way.link.css if way and way.link else ""

    async def _column(self, finding: Finding) -> Finding:
        lead = _queried(self.search, self.lists) or self.search.column or self.lists[0].lead
        query = lead.view.query if lead.view else None
        trial = await self._over_http(lead, query) if query is not None and not query.captcha else None
        url = lead.page.ask.url if lead.page.ask.method == "GET" else lead.page.url
        try:
            if trial is not None and trial.proven and trial.ask is not None and trial.ask.method == "GET":
                css = query.selector if query else ""
                async with self.tools.browser.open(trial.ask, QUERY_SIGNAL) as opened:
                    shot = await take_picture(self.tools, opened, "column", "queried", css=css, text=trial.text)
                return _queried_finding(_with(finding, shot), trial)
            async with self.tools.browser.open(Ask(url=url), SIGNAL) as opened:
                return await self._in_tab(opened, finding, lead, trial)
        except BrowserFailureError as error:
            finding = _with(finding, copy_instead(self.tools, lead.page, "column", error.reason))
            if query is None:
                return finding
            return _behind_captcha(finding) if query.captcha else _queried_finding(finding, trial)

    async def _over_http(self, lead: Lead, query: QueryForm) -> Trial | None:
        before = read_list(lead.page).rows
        texts = texts_to_ask(query, self._records(lead), before)
        return await ask_over_http(self.tools, query, texts, before, self._records(lead)) if texts else None

    async def _in_tab(self, opened: OpenTab, finding: Finding, lead: Lead, trial: Trial | None) -> Finding:
        """The column in the browser: its query framed, then asked where plain HTTP could not."""
        page = await opened.as_page()
        known = lead.view.query if lead.view else None
        query = find_query(page) or known
        css = query.selector if query else ""
        caption = "query" if query else "column"
        finding = _with(finding, await take_picture(self.tools, opened, "column", caption, css=css))
        if query is None:
            return _without_query(finding, page)
        if query.captcha:
            return _behind_captcha(finding)
        records = self._records(lead)
        before = read_list(page).rows
        for text in texts_to_ask(query, records, before):
            if trial is not None and trial.proven:
                break
            trial = await self._typed(opened, query, text, before, records) or trial
        if trial is not None and trial.proven and trial.ask is None:
            shot = await take_picture(self.tools, opened, "query", "queried", css=css, text=trial.text)
            finding = _with(finding, shot)
        return _queried_finding(replace(finding, searchable=True), trial)

    async def _typed(
        self,
        opened: OpenTab,
        query: QueryForm,
        text: str,
        before: tuple[ListRow, ...],
        records: list[ReadRecord],
    ) -> Trial | None:
        try:
            self.tools.browser.note(opened.url, QUERY_SIGNAL)
            trial, _ = await ask_in_browser(opened, query, text, before, records)
        except BrowserFailureError:
            return None
        return trial

    def _records(self, lead: Lead) -> list[ReadRecord]:
        own = [read for one in self.lists if one.lead is lead and one.reading for read in one.reading.records]
        return own or [read for one in self.lists if one.reading for read in one.reading.records]


def _queried_finding(finding: Finding, trial: Trial | None) -> Finding:
    """Searchable where the query was seen to filter; unknown where it was tried and that could not be seen."""
    if trial is None:
        return replace(finding, reason=finding.reason + say("column", "query_untried"))
    if trial.proven:
        said = say("column", "query_proven", text=trial.text, rows=trial.rows)
        return replace(finding, searchable=True, reason=finding.reason + said)
    return replace(finding, searchable=None, reason=finding.reason + say("column", "query_unproven", text=trial.text))


def _behind_captcha(finding: Finding) -> Finding:
    """A query that only a person can make is not got round: whether it finds anything nobody has seen."""
    return replace(finding, searchable=None, reason=finding.reason + say("column", "query_captcha"))


def _without_query(finding: Finding, page: Page) -> Finding:
    """No query on the column's page; a link named 查询 inside it may lead to one, which a person should look at."""
    if finding.searchable is not False:
        return finding
    for link in links_of(page):
        name = link.text.strip()
        if link.region == "body" and 2 <= len(name) <= 10 and name.endswith(("查询", "检索")) and not meaning_of(name):
            said = say("column", "query_link", name=name)
            return replace(finding, searchable=None, reason=finding.reason + said)
    return finding


def _link_to(page: Page, places: set[str]) -> str:
    """The href of a link on the page that leads to one of the places."""
    return next((link.href for link in links_of(page) if place(link.ask.url) in places), "")


def _way_in(search: Search, lists: list[ReadLead]) -> Lead | None:
    """The lead whose link stands on the home page, else any with a link."""
    leads = [lead for lead in (search.column, *(one.lead for one in lists), search.empty) if lead and lead.link]
    home = search.home.url if search.home else ""
    return next((lead for lead in leads if lead.on and lead.on.url == home), leads[0] if leads else None)


def _queried(search: Search, lists: list[ReadLead]) -> Lead | None:
    """The place with a query, one that asks no captcha before one that does."""
    leads = [lead for lead in (search.column, *(one.lead for one in lists)) if lead]
    queries = [(lead, lead.view.query) for lead in leads if lead.view and lead.view.query]
    return next((lead for lead, query in queries if not query.captcha), queries[0][0] if queries else None)


def _with(finding: Finding, path: str) -> Finding:
    return replace(finding, evidence=(*finding.evidence, path))
