"""What else a department must publish: the catalogue, the work plan, the two officers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from crawler.column import Candidate, What, candidates, candidates_inside, links_of
from crawler.details import file_name
from crawler.details.article import title_of_article
from crawler.messages import say
from crawler.pages.page import Page
from crawler.publications.catalogue import CatalogueView, own_items, read_catalogue, read_catalogue_file, together
from crawler.publications.duties import check_duties
from crawler.publications.plan import (
    officers_in_column,
    plan_in_column,
    plan_without_text,
    read_officers,
    read_plan,
)
from crawler.publications.unreadable import shows_no_text
from crawler.visit.addresses import place
from crawler.visit.catalogue_walk import whole_catalogue
from crawler.visit.judgement import ReadLead
from crawler.visit.refusals import why_unshown
from crawler.visit.search import Search
from crawler.visit.tools import SiteTools
from disclosure.duties import Duty
from disclosure.errors import UnreadableFileError
from disclosure.findings import Finding
from disclosure.vocabulary import Kind, Outcome, Subject, Verdict

_MOST_LINKS = 6
_MOST_OPENED = 10
_MOST_SECTIONS = 10
# plans, officers and catalogues stand in the channel about the work too (双公示工作), which is no column
_WORK_CHANNEL = "双公示"
_LOOKED_FOR = (What.CATALOGUE, What.PLAN, What.OFFICERS)


@dataclass
class _Looked:
    """Where one thing was looked for: the pages that might link to it and those that might be it; and which of them
    could not be read."""

    tried: list[str] = field(default_factory=list)
    unread: list[Page] = field(default_factory=list)

    @property
    def pages(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.tried))


async def publication_findings(
    tools: SiteTools,
    search: Search,
    lists: Sequence[ReadLead],
    kinds: set[Kind],
    duties: Sequence[Duty] = (),
    *,
    column: Finding,
) -> tuple[Finding, ...]:
    """The three findings. Links are followed from the column, the home page and the sections below it. `duties`: what
    the catalogue must name, where that was given. `column`: the finding on the column; where that is unknown, so is
    what might stand in it."""
    pages = await _places(tools, search, lists)
    seen = [page.url for page in pages]
    for page in pages:  # what a query was brought to list was asked for, not opened
        if page.url not in tools.attempts:
            tools.note_attempt(page)
    links = {what: list(_links(pages, what)) for what in _LOOKED_FOR}
    closed = _closed(search) or (column.reason if column.verdict is Verdict.UNKNOWN else "")
    plan = await _plan(tools, links[What.PLAN], _Looked(list(seen)), closed=closed)
    officers = await _officers(tools, [*links[What.OFFICERS], *links[What.PLAN]], _Looked(list(seen)), closed=closed)
    own = search.column.page if search.column is not None else None
    return (
        await _catalogue(tools, links[What.CATALOGUE], kinds, duties, _Looked(list(seen)), closed=closed),
        _or_in_column(tools, plan, own),
        _or_in_column(tools, officers, own),
    )


def _or_in_column(tools: SiteTools, finding: Finding, column: Page | None) -> Finding:
    """What no link leads to may stand in the words of the column itself."""
    if finding.verdict is Verdict.PRESENT or column is None or column.outcome is not Outcome.OK:
        return finding
    read = plan_in_column if finding.subject is Subject.PLAN else officers_in_column
    found = read(column)
    return _found(tools, finding.subject, column, found.title, _Looked(list(finding.tried))) if found else finding


def _closed(search: Search) -> str:
    """Why such links may stand where nobody could look: the home page or the column itself was not read. "" where
    both were."""
    if search.home is None or search.home.outcome is not Outcome.OK:
        return say("publications", "home_unread")
    if not search.found and search.unread:
        first = search.unread[0]
        return say("publications", "column_unread", name=first.name, why=why_unshown(first.page))
    return ""


async def _places(tools: SiteTools, search: Search, lists: Sequence[ReadLead]) -> list[Page]:
    """The pages on which such links stand, nearest to the column first."""
    leads = [search.column, *(one.lead for one in lists), search.empty]
    pages = [page for lead in leads if lead for page in (lead.page, lead.on) if page]
    if search.home is not None:
        pages.append(search.home)
    pages += search.sections
    if search.home is not None and search.home.outcome is Outcome.OK:
        pages += await _sections(tools, search)
    seen: dict[str, Page] = {}
    for page in pages:
        if page.outcome is Outcome.OK:
            seen.setdefault(place(page.url), page)
    return list(seen.values())


async def _sections(tools: SiteTools, search: Search) -> list[Page]:
    """The home page's sections, where the search has not been through them, and its channel about the work."""
    assert search.home is not None
    sections = [link.ask for link in candidates(search.home) if link.what is What.SECTION]
    asks = [] if search.sections else sections[:_MOST_SECTIONS]
    work = [link.ask for link in links_of(search.home) if _WORK_CHANNEL in link.text + link.title]
    return [await tools.open(ask) for ask in (*asks, *work[:_MOST_LINKS])]


