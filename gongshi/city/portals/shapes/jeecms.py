"""JeeCMS: permits on index_2.jhtml pages, penalties from page.jspx as JSON of addresses (PORTALS §3.4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind, Verdict
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.details import four_columns
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, as_json, page_number
from gongshi.city.promise import Promise

_FOLDERS = {Kind.PERMIT: "xzxk", Kind.PENALTY: "xzcf"}


class JeeCmsPortal(ShapePortal):
    """双公示专栏 on the home page; both ways of paging that the system has, in one column."""

    family = "jeecms"
    scripted = True
    shell, theme = "classic", "#b5462f"
    column_path: ClassVar[str | None] = "/sgsxx.jhtml"
    open_path: ClassVar[str] = "/zwgk/index.jhtml"
    papers_kept = ("catalogue", "plan")
    per_page = 7
    promise = Promise(on_home=True, searchable=False, catalogue=Verdict.FULL, plan=Verdict.PRESENT)

    def section_path(self, section: Section) -> str:
        return f"/xwzx{section.number}/index.jhtml"

    def article_path(self, article: Article) -> str:
        return f"/xwzx/{article.number}.jhtml"

    def column_link(self) -> Markup:
        return Markup('<div class="item">· <a href="/sgsxx.jhtml" target="_blank">双公示专栏</a></div>')

    def listing_path(self, kind: Kind) -> str:
        return f"/{_FOLDERS[kind]}/index.jhtml"

    def record_path(self, record: Decision) -> str:
        return f"/{_FOLDERS[record.kind]}/{self.number(record)}.jhtml"

    def record_body(self, record: Decision) -> Markup:
        return four_columns(record, self.department, "chinese")

    def extra_pages(self) -> Mapping[str, Answer]:
        pages = dict(super().extra_pages())
        for number in range(1, self.pages(Kind.PERMIT) + 1):
            name = "index.jhtml" if number == 1 else f"index_{number}.jhtml"
            pages[f"/xzxk/{name}"] = self._permits(number)
        pages["/xzcf/index.jhtml"] = lambda: self.html("penalties.html", title="行政处罚公示", kind=Kind.PENALTY)
        pages["/r/cms/jquery.js"] = lambda: self.text(self._render("site/jquery.js"), "application/javascript")
        return pages

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.get("/api/doublePublicity/page.jspx", self._page)]

    def _permits(self, number: int) -> Answer:
        return lambda: self.html(
            "permits.html", title="行政许可公示", kind=Kind.PERMIT, number=number, rows=self.rows(Kind.PERMIT, number)
        )

    async def _page(self, request: web.Request) -> web.Response:
        """type 1 permits, 2 penalties → {page: {totalPage}, data: [{url, title, releaseDate}]}."""
        kind = {"1": Kind.PERMIT, "2": Kind.PENALTY}.get(request.query.get("type", ""))
        if kind is None:
            return as_json({"page": {"pageNo": 1, "totalPage": 0, "totalCount": 0}, "data": []})
        number = page_number(request.query.get("pageNo", "1"))
        rows = [
            {"url": self.record_path(r), "title": self.record_title(r), "releaseDate": str(r.portal_on)}
            for r in self.rows(kind, number)
        ]
        count = len(self.shown(kind))
        page = {"pageNo": number, "pageSize": self.per_page, "totalPage": self.pages(kind), "totalCount": count}
        return as_json({"page": page, "data": rows})
