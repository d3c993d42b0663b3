"""The lists stand in an iframe that comes from another host, a bare address and port (广东省财政厅, PORTALS §3.13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from aiohttp import web
from aiohttp.typedefs import Handler

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, page_number
from gongshi.city.promise import Promise

_NAMES = {Kind.PERMIT: "xzxk", Kind.PENALTY: "xzcf"}


class FramedPortal(ShapePortal):
    """The department's pages hold nothing but the frame; lists and record pages are the other host's."""

    family = "framed"
    theme = "#8e3b46"
    has_annex = True
    column_name: ClassVar[str] = "信用信息双公示"
    column_path: ClassVar[str | None] = "/xyxxsgs/index.html"
    open_path: ClassVar[str] = "/zwgk/index.html"
    per_page = 6
    promise = Promise(on_home=True, searchable=False)

    def section_path(self, section: Section) -> str:
        return f"/xw/c{section.number}/index.html"

    def article_path(self, article: Article) -> str:
        return f"/xw/content/post_{article.number}.html"

    def listing_path(self, kind: Kind) -> str:
        return f"/xyxxsgs/{_NAMES[kind]}/index.html"

    def record_path(self, record: Decision) -> str:
        """On the other host."""
        return f"/ctsgs/show_{_NAMES[record.kind]}.php?id={self.number(record)}"

    def extra_pages(self) -> Mapping[str, Answer]:
        pages: dict[str, Answer] = {str(self.column_path): lambda: self.html("column.html", title=self.column_name)}
        return pages | {self.listing_path(kind): self._frame(kind) for kind in Kind}

    def annex_routes(self) -> Sequence[web.RouteDef]:
        return [
            *(web.get(f"/ctsgs/list_{name}.php", self._list(kind)) for kind, name in _NAMES.items()),
            *(web.get(f"/ctsgs/show_{name}.php", self._show) for name in _NAMES.values()),
        ]

    def _frame(self, kind: Kind) -> Answer:
        source = f"http://{self.annex}/ctsgs/list_{_NAMES[kind]}.php"
        return lambda: self.html("frame.html", title=f"{kind.chinese}公示", kind=kind, source=source)

    def _list(self, kind: Kind) -> Handler:
        async def serve(request: web.Request) -> web.Response:
            number = min(page_number(request.query.get("page", "1")), self.pages(kind))
            return self.html(
                "list.inner.html", title=f"{kind.chinese}", kind=kind, number=number, rows=self.rows(kind, number)
            )

        return serve

    async def _show(self, request: web.Request) -> web.Response:
        record = self.of_number(request.query.get("id", ""))
        if record is None:
            return web.Response(status=404, text="Not Found")
        return self.html("show.inner.html", title=self.record_title(record), article=self.record_article(record))
