"""Rows open by `showDetail('id')`: a script posts for the record and fills a layer with it; the list grows by a button
加载更多 (PORTALS §3.18)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.layouts import coded
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, as_json, page_number
from gongshi.city.promise import Promise

_NAMES = {Kind.PERMIT: "xk", Kind.PENALTY: "cf"}


class OpenedByScriptPortal(ShapePortal):
    """No record has an address, and no page of the list beyond the first."""

    family = "opened_by_script"
    scripted = True
    theme = "#004d40"
    column_path: ClassVar[str | None] = "/sgs/"
    open_path: ClassVar[str] = "/xxgk/"
    per_page = 9
    promise = Promise(on_home=True, searchable=False)

    def section_path(self, section: Section) -> str:
        return f"/news/{section.number}/"

    def article_path(self, article: Article) -> str:
        return f"/news/{article.number}.html"

    def listing_path(self, kind: Kind) -> str:
        return f"/sgs/{_NAMES[kind]}/"

    def extra_pages(self) -> Mapping[str, Answer]:
        pages: dict[str, Answer] = {self.listing_path(kind): self._listing(kind) for kind in Kind}
        pages[str(self.column_path)] = lambda: self.html("column.html", title=self.column_name)
        pages["/js/jquery.min.js"] = lambda: self.text(self._render("site/jquery.js"), "application/javascript")
        return pages

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.post("/sgs/getDetail.do", self._detail), web.post("/sgs/more.do", self._more)]

    def _listing(self, kind: Kind) -> Answer:
        return lambda: self.html(
            "listing.html", title=f"{kind.chinese}公示", kind=kind, name=_NAMES[kind], rows=self.rows(kind, 1)
        )

    async def _more(self, request: web.Request) -> web.Response:
        sent = await request.post()
        kind = next((kind for kind, name in _NAMES.items() if name == sent.get("lx")), Kind.PERMIT)
        number = page_number(sent.get("pageNum", "1"))
        rows = Markup("").join(
            Markup('<li><a href="javascript:void(0);" onclick="showDetail(\'{}\')">{}</a><span>{}</span></li>').format(
                self.identity(record), self.record_title(record), record.portal_on
            )
            for record in self.rows(kind, number)
        )
        return as_json({"html": str(rows), "more": number < self.pages(kind)})

    async def _detail(self, request: web.Request) -> web.Response:
        record = self.of_number(str((await request.post()).get("infoId", "")))
        if record is None:
            return as_json({"success": False, "data": None})
        told = {code.lower(): value for code, value in coded(record, self.department).items()}
        return as_json({"success": True, "data": told})
