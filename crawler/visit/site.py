"""One visit from beginning to end: open, search, read, judge, prove."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from crawler.column import is_home_page
from crawler.listings import read_list
from crawler.messages import say
from crawler.pages.frames import moved_to
from crawler.pages.page import Ask, Page
from crawler.visit.addresses import is_root, place, root_of
from crawler.visit.credit import seek_rows
from crawler.visit.divided import read_divided
from crawler.visit.gather import distinct, listings_of, published
from crawler.visit.given import open_given, search_given
from crawler.visit.judgement import ReadLead, column_finding, site_finding_unknown
from crawler.visit.listing import ListingReading, ReadRecord, read_article
from crawler.visit.places import KIND_OF, lists_on
from crawler.visit.proof import prove
from crawler.visit.publications import publication_findings
from crawler.visit.refusals import refusal
from crawler.visit.search import Lead, Search, look_at, search_from_home
from crawler.visit.tools import SiteTools
from disclosure.department_names import match_department
from disclosure.duties import Duty
from disclosure.findings import Attempt, Finding, Look, SiteReport
from disclosure.records import PublishedRecord
from disclosure.sought import Searched, Sought
from disclosure.targets import Target
from disclosure.vocabulary import Kind, Outcome, SiteRole, SiteStatus, Subject, Verdict

_BLOCKED = {Outcome.WAF, Outcome.CAPTCHA, Outcome.SOFT_BLOCK, Outcome.LOGIN, Outcome.ROBOTS}
_BLOCKING_STATUS = {401, 403, 412, 418, 421, 429}


async def visit_department(target: Target, tools: SiteTools) -> SiteReport:
    """Visit a department's own site; a department without one gets a report that says so."""
    urls: list[tuple[str, Kind | None]] = []
    if target.permit_url:
        urls.append((target.permit_url, Kind.PERMIT))
    if target.penalty_url:
        urls.append((target.penalty_url, Kind.PENALTY))
    if not target.urls:
        detail = f"（{target.remark}）" if target.remark else ""
        reason = say("outcome", Outcome.NO_SITE, detail=detail)
        return _closed(
            tools,
            SiteRole.PORTAL,
            target.name,
            url="",
            status=SiteStatus.NONE,
            outcome=Outcome.NO_SITE,
            reason=reason,
        )
    visit = _Visit(tools, SiteRole.PORTAL, target.name, lambda _: target.name, duties=target.duties)
    return await visit.run(target.home_url, urls)


async def visit_credit_site(
    url: str, departments: Sequence[str], tools: SiteTools, wanted: Sequence[Sought] = ()
) -> SiteReport:
    """Visit the region's credit site, whose records name the department each is of. `wanted`: the ledgers' rows, which
    its query is asked for where its lists do not show all."""

    def department_of(values: dict[str, str]) -> str:
        for name in ("department", "organ", "source_unit"):
            if values.get(name):
                return match_department(values[name], departments) or values[name]
        return ""

    tools.asks_for_rows = bool(wanted)
    return await _Visit(tools, SiteRole.CREDIT, None, department_of, wanted=wanted).run(url, [])


def broken_visit(tools: SiteTools, role: SiteRole, department: str | None, url: str, error: Exception) -> SiteReport:
    """The report of a site on which the program itself fell over: nothing is known of it, and nobody is accused."""
    reason = say("outcome", Outcome.PROGRAM_ERROR, error=type(error).__name__)
    return _closed(
        tools,
        role,
        department,
        url=url,
        status=SiteStatus.UNREACHABLE,
        outcome=Outcome.PROGRAM_ERROR,
        reason=reason,
    )


