"""上海-like: a jqGrid over a Struts action, xkgrid.action?rows=&page= → gridModel (PORTALS §3.8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from aiohttp import web
from aiohttp.typedefs import Handler
from markupsafe import Markup

from disclosure.vocabulary import Kind, Verdict
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.details import two_columns
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, as_json, page_number
from gongshi.city.promise import Promise

_NAMES = {Kind.PERMIT: "xk", Kind.PENALTY: "cf"}


class StrutsGridPortal(ShapePortal):
    """Decision dates in the grid, the day of publication on the record's page only."""

    family = "struts_grid"
    scripted = True
    shell, theme = "classic", "#7b1fa2"
    column_path: ClassVar[str | None] = "/sgs/index.action"
    open_path: ClassVar[str] = "/zwgk/index.action"
    papers_kept = ("catalogue",)
    per_page = 8
    promise = Promise(on_home=True, searchable=False, catalogue=Verdict.FULL)

    def section_path(self, section: Section) -> str:
        return f"/news/list.action?channelId={section.number + 700}"

    def article_path(self, article: Article) -> str:
        return f"/news/view.action?id={article.number}"

    def column_link(self) -> Markup:
        return Markup('<div class="item">· <a href="/sgs/index.action" target="_blank">双公示专栏</a></div>')

    def listing_path(self, kind: Kind) -> str:
        return f"/sgs/{_NAMES[kind]}list/init.action"

    def record_path(self, record: Decision) -> str:
        name = _NAMES[record.kind]
        return f"/sgs/{name}list/{name}detail.action?{name}id={self.identity(record)}"

    def record_title(self, record: Decision) -> str:
        return f"{record.kind.chinese}决定信息"

    def record_body(self, record: Decision) -> Markup:
        return two_columns(record, self.department, "slash")

    def extra_pages(self) -> Mapping[str, Answer]:
        pages = dict(super().extra_pages())
        pages |= {self.listing_path(kind): self._grid(kind) for kind in Kind}
        pages["/js/jquery.js"] = lambda: self.text(self._render("site/jquery.js"), "application/javascript")
        pages["/js/jquery.jqGrid.min.js"] = lambda: self.text(
            self._render("struts_grid/jqgrid.js"), "application/javascript"
        )
        return pages

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.get(f"/sgs/{name}list/{name}grid.action", self._answer(kind)) for kind, name in _NAMES.items()]

    def _grid(self, kind: Kind) -> Answer:
        return lambda: self.html("listing.html", title=f"{kind.chinese}公示", kind=kind, name=_NAMES[kind])

    def _answer(self, kind: Kind) -> Handler:
        async def serve(request: web.Request) -> web.Response:
            number = page_number(request.query.get("page", "1"))
            body = {
                "gridModel": [self._row(record) for record in self.rows(kind, number)],
                "page": number,
                "rows": self.per_page,
                "records": len(self.shown(kind)),
                "total": self.pages(kind),
            }
            return as_json(body)

        return serve

    def _row(self, record: Decision) -> dict[str, str | None]:
        affair, day = record.affair, f"{record.decision_date}T00:00:00"
        if record.kind is Kind.PERMIT:
            own: dict[str, str | None] = {"xkid": self.identity(record), "xkwsh": record.document_number}
            own |= {"xmmc": affair.item, "splb": affair.category, "xknr": affair.content, "xkjdrq": day, "xkjzrq": None}
            return own | {"xzxdr": record.party.name, "xkjg": self.department.name}
        own = {"cfid": self.identity(record), "cfwsh": record.document_number, "cfmc": affair.item}
        own |= {"cflb": affair.category, "cfsy": affair.facts, "cfyj": affair.statute, "cfjdrq": day}
        return own | {"xzxdr": record.party.name, "cfjguan": self.department.name}
