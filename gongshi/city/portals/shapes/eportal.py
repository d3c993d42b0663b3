"""EasyPortal: pages by pageId, the list by a POST whose parameters are JSON in base64 (北京 gzcx, PORTALS §3.10)."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.details import four_columns
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, as_json
from gongshi.city.promise import Promise

_PAGES = {Kind.PERMIT: "132317", Kind.PENALTY: "132318"}
_ACTION = "com.portal.search.commonSearch!getDataList.action"


class EportalPortal(ShapePortal):
    """The pages answer 200 and hold no row. Which list is meant stands inside the base64."""

    family = "eportal"
    scripted = True
    theme = "#00695c"
    column_name: ClassVar[str] = "双公示"
    column_path: ClassVar[str | None] = "/eportal/ui?pageId=132300"
    open_path: ClassVar[str] = "/eportal/ui?pageId=130001"
    per_page = 6
    promise = Promise(on_home=True, searchable=False)

    def section_path(self, section: Section) -> str:
        return f"/eportal/ui?pageId={131000 + section.number}"

    def article_path(self, article: Article) -> str:
        return f"/eportal/ui?pageId=131000&articleKey={article.number}"

    def listing_path(self, kind: Kind) -> str:
        return f"/eportal/ui?pageId={_PAGES[kind]}"

    def record_path(self, record: Decision) -> str:
        return f"/eportal/ui?pageId={_PAGES[record.kind]}&articleKey={self.identity(record)}"

    def record_body(self, record: Decision) -> Markup:
        return four_columns(record, self.department, "iso")

    def extra_pages(self) -> Mapping[str, Answer]:
        pages = dict(super().extra_pages())
        pages |= {self.listing_path(kind): self._shell(kind) for kind in Kind}
        pages["/eportal/js/jquery.js"] = lambda: self.text(self._render("site/jquery.js"), "application/javascript")
        return pages

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.post("/eportal/admin", self._list)]

    def _shell(self, kind: Kind) -> Answer:
        return lambda: self.html(
            "listing.html", title=f"{kind.chinese}公示", kind=kind, page_id=_PAGES[kind], action=_ACTION
        )

    async def _list(self, request: web.Request) -> web.Response:
        """{pageNo, pageSize, cond: {pageId}} in base64 → {code, data: {total, rows}}."""
        sent = await request.post()
        try:
            asked: dict[str, Any] = json.loads(base64.b64decode(str(sent.get("params", "")), validate=True))
            number, page_id = int(asked["pageNo"]), asked["cond"]["pageId"]
        except (binascii.Error, ValueError, KeyError, TypeError):
            return as_json({"code": 500, "message": "参数错误", "data": None})
        kind = next(kind for kind, known in _PAGES.items() if known == page_id)
        rows = [
            {"articleKey": self.identity(r), "title": self.record_title(r), "publishDate": f"{r.portal_on} 00:00:00"}
            for r in self.rows(kind, number)
        ]
        return as_json({"code": 200, "data": {"total": len(self.shown(kind)), "rows": rows}})
