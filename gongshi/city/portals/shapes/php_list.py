"""A PHP list (ThinkPHP): ?page= with numbered links and 下一页, a query by GET, details with bold labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind, Verdict
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.layouts import bold_cells
from gongshi.city.portals.shapes.shape import ShapePortal, page_number
from gongshi.city.promise import Promise

_TYPES = {"xzxk": Kind.PERMIT, "xzcf": Kind.PENALTY}


class PhpListPortal(ShapePortal):
    """The column is named 7天双公示; the officers stand in it, no catalogue."""

    family = "php_list"
    theme = "#ad1457"
    column_name: ClassVar[str] = "7天双公示"
    column_path: ClassVar[str | None] = "/index.php/sgs/index"
    open_path: ClassVar[str] = "/index.php/zwgk/index"
    papers_kept: ClassVar[tuple[str, ...]] = ("officers",)
    per_page = 5
    promise = Promise(on_home=True, searchable=True, officers=Verdict.PRESENT)

    def section_path(self, section: Section) -> str:
        return f"/index.php/list/index?id={section.number}"

    def article_path(self, article: Article) -> str:
        return f"/index.php/show/index?id={article.number}"

    def listing_path(self, kind: Kind) -> str:
        return f"/index.php/sgs/lists?type={'xzxk' if kind == Kind.PERMIT else 'xzcf'}"

    def record_path(self, record: Decision) -> str:
        return f"/index.php/sgs/show?id={self.number(record)}"

    def record_body(self, record: Decision) -> Markup:
        return bold_cells(record, self.department, "dot")

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.get("/index.php/sgs/lists", self._lists)]

    async def _lists(self, request: web.Request) -> web.Response:
        name, key = request.query.get("type", "xzxk"), request.query.get("keyword", "").strip()
        kind = _TYPES.get(name, Kind.PERMIT)
        found = self.matching(kind, key)
        pages = max(1, -(-len(found) // self.per_page))
        number = min(page_number(request.query.get("page", "1")), pages)
        return self.html(
            "listing.html",
            title=f"{kind.chinese}公示",
            kind=kind,
            type=name,
            key=key,
            rows=self.rows(kind, number, found),
            number=number,
            pages=pages,
        )
