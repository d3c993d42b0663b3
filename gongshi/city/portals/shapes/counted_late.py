"""The page says 共0条 and 加载中 until its script has asked, slowly, and under a long introduction."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import ClassVar

from aiohttp import web
from aiohttp.typedefs import Handler

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, as_json, page_number
from gongshi.city.promise import Promise

_NAMES = {Kind.PERMIT: "xk", Kind.PENALTY: "cf"}
_SLOW = 1.0


class CountedLatePortal(ShapePortal):
    """Permits are counted by the page's own script, penalties by a file of its own."""

    family = "counted_late"
    scripted = True
    theme = "#e65100"
    column_path: ClassVar[str | None] = "/sgs/"
    open_path: ClassVar[str] = "/xxgk/"
    promise = Promise(on_home=True, searchable=False)

    def section_path(self, section: Section) -> str:
        return f"/dongtai/{section.number}/"

    def article_path(self, article: Article) -> str:
        return f"/dongtai/{article.number}.html"

    def listing_path(self, kind: Kind) -> str:
        return f"/sgs/{_NAMES[kind]}/"

    def record_path(self, record: Decision) -> str:
        return f"/sgs/show/{self.identity(record)}.html"

    def extra_pages(self) -> Mapping[str, Answer]:
        pages = dict(super().extra_pages())
        pages |= {self.listing_path(kind): self._listing(kind) for kind in Kind}
        pages["/js/jquery.min.js"] = lambda: self.text(self._render("site/jquery.js"), "application/javascript")
        pages["/js/sgs.js"] = lambda: self.text(self._render("counted_late/sgs.js"), "application/javascript")
        return pages

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.get(f"/api/{name}/list", self._list(kind)) for kind, name in _NAMES.items()]

    def _listing(self, kind: Kind) -> Answer:
        return lambda: self.html("listing.html", title=f"{kind.chinese}公示", kind=kind, name=_NAMES[kind])

    def _list(self, kind: Kind) -> Handler:
        async def serve(request: web.Request) -> web.Response:
            await asyncio.sleep(_SLOW)
            rows = [
                {"id": self.identity(r), "title": self.record_title(r), "fbsj": str(r.portal_on)}
                for r in self.rows(kind, page_number(request.query.get("page", "1")))
            ]
            return as_json({"code": 0, "data": {"total": len(self.shown(kind)), "list": rows}})

        return serve
