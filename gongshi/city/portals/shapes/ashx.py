"""深圳-like: a grid filled from an .ashx handler that answers JSON in GBK, by POST with PageIndex (PORTALS §3.7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.details import printed
from gongshi.city.layouts import head_cells
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, as_json, page_number
from gongshi.city.promise import Promise
from gongshi.city.standard import values

_TYPES = {Kind.PERMIT: "XZXK", Kind.PENALTY: "XZCF"}
_ACTIONS = {"getXZXKGSList": Kind.PERMIT, "getXZCFGSList": Kind.PENALTY}
_HANDLER = "/DoubleGS/Ajax/Ajax.ashx"


class AshxPortal(ShapePortal):
    """The static page has an empty table; the query is a box without a form."""

    family = "ashx"
    scripted = True
    theme = "#37474f"
    column_name: ClassVar[str] = "信用信息双公示"
    column_path: ClassVar[str | None] = "/DoubleGS/index.aspx"
    open_path: ClassVar[str] = "/xxgk/index.aspx"
    per_page = 7
    promise = Promise(on_home=True, searchable=True)

    def section_path(self, section: Section) -> str:
        return f"/xxgk/list.aspx?cid={section.number + 30}"

    def article_path(self, article: Article) -> str:
        return f"/xxgk/show.aspx?id={article.number}"

    def listing_path(self, kind: Kind) -> str:
        return f"/DoubleGS/List.aspx?type={_TYPES[kind]}"

    def record_path(self, record: Decision) -> str:
        return f"/DoubleGS/Detail.aspx?id={self.identity(record)}&type={_TYPES[record.kind]}"

    def record_title(self, record: Decision) -> str:
        return f"{record.kind.chinese}公示"

    def record_body(self, record: Decision) -> Markup:
        return head_cells(record, self.department)

    def extra_pages(self) -> Mapping[str, Answer]:
        pages = {self.listing_path(kind): self._listing(kind) for kind in Kind}
        script: dict[str, Answer] = {
            "/Scripts/jquery-1.12.4.min.js": lambda: self.text(self._render("site/jquery.js"), "application/javascript")
        }
        return {**super().extra_pages(), **pages, **script}

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.post(_HANDLER, self._ajax)]

    def _listing(self, kind: Kind) -> Answer:
        action = next(action for action, meant in _ACTIONS.items() if meant is kind)
        return lambda: self.html(
            "listing.html", title=f"{kind.chinese}公示", kind=kind, action=action, type=_TYPES[kind], handler=_HANDLER
        )

    async def _ajax(self, request: web.Request) -> web.Response:
        """{action, PageIndex, KeyWord} → {Result, Data: {TotalCount, PageIndex, PageSize, Items}}, in GBK."""
        sent = await request.post()
        kind = _ACTIONS.get(str(sent.get("action", "")))
        if kind is None:
            return as_json({"Result": False, "Message": "参数错误", "Data": None}, charset="gbk")
        number = page_number(sent.get("PageIndex", "1"))
        found = self.matching(kind, str(sent.get("KeyWord", "")).strip())
        data = {
            "TotalCount": len(found),
            "PageIndex": number,
            "PageSize": self.per_page,
            "Items": [self._item(record) for record in self.rows(kind, number, found)],
        }
        body = {"Result": True, "Message": "", "Data": data}
        return as_json(body, charset="gbk", content_type="text/plain")

    def _item(self, record: Decision) -> dict[str, str]:
        """No document number in the list, as in the original."""
        code = "XK" if record.kind is Kind.PERMIT else "CF"
        day = printed(values(record, self.department)[f"{code}_JDRQ"], "slash") + " 0:00:00"
        name = {"XK_XMMC": record.affair.item} if code == "XK" else {"CF_CFMC": record.affair.item}
        party = {"XK_XDR": record.party.name} if code == "XK" else {"CF_XDR_MC": record.party.name}
        return {"Recordid": self.identity(record), **name, **party, f"{code}_JDRQ": day}
