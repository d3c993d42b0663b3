"""One list for both kinds, the kind in the titles; filters by kind, year and district multiply its addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from aiohttp import web

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, page_number
from gongshi.city.promise import Promise

_LIST = "/xysgs/list.html"
_NAMES = {Kind.PERMIT: "xk", Kind.PENALTY: "cf"}


class FacetsPortal(ShapePortal):
    """Every combination of filters is an address that shows nothing new."""

    family = "facets"
    theme = "#0277bd"
    column_name: ClassVar[str] = "信用双公示"
    column_path: ClassVar[str | None] = _LIST
    open_path: ClassVar[str] = "/zwgk/index.html"
    years: ClassVar[tuple[int, ...]] = tuple(range(2018, 2008, -1))
    districts: ClassVar[tuple[str, ...]] = ("市本级", "高新区", "经开区", "空港区")
    promise = Promise(on_home=True, searchable=False)

    def section_path(self, section: Section) -> str:
        return f"/y{section.number}/index.html"

    def article_path(self, article: Article) -> str:
        return f"/y/{article.number}.html"

    def listing_path(self, kind: Kind) -> str:  # noqa: ARG002  both kinds in one list
        return _LIST

    def record_title(self, record: Decision) -> str:
        return f"【{record.kind.chinese}】{record.party.name}{record.affair.item}"

    def extra_pages(self) -> Mapping[str, Answer]:
        return {self.record_path(r): self.detail(r) for kind in Kind for r in self.shown(kind)}

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.get(_LIST, self._list)]

    async def _list(self, request: web.Request) -> web.Response:
        kind, year, district = (request.query.get(name, "") for name in ("lx", "nf", "qx"))
        found = [
            record
            for record in sorted((r for one in Kind for r in self.shown(one)), key=_day, reverse=True)
            if kind in {"", _NAMES[record.kind]} and year in {"", _day(record)[:4]} and district in {"", "市本级"}
        ]
        pages = max(1, -(-len(found) // self.per_page))
        number = min(page_number(request.query.get("page", "1")), pages)
        return self.html(
            "listing.html",
            title=self.column_name,
            asked={"lx": kind, "nf": year, "qx": district},
            rows=found[(number - 1) * self.per_page : number * self.per_page],
            number=number,
            pages=pages,
            count=len(found),
        )


def _day(record: Decision) -> str:
    return str(record.portal_on)
