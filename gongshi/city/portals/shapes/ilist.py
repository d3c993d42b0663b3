"""iList.jsp?site_id=&cat_id=&cur_page=, details info/YYYY-MM/NNN.html (PORTALS §3.11)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind, Verdict
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.details import four_columns
from gongshi.city.portals.shapes.shape import ShapePortal, page_number
from gongshi.city.promise import Promise

_SITE = "site_id=CMSsf"
_CATEGORIES = {"10622": Kind.PERMIT, "10623": Kind.PENALTY}


class IListPortal(ShapePortal):
    """The pager has arrows only; the column is named in an image's alt."""

    family = "ilist"
    shell, theme = "classic", "#c2185b"
    column_path: ClassVar[str | None] = "/info/iIndex.jsp?cat_id=10620"
    open_path: ClassVar[str] = "/info/iIndex.jsp?cat_id=10400"
    papers_kept = ("officers",)
    per_page = 6
    promise = Promise(on_home=True, searchable=False, officers=Verdict.PRESENT)

    def section_path(self, section: Section) -> str:
        return f"/info/iIndex.jsp?cat_id={10500 + section.number}"

    def article_path(self, article: Article) -> str:
        return f"/info/{article.day:%Y-%m}/{article.number}.html"

    def column_link(self) -> Markup:
        return Markup(
            '<div class="item"><a href="{}" target="_blank"><img src="/images/banner.svg" width="220"'
            ' alt="行政许可和行政处罚等信用信息公示专栏" border="0"></a></div>'
        ).format(self.column_path)

    def listing_path(self, kind: Kind) -> str:
        category = next(name for name, meant in _CATEGORIES.items() if meant == kind)
        return f"/info/iList.jsp?{_SITE}&cat_id={category}"

    def record_path(self, record: Decision) -> str:
        return f"/info/{record.portal_on:%Y-%m}/{self.number(record)}.html"

    def record_body(self, record: Decision) -> Markup:
        return four_columns(record, self.department, "slash")

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.get("/info/iList.jsp", self._list)]

    async def _list(self, request: web.Request) -> web.Response:
        kind = _CATEGORIES.get(request.query.get("cat_id", ""))
        if kind is None:
            return self.missing()
        number = min(page_number(request.query.get("cur_page", "1")), self.pages(kind))
        return self.html(
            "listing.html", title=f"{kind.chinese}公示", kind=kind, number=number, rows=self.rows(kind, number)
        )
