"""An application with one address: 行政许可 and 行政处罚 are tabs that a click switches, each with an interface of its
own; details open over the list (PORTALS §3.14)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from aiohttp import web
from aiohttp.typedefs import Handler

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, as_json, page_number
from gongshi.city.promise import Promise

_APIS = {Kind.PERMIT: "/api/license/list", Kind.PENALTY: "/api/punish/list"}


class TabbedAppPortal(ShapePortal):
    """Neither the address nor a link tells the tabs apart."""

    family = "tabbed_app"
    scripted = True
    theme = "#283593"
    column_name: ClassVar[str] = "信用信息双公示"
    column_path: ClassVar[str | None] = "/xygs/"
    open_path: ClassVar[str] = "/zwgk/index.html"
    per_page = 8
    promise = Promise(on_home=True, searchable=False)

    def section_path(self, section: Section) -> str:
        return f"/channel{section.number}.html"

    def article_path(self, article: Article) -> str:
        return f"/content{article.number}.html"

    def listing_path(self, kind: Kind) -> str:  # noqa: ARG002  one address for both
        return str(self.column_path)

    def extra_pages(self) -> Mapping[str, Answer]:
        return {
            str(self.column_path): lambda: self.html("app.html", title=self.column_name),
            "/xygs/js/app.5d2f.js": lambda: self.text(self._render("tabbed_app/app.js"), "application/javascript"),
        }

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.get(path, self._list(kind)) for kind, path in _APIS.items()]

    def _list(self, kind: Kind) -> Handler:
        async def serve(request: web.Request) -> web.Response:
            number = page_number(request.query.get("pageNum", "1"))
            rows = [self._row(record) for record in self.rows(kind, number)]
            return as_json({"code": 200, "msg": "操作成功", "rows": rows, "total": len(self.shown(kind))})

        return serve

    def _row(self, record: Decision) -> dict[str, Any]:
        affair, prefix = record.affair, "xk" if record.kind is Kind.PERMIT else "cf"
        row = {"id": self.number(record), f"{prefix}Wsh": record.document_number, f"{prefix}XdrMc": record.party.name}
        row |= {f"{prefix}Jdrq": str(record.decision_date), "gsrq": str(record.portal_on)}
        if record.kind is Kind.PERMIT:
            return row | {"xkXmmc": affair.item, "xkNr": affair.content}
        return row | {"cfAjmc": affair.item, "cfSy": affair.facts, "cfYj": affair.statute, "cfNr": affair.content}
