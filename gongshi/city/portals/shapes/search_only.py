"""A column that shows nothing until it is asked: the boxes stand over an empty place (PORTALS §2, 有查询功能)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from aiohttp import web
from aiohttp.typedefs import Handler
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.layouts import bold_cells
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, page_number
from gongshi.city.promise import Promise

_NAMES = {Kind.PERMIT: "xzxk", Kind.PENALTY: "xzcf"}


class SearchOnlyPortal(ShapePortal):
    """Permits come to an empty question, penalties only where something is asked: one character of the number does."""

    family = "search_only"
    shell, theme = "classic", "#37474f"
    column_name: ClassVar[str] = "双公示查询"
    column_path: ClassVar[str | None] = "/sgscx/index.html"
    open_path: ClassVar[str] = "/zwgk/index.html"
    per_page = 9
    promise = Promise(on_home=True, searchable=True)

    def section_path(self, section: Section) -> str:
        return f"/l{section.number}/index.html"

    def article_path(self, article: Article) -> str:
        return f"/a/{article.number}.html"

    def column_link(self) -> Markup:
        return Markup('<div class="item">· <a href="/sgscx/index.html">双公示查询</a></div>')

    def listing_path(self, kind: Kind) -> str:
        return f"/sgscx/{_NAMES[kind]}.do"

    def record_body(self, record: Decision) -> Markup:
        return bold_cells(record, self.department, "dot")

    def extra_pages(self) -> Mapping[str, Answer]:
        return super().extra_pages()

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.get(self.listing_path(kind), self._list(kind)) for kind in Kind]

    def _list(self, kind: Kind) -> Handler:
        async def serve(request: web.Request) -> web.Response:
            party, number = (request.query.get(name, "").strip() for name in ("xdrmc", "wsh"))
            asked = bool(request.query) if kind is Kind.PERMIT else bool(party or number)
            found = [r for r in self.shown(kind) if party in r.party.name and number in r.document_number]
            pages = max(1, -(-len(found) // self.per_page))
            at = min(page_number(request.query.get("pageNo", "1")), pages)
            return self.html(
                "listing.html",
                title=f"{kind.chinese}查询",
                kind=kind,
                asked=asked,
                party=party,
                wanted=number,
                rows=self.rows(kind, at, found) if asked else [],
                number=at,
                pages=pages,
                count=len(found),
            )

        return serve
