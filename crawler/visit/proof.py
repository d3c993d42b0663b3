"""Screenshots that prove a verdict, the found place framed: at most three browser loads a site."""

from __future__ import annotations

from dataclasses import replace

from crawler.browser import BrowserFailureError
from crawler.messages import say
from crawler.pages.page import Ask
from crawler.visit.judgement import ReadLead
from crawler.visit.search import Lead, Search
from crawler.visit.tools import SiteTools
from disclosure.findings import Finding
from disclosure.vocabulary import Outcome, Subject, Verdict

SIGNAL = "evidence"


async def prove(
    tools: SiteTools, search: Search, lists: list[ReadLead], findings: tuple[Finding, ...]
) -> tuple[Finding, ...]:
    """The findings with the evidence each rests on."""
    proved = []
    for finding in findings:
        shots: list[str] = []
        if finding.subject is Subject.COLUMN and finding.verdict is not Verdict.UNKNOWN:
            shots = await _column_shots(tools, search, lists, finding)
        elif finding.subject is Subject.CATALOGUE and finding.url:
            shot = await _shoot(tools, finding.url, "catalogue", "catalogue", css="table")
            shots = [shot] if shot else []
        proved.append(replace(finding, evidence=(*finding.evidence, *shots)))
    return tuple(proved)


async def _column_shots(tools: SiteTools, search: Search, lists: list[ReadLead], finding: Finding) -> list[str]:
    shots: list[str | None] = []
    way = _way_in(search, lists)
    if search.home is not None and search.home.outcome is Outcome.OK:
        copy = tools.evidence.keep_page(search.home, caption=say("caption", "home"))
        href = way.link.framed if way and way.link and finding.on_home else ""
        caption = "home" if finding.on_home else "home_absent" if not way else "given"
        shot = await _shoot(tools, search.home.url, "home", caption, href=href)
        shots += [shot or copy]
    if finding.verdict is Verdict.EMPTY and search.empty:
        shots.append(await _shoot(tools, search.empty.page.url, "column-empty", "empty"))
    elif finding.verdict is Verdict.PRESENT:
        queried = _queried(search, lists)
        target = queried or search.column or (lists[0].lead if lists else None)
        if target is not None:
            css = queried.view.query.selector if queried and queried.view and queried.view.query else ""
            caption = "query" if queried else "column"
            url = target.page.ask.url if target.page.ask.method == "GET" else target.page.url
            shots.append(await _shoot(tools, url, "column", caption, css=css))
    return [shot for shot in shots if shot]


def _way_in(search: Search, lists: list[ReadLead]) -> Lead | None:
    """The lead whose link stands on the home page, else any with a link."""
    leads = [lead for lead in (search.column, *(one.lead for one in lists), search.empty) if lead and lead.link]
    home = search.home.url if search.home else ""
    return next((lead for lead in leads if lead.on and lead.on.url == home), leads[0] if leads else None)


def _queried(search: Search, lists: list[ReadLead]) -> Lead | None:
    leads = [lead for lead in (search.column, *(one.lead for one in lists)) if lead]
    return next((lead for lead in leads if lead.view and lead.view.query), None)


async def _shoot(tools: SiteTools, url: str, name: str, caption: str, *, href: str = "", css: str = "") -> str | None:
    """The path of a screenshot; None where the browser could not show the page (the page copy stands in)."""
    try:
        async with tools.browser.open(Ask(url=url), SIGNAL) as opened:
            picture, framed = await opened.screenshot(href=href, css=css)
    except BrowserFailureError:
        return None
    text = say("caption", caption)
    if (href or css) and not framed:
        text = text.replace("（红框）", "")
    return tools.evidence.keep_screenshot(name, picture, url=url, caption=text)
