"""TRS WCM: static pages, createPageHTML paging, tYYYYMMDD_id.html details with a label/value table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind, Verdict
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.details import two_columns
from gongshi.city.notices import catalogue_paper, officers_paper, plan_paper
from gongshi.city.portals.portal import Answer, Portal
from gongshi.city.promise import Promise
from gongshi.city.spelling import bracketed

_FOLDERS = {Kind.PERMIT: "xzxk", Kind.PENALTY: "xzcf"}
_PER_PAGE = 8
_SECTION = "双公示专栏"


class TrsPortal(Portal):
    """A column on the home page with a query of its own, catalogue, plan and officers: everything as it should be."""

    family = "trs"
    column_path: ClassVar[str | None] = "/sgs/"
    promise = Promise(
        on_home=True, searchable=True, catalogue=Verdict.FULL, plan=Verdict.PRESENT, officers=Verdict.PRESENT
    )

    def section_path(self, section: Section) -> str:
        return f"/xwzx/c{section.number}/"

    def article_path(self, article: Article) -> str:
        return f"/xwzx/{article.day:%Y%m}/t{article.day:%Y%m%d}_{article.number}.html"

    def listing_path(self, kind: Kind) -> str:
        return f"/sgs/{_FOLDERS[kind]}/"

    def column_link(self) -> Markup:
        return Markup('<a class="special" href="./sgs/" target="_blank">双公示专栏</a>')

    def open_links(self) -> list[tuple[str, str]]:
        return [("双公示专栏", "/sgs/")]

    @cached_property
    def papers(self) -> list[Article]:
        """Catalogue, plan and officers, in the order of the column's links."""
        return [
            catalogue_paper(self.department, 90101, "双公示目录"),
            plan_paper(self.department, 90102, _SECTION),
            officers_paper(self.department, 90103, _SECTION),
        ]

    def extra_articles(self) -> list[Article]:
        return self.papers

    def extra_pages(self) -> Mapping[str, Answer]:
        pages: dict[str, Answer] = {"/sgs/": self._column, "/sgs/index.html": self._column}
        for kind in Kind:
            records = self.published(kind)
            total = -(-len(records) // _PER_PAGE)
            for number in range(total):
                name = "index.html" if number == 0 else f"index_{number}.html"
                pages[self.listing_path(kind) + name] = self._listing(kind, number, total)
            pages[self.listing_path(kind)] = self._listing(kind, 0, total)
            pages |= {self.record_path(record): self._detail(record) for record in records}
        return pages

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.get("/sgs/cx/search.html", self._search)]

    def record_path(self, record: Decision) -> str:
        return self.listing_path(record.kind) + self.record_name(record)

    def record_name(self, record: Decision) -> str:
        """The address as a list gives it: relative, by month."""
        assert record.portal_on
        number = 30000 + record.serial
        return f"{record.portal_on:%Y%m}/t{record.portal_on:%Y%m%d}_{number}.html"

    def record_title(self, record: Decision) -> str:
        return f"{record.party.name}（{bracketed(record.document_number, 0)}）"

    def _column(self) -> web.Response:
        newest = {kind: self.published(kind)[:6] for kind in Kind}
        return self.html("column.html", title=_SECTION, newest=newest, folders=_FOLDERS)

    def _listing(self, kind: Kind, number: int, total: int) -> Answer:
        rows = self.published(kind)[number * _PER_PAGE : (number + 1) * _PER_PAGE]
        title = f"{kind.chinese}公示"
        return lambda: self.html("listing.html", title=title, rows=rows, total=total, number=number)

    def _detail(self, record: Decision) -> Answer:
        assert record.portal_on
        article = Article(
            number=30000 + record.serial,
            section=f"{record.kind.chinese}公示",
            title=self.record_title(record),
            day=record.portal_on,
            clock=f"{9 + record.serial % 8:02d}:{record.serial % 60:02d}",
            body=two_columns(record, self.department),
            source=self.department.name,
        )
        return lambda: self.html("article.html", title=article.title, article=article)

    async def _search(self, request: web.Request) -> web.Response:
        """The column's own query: by party and document number, as typed."""
        name, number = request.query.get("xdr", "").strip(), request.query.get("wsh", "").strip()
        found = [
            record
            for kind in Kind
            for record in self.published(kind)
            if name in record.party.name and number in record.document_number
        ]
        return self.html("result.html", title="查询结果", found=found[:50], count=len(found))
