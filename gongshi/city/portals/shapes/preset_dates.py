"""The query's dates stand on today from the start: the list says 没有查询到 to everybody who does not clear them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from aiohttp import web
from aiohttp.typedefs import Handler
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.layouts import labelled_paragraphs
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, page_number
from gongshi.city.promise import Promise

_NAMES = {Kind.PERMIT: "xk", Kind.PENALTY: "cf"}


class PresetDatesPortal(ShapePortal):
    """Empty at first sight, and full."""

    family = "preset_dates"
    theme = "#bf360c"
    column_path: ClassVar[str | None] = "/sgs/index.do"
    open_path: ClassVar[str] = "/zwgk.do"
    promise = Promise(on_home=True, searchable=True)

    def section_path(self, section: Section) -> str:
        return f"/list.do?id={section.number}"

    def article_path(self, article: Article) -> str:
        return f"/view.do?id={article.number}"

    def listing_path(self, kind: Kind) -> str:
        return f"/sgs/{_NAMES[kind]}Query.do"

    def record_path(self, record: Decision) -> str:
        return f"/sgs/detail.do?id={self.identity(record)}"

    def record_body(self, record: Decision) -> Markup:
        return labelled_paragraphs(record, self.department)

    def extra_pages(self) -> Mapping[str, Answer]:
        return super().extra_pages()

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.get(self.listing_path(kind), self._list(kind)) for kind in Kind]

    def _list(self, kind: Kind) -> Handler:
        async def serve(request: web.Request) -> web.Response:
            today = str(self.city.as_of)
            first, last = (request.query.get(name, today) for name in ("startDate", "endDate"))
            party = request.query.get("xdr", "").strip()
            found = [
                record
                for record in self.matching(kind, party)
                if (not first or str(record.portal_on) >= first) and (not last or str(record.portal_on) <= last)
            ]
            pages = max(1, -(-len(found) // self.per_page))
            number = min(page_number(request.query.get("pageNo", "1")), pages)
            return self.html(
                "listing.html",
                title=f"{kind.chinese}公示",
                kind=kind,
                asked={"xdr": party, "startDate": first, "endDate": last},
                rows=self.rows(kind, number, found),
                number=number,
                pages=pages,
                count=len(found),
            )

        return serve
