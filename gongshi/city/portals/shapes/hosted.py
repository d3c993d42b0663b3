"""The column is a link to another host, the platform's bare address and port; nothing of it stands on the own site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from aiohttp import web
from aiohttp.typedefs import Handler
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.layouts import item_list
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, page_number
from gongshi.city.promise import Promise

_NAMES = {Kind.PERMIT: "XzxkList.aspx", Kind.PENALTY: "XzcfList.aspx"}


class HostedPortal(ShapePortal):
    """天津-like: the total in a label, details by number as <li>label<label>value (PORTALS §3.6)."""

    family = "hosted"
    theme = "#283593"
    has_annex = True
    column_name: ClassVar[str] = "行政许可和行政处罚公示"
    column_path: ClassVar[str | None] = None
    open_path: ClassVar[str] = "/zwgk/index.html"
    per_page = 6
    promise = Promise(on_home=True, searchable=True)

    def section_path(self, section: Section) -> str:
        return f"/ywdt/{section.number}/index.html"

    def article_path(self, article: Article) -> str:
        return f"/ywdt/{article.number}.html"

    def column_link(self) -> Markup:
        return Markup('<a class="special" href="http://{}/">{}</a>').format(self.annex, self.column_name)

    def listing_path(self, kind: Kind) -> str | None:  # noqa: ARG002  on the other host
        return None

    def record_path(self, record: Decision) -> str:
        """On the other host."""
        return f"/Xz{'xk' if record.kind is Kind.PERMIT else 'cf'}Idx.aspx?pkid={self.number(record)}"

    def record_body(self, record: Decision) -> Markup:
        return item_list(record, self.department)

    def extra_pages(self) -> Mapping[str, Answer]:
        return {}

    def annex_routes(self) -> Sequence[web.RouteDef]:
        details = [web.get(f"/Xz{name}Idx.aspx", self._show) for name in ("xk", "cf")]
        lists = [web.get(f"/{name}", self._list(kind)) for kind, name in _NAMES.items()]
        return [web.get("/", self._front), *lists, *details]

    async def _front(self, request: web.Request) -> web.Response:  # noqa: ARG002  the two ways on
        return self.html("front.inner.html", title=self.column_name, lists=_NAMES)

    def _list(self, kind: Kind) -> Handler:
        async def serve(request: web.Request) -> web.Response:
            party = request.query.get("xdrmc", "").strip()
            found = self.matching(kind, party)
            number = min(page_number(request.query.get("page", "1")), max(1, -(-len(found) // self.per_page)))
            return self.html(
                "list.inner.html",
                title=f"{kind.chinese}公示",
                kind=kind,
                here=_NAMES[kind],
                party=party,
                count=len(found),
                number=number,
                pages=max(1, -(-len(found) // self.per_page)),
                rows=self.rows(kind, number, found),
            )

        return serve

    async def _show(self, request: web.Request) -> web.Response:
        record = self.of_number(request.query.get("pkid", ""))
        if record is None:
            return web.Response(status=404, text="Not Found")
        return self.html("show.inner.html", title=self.record_title(record), article=self.record_article(record))