def _links(pages: list[Page], what: What) -> Iterator[Candidate]:
    """Links to one thing, the pages' own content before their menus, each address once."""
    seen = set()
    for page in pages:
        for link in (*candidates_inside(page), *candidates(page)):
            if link.what is what and place(link.ask.url) not in seen:
                seen.add(place(link.ask.url))
                yield link


async def _catalogue(
    tools: SiteTools, links: list[Candidate], kinds: set[Kind], duties: Sequence[Duty], looked: _Looked, *, closed: str
) -> Finding:
    seen: list[tuple[CatalogueView, Page]] = []
    waiting, most = [*links[:_MOST_LINKS]], len(looked.tried) + _MOST_OPENED
    while waiting and len(looked.tried) < most:
        page = await _open(tools, waiting.pop(0), looked)
        view = await _catalogue_on(tools, page, looked) if page is not None else None
        if page is not None and view is not None and view.items:
            seen.append((own_items(view, tools.owner, tools.departments), page))
            continue
        _doubt_catalogue(page, looked)
        if not seen:
            waiting += _listed_there(page, What.CATALOGUE, looked, waiting)
    if not seen:
        return _not_found(Subject.CATALOGUE, looked, closed=closed)
    view, page = max(seen, key=lambda one: one[0].items)
    view = _with_others(view, [other for other, _ in seen])
    copy = tools.evidence.keep_page(page, caption=say("caption", "catalogue_copy"))
    return replace(_judged(view, page, kinds, duties, looked), evidence=(copy,))


def _judged(view: CatalogueView, page: Page, kinds: set[Kind], duties: Sequence[Duty], looked: _Looked) -> Finding:
    checked = check_duties(view, duties)
    if looked.unread and not view.missing and _lacks(view, kinds):
        # the kind that is missing may stand in what could not be read
        reason = say("publications", "catalogue_half_read", items=view.items, why=looked.unread[0].reason)
        return Finding(
            subject=Subject.CATALOGUE, verdict=Verdict.UNKNOWN, reason=reason, url=page.url, tried=looked.pages
        )
    lacks = "，".join(filter(None, (_lacks(view, kinds if view.whole else set()), checked.lacks)))
    if lacks:
        verdict, reason = Verdict.PARTIAL, say("catalogue", "partial", items=view.items, lacks=lacks)
    else:
        names = "、".join(_counted(kind, view) for kind in Kind if kind in view.kinds) or "各类事项"
        verdict, reason = Verdict.FULL, say("catalogue", "full", items=view.items, kinds=names)
    return Finding(
        subject=Subject.CATALOGUE,
        verdict=verdict,
        reason=reason + checked.said,
        url=page.url,
        items=view.items,
        tried=looked.pages,
    )


def _with_others(best: CatalogueView, views: Sequence[CatalogueView]) -> CatalogueView:
    """With the catalogues that stand apart for the other kind; the larger first."""
    for view in sorted(views, key=lambda one: -one.items):
        best = together(best, view) or best
    return best


def _counted(kind: Kind, view: CatalogueView) -> str:
    own = sum(told is kind for _, told in view.entries)
    return f"{kind.chinese} {own} 项" if own and all(told for _, told in view.entries) else kind.chinese


async def _catalogue_on(tools: SiteTools, page: Page, looked: _Looked) -> CatalogueView | None:
    """The catalogue on a page or in the files attached to it, taken together."""
    if not page.text and page.body:
        return _file_view(page, looked, file_name(page.ask, ""))
    view = read_catalogue(page)
    if view is None:
        return None
    views = [await whole_catalogue(tools, page, view)]
    for ask, name in zip(view.attachments, view.attachment_names, strict=True):
        answer = await tools.fetcher.page(ask)
        if answer.outcome is not Outcome.OK:
            looked.unread.append(answer)
            continue
        attached = _file_view(answer, looked, file_name(ask, name))
        if attached is not None:
            views.append(attached)
    return _with_others(max(views, key=lambda one: one.items), views)


