"""Screenshots that prove a verdict, the found place framed: at most three browser loads a site.

What the browser shows while they are taken may set a finding right that plain HTTP got wrong: a link that a script
puts on the home page, a query that a script puts into the column.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from crawler.browser import BrowserFailureError, OpenTab
from crawler.column import QueryForm, find_query, links_of
from crawler.column.words import meaning_of
from crawler.listings import ListRow, read_list
from crawler.messages import say
from crawler.pages.page import Ask, Page
from crawler.visit.addresses import place
from crawler.visit.judgement import ReadLead, column_places
from crawler.visit.query import Trial, ask_in_browser, ask_over_http, texts_to_ask
from crawler.visit.reading import ReadRecord
from crawler.visit.search import Lead, Search
from crawler.visit.tools import SiteTools
from disclosure.findings import Finding
from disclosure.vocabulary import Outcome, Subject, Verdict

SIGNAL = "evidence"
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
        elif finding.subject is Subject.CATALOGUE and finding.url and len(tools.browser.loads) < _MOST_LOADS:
            shot = await _shoot(tools, finding.url, "catalogue", "catalogue", css="table")
            proven = replace(finding, evidence=(*finding.evidence, *([shot] if shot else [])))
        proved.append(proven)
    return tuple(proved)


@dataclass(frozen=True, slots=True)
class _Column:
    """The proof of the column's finding."""

    tools: SiteTools
    search: Search
    lists: list[ReadLead]

    async def prove(self, finding: Finding) -> Finding:
        finding = await self._home(finding)
        if finding.verdict is Verdict.EMPTY:
            page = self.search.empty.page if self.search.empty else None
            shot = await _shoot(self.tools, page.url if page else finding.url or "", "column-empty", "empty")
            return _with(finding, shot)
        return await self._column(finding) if finding.verdict is Verdict.PRESENT else finding

    async def _home(self, finding: Finding) -> Finding:
        """The home page with the way in framed. A link that only the browser shows puts the column on it."""
        home = self.search.home
        if home is None or home.outcome is not Outcome.OK:
            return finding
        copy = self.tools.evidence.keep_page(home, caption=say("caption", "home"))
        way = _way_in(self.search, self.lists)
        href = way.link.framed if way and way.link and finding.on_home else ""
        try:
            async with self.tools.browser.open(Ask(url=home.url), SIGNAL) as opened:
                if finding.on_home is False:
                    href = _link_to(await opened.as_page(), column_places(self.search, self.lists))
                    finding = replace(finding, on_home=bool(href))
                picture, framed = await opened.screenshot(href=href)
        except BrowserFailureError:
            return _with(finding, copy)
        caption = "home" if finding.on_home else "home_absent" if not way else "given"
        text = _caption(caption, framed=framed or not href)
        return _with(finding, self.tools.evidence.keep_screenshot("home", picture, url=home.url, caption=text))

    async def _column(self, finding: Finding) -> Finding:
        lead = _queried(self.search, self.lists) or self.search.column or self.lists[0].lead
        query = lead.view.query if lead.view else None
        trial = await self._over_http(lead, query) if query is not None and not query.captcha else None
        url = lead.page.ask.url if lead.page.ask.method == "GET" else lead.page.url
        try:
            if trial is not None and trial.proven and trial.ask is not None and trial.ask.method == "GET":
                shot = await _shoot_result(self.tools, trial, query)
                return _queried_finding(_with(finding, shot), trial)
            async with self.tools.browser.open(Ask(url=url), SIGNAL) as opened:
                return await self._in_tab(opened, finding, lead, trial)
        except BrowserFailureError:
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
        picture, framed = await opened.screenshot(css=css)
        caption = _caption("query" if query else "column", framed=framed or not css)
        shot = self.tools.evidence.keep_screenshot("column", picture, url=opened.url, caption=caption)
        finding = _with(finding, shot)
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
            picture, _ = await opened.screenshot(css=css)
            said = say("caption", "queried", text=trial.text)
            finding = _with(
                finding, self.tools.evidence.keep_screenshot("query", picture, url=opened.url, caption=said)
            )
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


def _with(finding: Finding, path: str | None) -> Finding:
    return replace(finding, evidence=(*finding.evidence, path)) if path else finding


def _caption(which: str, *, framed: bool) -> str:
    text = say("caption", which)
    return text if framed else text.replace("（红框）", "")


async def _shoot_result(tools: SiteTools, trial: Trial, query: QueryForm | None) -> str | None:
    assert trial.ask is not None
    async with tools.browser.open(trial.ask, QUERY_SIGNAL) as opened:
        picture, _ = await opened.screenshot(css=query.selector if query else "")
    said = say("caption", "queried", text=trial.text)
    return tools.evidence.keep_screenshot("column", picture, url=trial.ask.url, caption=said)


async def _shoot(tools: SiteTools, url: str, name: str, caption: str, *, href: str = "", css: str = "") -> str | None:
    """The path of a screenshot; None where the browser could not show the page (the page copy stands in)."""
    try:
        async with tools.browser.open(Ask(url=url), SIGNAL) as opened:
            picture, framed = await opened.screenshot(href=href, css=css)
    except BrowserFailureError:
        return None
    return tools.evidence.keep_screenshot(
        name, picture, url=url, caption=_caption(caption, framed=framed or not (href or css))
    )
