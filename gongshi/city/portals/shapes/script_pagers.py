"""Pagers written by script: `new Pagination(total, …)` over a form (甘肃药监), and laypage (PORTALS §3.12)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from aiohttp import web

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.portals.shapes.shape import ShapePortal, page_number
from gongshi.city.promise import Promise

_FOLDERS = {Kind.PERMIT: "CL0185", Kind.PENALTY: "CL0186"}


class ScriptPagersPortal(ShapePortal):
    """Without a script the first page is all there is; the total stands in the script."""

    family = "script_pagers"
    theme = "#558b2f"
    column_name: ClassVar[str] = "双公示信息"
    column_path: ClassVar[str | None] = "/CL0184/"
    open_path: ClassVar[str] = "/CL0100/"
    per_page = 6
    promise = Promise(on_home=True, searchable=False)

    def section_path(self, section: Section) -> str:
        return f"/CL{110 + section.number:04d}/"

    def article_path(self, article: Article) -> str:
        return f"/CL0110/{article.number}.html"

    def listing_path(self, kind: Kind) -> str:
        return f"/{_FOLDERS[kind]}/"

    def record_path(self, record: Decision) -> str:
        return f"/{_FOLDERS[record.kind]}/{self.number(record)}.html"

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [
            web.get("/CL0185/", self._permits),
            web.post("/CL0185/", self._permits),
            web.get("/CL0186/", self._penalties),
        ]

    async def _permits(self, request: web.Request) -> web.Response:
        """By POST of queryBean.pn and queryBean.pageSize."""
        sent = await request.post()
        return self._page("pagination.html", Kind.PERMIT, sent.get("queryBean.pn", "1"))

    async def _penalties(self, request: web.Request) -> web.Response:
        return self._page("laypage.html", Kind.PENALTY, request.query.get("page", "1"))

    def _page(self, template: str, kind: Kind, asked: object) -> web.Response:
        number = min(page_number(asked), self.pages(kind))
        rows = self.rows(kind, number)
        return self.html(template, title=f"{kind.chinese}公示", kind=kind, number=number, rows=rows)