def _doubt_catalogue(page: Page | None, looked: _Looked) -> None:
    """A page that a link calls the catalogue and that shows a picture may be it: nobody may say that there is none."""
    if page is not None and page.text and shows_no_text(page):
        name = title_of_article(page) or page.url
        looked.unread.append(replace(page, reason=say("publications", "catalogue_without_text", name=name)))


def _file_view(page: Page, looked: _Looked, name: str) -> CatalogueView | None:
    try:
        view = read_catalogue_file(name, page.body)
    except UnreadableFileError:
        looked.unread.append(page)
        return None
    if not view.items:  # a scan
        looked.unread.append(replace(page, reason=say("publications", "catalogue_without_text", name=name)))
    return view


def _lacks(view: CatalogueView, kinds: set[Kind]) -> str:
    """What keeps a catalogue from being complete (S3: key columns; both kinds where both exist)."""
    lacks = [f"缺{kind.chinese}事项" for kind in Kind if kind in kinds and kind not in view.kinds]
    if view.missing:
        lacks.append(f"缺“{'、'.join(view.missing)}”列")
    return "，".join(lacks)


async def _plan(tools: SiteTools, links: list[Candidate], looked: _Looked, *, closed: str) -> Finding:
    waiting, most = [*links[:_MOST_LINKS]], len(looked.tried) + _MOST_OPENED
    while waiting and len(looked.tried) < most:
        page = await _open(tools, waiting.pop(0), looked)
        plan = read_plan(page) if page is not None else None
        if page is not None and plan is not None:
            return _found(tools, Subject.PLAN, page, plan.title, looked)
        _doubt(page, looked)
        waiting += _listed_there(page, What.PLAN, looked, waiting)
    return _not_found(Subject.PLAN, looked, closed=closed)


def _listed_there(page: Page | None, what: What, looked: _Looked, waiting: list[Candidate]) -> list[Candidate]:
    """What a channel of that name lists: 工作方案 may lead to a list of one plan."""
    if page is None:
        return []
    known = {place(url) for url in looked.tried} | {place(link.ask.url) for link in waiting}
    found = (link for link in candidates(page) if link.what is what and place(link.ask.url) not in known)
    return list(found)[:_MOST_LINKS]


async def _officers(tools: SiteTools, links: list[Candidate], looked: _Looked, *, closed: str) -> Finding:
    """Often named in the plan itself, so the plan's pages are read as well."""
    for link in links[:_MOST_LINKS]:
        page = await _open(tools, link, looked)
        officers = read_officers(page) if page is not None else None
        if page is not None and officers is not None:
            return _found(tools, Subject.OFFICERS, page, officers.title or link.text, looked)
        _doubt(page, looked)
    return _not_found(Subject.OFFICERS, looked, closed=closed)


def _doubt(page: Page | None, looked: _Looked) -> None:
    """A plan named and not readable may be there, and may name the officers."""
    if page is not None and (title := plan_without_text(page)):
        looked.unread.append(replace(page, reason=say("publications", "plan_without_text", name=title)))


async def _open(tools: SiteTools, link: Candidate, looked: _Looked) -> Page | None:
    page = await tools.open(link.ask)
    looked.tried.append(page.url)
    if page.outcome is not Outcome.OK:
        looked.unread.append(page)
        return None
    return page


def _found(tools: SiteTools, subject: Subject, page: Page, name: str, looked: _Looked) -> Finding:
    copy = tools.evidence.keep_page(page)
    return Finding(
        subject=subject,
        verdict=Verdict.PRESENT,
        reason=say(subject, "present", name=name),
        url=page.url,
        evidence=(copy,),
        tried=looked.pages,
    )


def _not_found(subject: Subject, looked: _Looked, *, closed: str) -> Finding:
    """absent only where every page that might have shown it was read."""
    if looked.unread or closed:
        why = looked.unread[0].reason if looked.unread else closed
        reason = say(subject, "unknown", why=why or "文件无法读取")
        return Finding(subject=subject, verdict=Verdict.UNKNOWN, reason=reason, tried=looked.pages)
    return Finding(subject=subject, verdict=Verdict.ABSENT, reason=say(subject, "absent"), tried=looked.pages)
