"""A site in memory that a visit's query is put to: what it answers is a function of what is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

from crawler.column import view_column
from crawler.evidence.folder import EvidenceFolder
from crawler.evidence.writer import EvidenceWriter
from crawler.noticed import Notebook
from crawler.options import CrawlOptions
from crawler.pages.page import Ask, Page
from crawler.visit.places import Lead
from crawler.visit.reading_ahead import ReadingAhead
from crawler.visit.tokens import Tokens
from crawler.visit.tools import SiteTools
from disclosure.chain import Chain
from disclosure.vocabulary import Kind

HEADER = "<tr><th>决定书文号</th><th>行政相对人名称</th><th>处罚机关</th><th>决定日期</th></tr>"
FORM = (
    '<form action="/cf" method="get">相对人名称：<input type="text" name="xdr"> '
    '决定书文号：<input type="text" name="wsh">'
    '{more}<input type="submit" value="查询"></form>'
)
NONE = '<tr><td colspan="4">没有查询到相关信息!</td></tr>'
Row = tuple[str, str, str, str]


def result_page(rows: list[Row], more: str = "") -> str:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    table = f"<table class='grid'>{HEADER}{body or NONE}</table>"
    return f"<html><head><title>行政处罚公示查询</title></head><body>{FORM.format(more=more)}{table}</body></html>"


def first_page(more: str = "") -> str:
    title = "<head><title>行政处罚公示查询</title></head>"
    return f"<html>{title}<body><h1>行政处罚公示查询</h1>{FORM.format(more=more)}</body></html>"


@dataclass
class AskedSite:
    """Stands in for the fetcher: `answers` gives the page for a request, a detail or not."""

    answers: Callable[[Ask], str]
    asked: list[Ask] = field(default_factory=list)
    kept: dict[object, Page] = field(default_factory=dict)
    notebook: Notebook = field(default_factory=Notebook)
    exhausted: bool = False
    pages: int = 0

    async def page(self, ask: Ask, *, again: bool = False, detail: bool = False, look: bool = True) -> Page:
        if again or ask.key not in self.kept:
            self.asked.append(ask)
            self.kept[ask.key] = page_of(self.answers(ask), ask)
        return self.kept[ask.key]


def page_of(text: str, ask: Ask, **more: Any) -> Page:
    given = {"status": 200, "content_type": "text/html", "fetched_at": datetime.now(UTC).replace(tzinfo=None)} | more
    return Page(url=ask.url, ask=ask, text=text, body=text.encode(), **given)


def tools_for(site: AskedSite, out: Path) -> SiteTools:
    options = CrawlOptions(out=out, period_start=date(2018, 4, 1), as_of=date(2018, 9, 5), browser=None)
    fetcher, nobody = cast("Any", site), cast("Any", None)
    return SiteTools(
        owner="信用网站",
        options=options,
        fetcher=fetcher,
        browser=nobody,
        evidence=EvidenceFolder("信用网站", EvidenceWriter(out, Chain(out))),
        tokens=Tokens(fetcher),
        reading=ReadingAhead(cores=1),
        on_progress=lambda _: None,
    )


def lead_to(text: str, kind: Kind | None = Kind.PENALTY) -> Lead:
    page = page_of(text, Ask(url="http://credit.example/cf"))
    return Lead(page=page, view=view_column(page), kind=kind, name="行政处罚公示查询")