class _Visit:
    def __init__(
        self,
        tools: SiteTools,
        role: SiteRole,
        department: str | None,
        department_of: Callable[[dict[str, str]], str],
        *,
        wanted: Sequence[Sought] = (),
        duties: Sequence[Duty] = (),
    ) -> None:
        self._tools = tools
        self._role = role
        self._department = department
        self._department_of = department_of
        self._wanted = wanted
        self._duties = duties
        self._searched: tuple[Searched, ...] = ()

    async def run(self, home_url: str | None, urls: list[tuple[str, Kind | None]]) -> SiteReport:
        tools = self._tools
        tools.tell("open")
        given = await open_given(tools, urls)
        home, given = await self._home(home_url, given)
        first = home_url or urls[0][0]
        readable = [page for page in (home, *(page for page, _ in given)) if page and page.outcome is Outcome.OK]
        if not readable:
            failed = home or given[0][0]
            return self._unreadable(first, failed)
        tools.tell("search")
        search = await self._search(home, given)
        lists = _without_decoys(search, await self._read_lists(search))
        if self._role is SiteRole.CREDIT:
            lists, self._searched = await seek_rows(tools, search, lists, self._wanted)
        column = column_finding(search, lists)
        tools.tell("catalogue")
        records = self._records(lists, search.home)
        kinds = {record.kind for record in records}
        publications = await publication_findings(tools, search, lists, kinds, self._duties, column=column)
        self._look_at_tags(search)
        tools.tell("evidence")
        column, *others = await prove(tools, search, lists, (column, *publications))
        findings = (replace(column, tried=(*column.tried, tools.fetcher.robots_said(first))), *others)
        return self._report(first, findings, search, lists, records)

    async def _home(
        self, home_url: str | None, given: list[tuple[Page, Kind | None]]
    ) -> tuple[Page | None, list[tuple[Page, Kind | None]]]:
        """The home page: the one named, else one among the given addresses, else the host's front page."""
        rest = [(page, kind) for page, kind in given if not _is_home(page)]
        if home_url:
            page = await self._where_it_moved(await self._tools.open(Ask(url=home_url)))
            if page.outcome is Outcome.OK and not (is_root(page.url) or is_home_page(page)):
                # what was given as the home page is the column or a list of it
                if place(page.url) not in {place(other.url) for other, _ in rest}:
                    rest.append((page, None))
                return await self._front_page(page.url), rest
            return page, rest
        homes = [page for page, _ in given if _is_home(page)]
        if homes:
            return homes[0], rest
        readable = next((page for page, _ in rest if page.outcome is Outcome.OK), None)
        return (await self._front_page(readable.url) if readable else None), rest

    async def _where_it_moved(self, page: Page) -> Page:
        """The site's new address, where its old one says so and no more; the old page where that cannot be read."""
        onward = moved_to(page)
        if onward is None:
            return page
        there = await self._tools.open(onward)
        return there if there.outcome is Outcome.OK else page

    async def _front_page(self, url: str) -> Page | None:
        page = await self._tools.open(Ask(url=root_of(url)))
        return page if page.outcome is Outcome.OK else None

    async def _search(self, home: Page | None, given: list[tuple[Page, Kind | None]]) -> Search:
        search = Search(home=home)
        if given:
            search = await search_given(self._tools, given, home)
        if search.column is None and not search.lists and home is not None and home.outcome is Outcome.OK:
            from_home = await search_from_home(self._tools, home)
            from_home.tried = [*search.tried, *from_home.tried]
            from_home.unread = [*search.unread, *from_home.unread]
            from_home.empty = from_home.empty or search.empty
            search = from_home
        return search

    async def _read_lists(self, search: Search) -> list[ReadLead]:
        leads = await self._list_leads(search)
        return [ReadLead(lead, await self._reading(lead)) for lead in leads]

    async def _reading(self, lead: Lead) -> ListingReading | None:
        if lead.article:
            return await read_article(self._tools, lead.page, lead.kind)
        return await read_divided(self._tools, lead.page, lead.kind) if lead.shows_list else None

    async def _list_leads(self, search: Search) -> list[Lead]:
        """The column's lists: those given or found, those linked inside the column, or the column itself. A list of a
        kind that is still wanting may be linked, or be a tab, beside the list of the other."""
        search.lists = [part for lead in search.lists for part in lists_on(lead)]
        leads = list(search.lists)
        column = search.column
        if column is not None:
            leads += await self._inside(column, {_spot(lead.page.ask) for lead in leads}, set(Kind))
            kinds = {lead.kind for lead in leads if lead.shows_list}
            if column.shows_list and (len(kinds) < len(Kind) or _stands_on_a_tab(column, leads)):
                leads = [*lists_on(_of_other_kind(column)), *leads]
        for lead in search.lists:
            wanting = set(Kind) - {one.kind for one in leads if one.kind}
            leads += await self._inside(lead, {_spot(one.page.ask) for one in leads}, wanting) if lead.kind else []
        return leads

    async def _inside(self, lead: Lead, known: set[object], kinds: set[Kind]) -> list[Lead]:
        found = []
        for link in lead.lists_inside:
            if _spot(link.ask) not in known and KIND_OF[link.what] in kinds:
                known.add(_spot(link.ask))
                found += lists_on(await look_at(self._tools, link, on=lead.page))
        return _without_dead_tabs(lead, found)

    def _look_at_tags(self, search: Search) -> None:
        notebook = self._tools.fetcher.notebook
        if search.home is not None:
            notebook.tags(search.home, "home")
        if search.column is not None and search.home is not None and _same_host(search.column.page, search.home):
            notebook.tags(search.column.page, "column")

    def _records(self, lists: list[ReadLead], home: Page | None) -> tuple[PublishedRecord, ...]:
        return distinct(
            published(read, self._role, self._department_of)
            for one in lists
            if one.reading
            for read in one.reading.records
            if not self._of_another(read, one.lead.page, home)
        )

    def _of_another(self, read: ReadRecord, page: Page, home: Page | None) -> bool:
        """On another host's column the decisions of other departments may stand beside this one's."""
        if self._department is None or home is None or _same_host(page, home):
            return False
        organ = read.draft.values.get("organ") or ""
        other = self._tools.departments
        named = match_department(organ, other) if organ else None
        return named is not None and named != self._department

    def _report(
        self,
        url: str,
        findings: tuple[Finding, ...],
        search: Search,
        lists: list[ReadLead],
        records: tuple[PublishedRecord, ...],
    ) -> SiteReport:
        listings = listings_of(lists)
        column = next(finding for finding in findings if finding.subject is Subject.COLUMN)
        reasons = [listing.reason for listing in listings if not listing.complete]
        if column.verdict is Verdict.UNKNOWN:
            reasons.insert(0, column.reason)
        finished = _now()
        status = SiteStatus.PARTIAL if reasons else SiteStatus.OK
        reason = "；".join(dict.fromkeys(reasons))
        return SiteReport(
            role=self._role,
            department=self._department,
            url=url,
            status=status,
            outcome=self._outcome(column, search, lists) if reasons else Outcome.OK,
            reason=reason,
            findings=findings,
            listings=listings,
            records=records,
            evidence=self._tools.evidence.kept,
            noticed=self._tools.fetcher.notebook.noticed,
            searched=self._searched,
            pages=self._tools.fetcher.pages,
            browser_loads=tuple(self._tools.browser.loads),
            started_at=self._tools.started_at,
            finished_at=finished,
            attempts=_attempts(self._tools, findings),
            looks=(Look(started_at=self._tools.started_at, finished_at=finished, status=status, reason=reason),),
        )

    def _outcome(self, column: Finding, search: Search, lists: list[ReadLead]) -> Outcome:
        """What first stood in the way of a site that was not read whole."""
        if self._tools.failures:
            return self._tools.failures[0].outcome
        if self._tools.fetcher.exhausted:
            return Outcome.OUT_OF_BUDGET
        unshown = [lead.page for lead in (search.column, *search.unread, *(one.lead for one in lists)) if lead]
        met = [refusal(page) for page in unshown if column.verdict is Verdict.UNKNOWN]
        return next((one[0] for one in met if one), Outcome.OK)

    def _unreadable(self, url: str, page: Page) -> SiteReport:
        blocked = page.outcome in _BLOCKED or page.status in _BLOCKING_STATUS
        status = SiteStatus.BLOCKED if blocked else SiteStatus.UNREACHABLE
        return _closed(
            self._tools,
            self._role,
            self._department,
            url=url,
            status=status,
            outcome=page.outcome,
            reason=page.reason,
        )


