"""A frame in a frame: the inner one is a form that posts itself to the platform of the city (PORTALS §3.13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.layouts import head_cells
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, page_number
from gongshi.city.promise import Promise

_TYPES = {"1": Kind.PERMIT, "2": Kind.PENALTY}
_LIST = "/ggxy/dept/list.do"


class PostedFramePortal(ShapePortal):
    """Without the department's code, which only the form sends, the platform shows nothing."""

    family = "posted_frame"
    theme = "#6d4c41"
    has_annex = True
    column_name: ClassVar[str] = "双公示"
    column_path: ClassVar[str | None] = "/sgs/index.html"
    open_path: ClassVar[str] = "/zwgk/index.html"
    per_page = 7
    promise = Promise(on_home=True, searchable=False)

    def section_path(self, section: Section) -> str:
        return f"/c{section.number}/index.html"

    def article_path(self, article: Article) -> str:
        return f"/c/{article.number}.html"

    def listing_path(self, kind: Kind) -> str:  # noqa: ARG002  both behind one frame
        return str(self.column_path)

    def record_path(self, record: Decision) -> str:
        """On the other host."""
        return f"/ggxy/dept/show.do?id={self.identity(record)}"

    def record_body(self, record: Decision) -> Markup:
        return head_cells(record, self.department)

    def extra_pages(self) -> Mapping[str, Answer]:
        return {
            str(self.column_path): lambda: self.html("outer.html", title=self.column_name),
            "/sgs/frame.html": lambda: self.html("middle.html", title="", address=f"http://{self.annex}{_LIST}"),
        }

    def annex_routes(self) -> Sequence[web.RouteDef]:
        return [web.post(_LIST, self._list), web.get("/ggxy/dept/show.do", self._show)]

    async def _list(self, request: web.Request) -> web.Response:
        sent = await request.post()
        if sent.get("deptCode") != self.department.credit_code:
            return web.Response(status=500, text="参数错误")
        told = str(sent.get("type", "1"))
        kind = _TYPES.get(told, Kind.PERMIT)
        number = min(page_number(sent.get("currentPage", "1")), self.pages(kind))
        return self.html(
            "inner.html", title=kind.chinese, kind=kind, told=told, number=number, rows=self.rows(kind, number)
        )

    async def _show(self, request: web.Request) -> web.Response:
        record = self.of_number(request.query.get("id", ""))
        if record is None:
            return web.Response(status=404, text="Not Found")
        return self.html("show.inner.html", title=self.record_title(record), article=self.record_article(record))
