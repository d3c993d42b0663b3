"""A Vue application with hash routes: two routes on the home page, POST of JSON, names in pinyin (PORTALS §3.14)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from aiohttp import web
from aiohttp.typedefs import Handler
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, as_json
from gongshi.city.promise import Promise

_ROUTES = {Kind.PERMIT: "xzxk", Kind.PENALTY: "xzcf"}
_API = "/ggfw-api/sgs"


class HashSpaPortal(ShapePortal):
    """The server sees one address; which list is meant stands behind the #. The page size is the client's."""

    family = "hash_spa"
    scripted = True
    theme = "#1976d2"
    column_name: ClassVar[str] = "行政许可公示"
    column_path: ClassVar[str | None] = "/ggfw/"
    open_path: ClassVar[str] = "/zwgk/index.html"
    promise = Promise(on_home=True, searchable=True)

    def section_path(self, section: Section) -> str:
        return f"/col/{section.number}.html"

    def article_path(self, article: Article) -> str:
        return f"/art/{article.number}.html"

    def column_link(self) -> Markup:
        return Markup("").join(
            Markup('<a class="special" href="/ggfw/#/sgs/{}">{}公示</a>').format(route, kind.chinese)
            for kind, route in _ROUTES.items()
        )

    def listing_path(self, kind: Kind) -> str:
        return f"/ggfw/#/sgs/{_ROUTES[kind]}"

    def extra_pages(self) -> Mapping[str, Answer]:
        return {
            "/ggfw/": lambda: self.html("app.html", title="公共服务平台"),
            "/ggfw/static/js/app.3c1d9.js": lambda: self.text(
                self._render("hash_spa/app.js"), "application/javascript"
            ),
        }

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [
            *(web.post(f"{_API}/{route}/list", self._list(kind)) for kind, route in _ROUTES.items()),
            *(web.post(f"{_API}/{route}/detail", self._one) for route in _ROUTES.values()),
        ]

    def _list(self, kind: Kind) -> Handler:
        async def serve(request: web.Request) -> web.Response:
            """{current, size, query: {keyword}} → {code, result: {records, total, size, current, pages}}."""
            try:
                asked: dict[str, Any] = await request.json()
                current, size = int(asked["current"]), min(50, int(asked["size"]))
            except (KeyError, ValueError, TypeError):
                return as_json({"code": 500, "message": "系统异常", "result": None})
            found = self.matching(kind, str((asked.get("query") or {}).get("keyword") or "").strip())
            rows = [self._row(record) for record in found[(current - 1) * size : current * size]]
            pages = -(-len(found) // size)
            result = {"records": rows, "total": len(found), "size": size, "current": current, "pages": pages}
            return as_json({"code": 0, "message": "success", "result": result})

        return serve

    async def _one(self, request: web.Request) -> web.Response:
        try:
            record = self.of_number(str((await request.json()).get("id", "")))
        except (ValueError, AttributeError):
            record = None
        if record is None:
            return as_json({"code": 404, "message": "数据不存在", "result": None})
        return as_json({"code": 0, "message": "success", "result": self._row(record)})

    def _row(self, record: Decision) -> dict[str, Any]:
        affair, party = record.affair, record.party
        row: dict[str, Any] = {"id": self.identity(record), "wsh": record.document_number, "xdrMc": party.name}
        row |= {"xdrShxym": party.credit_code or None, "fddbr": party.representative or None}
        row |= {"xmmc": affair.item, "sy": affair.facts or None, "nr": affair.content}
        return row | {"jdrq": str(record.decision_date), "gsrq": f"{record.portal_on} 08:30:00", "sjc": 1536105600000}