def _closed(
    tools: SiteTools,
    role: SiteRole,
    department: str | None,
    *,
    url: str,
    status: SiteStatus,
    outcome: Outcome,
    reason: str,
) -> SiteReport:
    """The report of a site that could not be looked at: everything unknown, for this reason."""
    finished = _now()
    findings = tuple(site_finding_unknown(subject, reason) for subject in Subject)
    return SiteReport(
        role=role,
        department=department,
        url=url,
        status=status,
        outcome=outcome,
        reason=reason,
        findings=findings,
        pages=tools.fetcher.pages,
        browser_loads=tuple(tools.browser.loads),
        started_at=tools.started_at,
        finished_at=finished,
        attempts=tuple(tools.attempts.values()),
        looks=(Look(started_at=tools.started_at, finished_at=finished, status=status, reason=reason),),
    )


def _attempts(tools: SiteTools, findings: Sequence[Finding]) -> tuple[Attempt, ...]:
    """How each page ended that the findings name."""
    tried = dict.fromkeys(url for finding in findings for url in finding.tried)
    return tuple(tools.attempts[url] for url in tried if url in tools.attempts)


def _without_decoys(search: Search, lists: list[ReadLead]) -> list[ReadLead]:
    """Lists under a likely name whose entries are no decisions are no column. What was not opened of them (entries
    listed before the period) leaves it unknown."""
    if search.column is not None:
        return lists
    kept = [one for one in lists if not one.decoy]
    search.lists = [lead for lead in search.lists if any(one.lead is lead for one in kept)]
    return kept


def _without_dead_tabs(lead: Lead, found: list[Lead]) -> list[Lead]:
    """Tabs that all show what stood there before they were clicked are no tabs; to one of them it may well belong
    where another shows other rows."""
    rows = read_list(lead.page).rows
    tabs = [one for one in found if one.link is not None and (one.link.ask.clicks or one.link.ask.form)]
    if not rows or not tabs or any(not one.read or read_list(one.page).rows != rows for one in tabs):
        return found
    return [one for one in found if one not in tabs]


def _stands_on_a_tab(column: Lead, leads: list[Lead]) -> bool:
    """Whether the column shows one of several lists of a kind, the others on tabs: 法人行政许可, 自然人行政许可."""
    tabs = [one.kind for one in leads if one.on is column.page and one.link is not None and one.link.ask.clicks]
    return len(tabs) > len(set(tabs))


def _spot(ask: Ask) -> object:
    return place(ask.url), ask.form or ask.body, ask.clicks


def _of_other_kind(column: Lead) -> Lead:
    """A column that shows one kind's list while the other's stands behind a tab."""
    behind = {KIND_OF[tab.what] for tab in column.lists_inside if tab.ask.clicks or tab.ask.form}
    shown = set(Kind) - behind
    return replace(column, kind=shown.pop()) if len(behind) == 1 else column


def _same_host(one: Page, other: Page) -> bool:
    return urlsplit(one.url).netloc == urlsplit(other.url).netloc


def _is_home(page: Page) -> bool:
    return is_root(page.url) or (page.outcome is Outcome.OK and is_home_page(page))


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
