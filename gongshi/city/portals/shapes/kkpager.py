"""kkpager.generPageHtml: permits with addresses made by getLink, penalties in click mode (信用大理, PORTALS §3.12)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.layouts import item_list
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, page_number
from gongshi.city.promise import Promise

_LISTS = {Kind.PERMIT: "/xysgs/xzxk.html", Kind.PENALTY: "/xysgs/apList.do"}


class KkpagerPortal(ShapePortal):
    """kkpager.js writes the bar; in click mode it sets a form's page number and sends the form."""

    family = "kkpager"
    shell, theme = "classic", "#00796b"
    column_name: ClassVar[str] = "信用双公示"
    column_path: ClassVar[str | None] = "/xysgs/index.html"
    open_path: ClassVar[str] = "/zwgk/index.html"
    per_page = 5
    promise = Promise(on_home=True, searchable=False)

    def section_path(self, section: Section) -> str:
        return f"/xw/{section.number}.html"

    def article_path(self, article: Article) -> str:
        return f"/xw/show/{article.number}.html"

    def column_link(self) -> Markup:
        return Markup('<div class="item">· <a href="/xysgs/index.html">信用双公示</a></div>')

    def listing_path(self, kind: Kind) -> str:
        return _LISTS[kind]

    def record_body(self, record: Decision) -> Markup:
        return item_list(record, self.department)

    def extra_pages(self) -> Mapping[str, Answer]:
        pages = dict(super().extra_pages())
        for number in range(1, self.pages(Kind.PERMIT) + 1):
            name = f"/xysgs/xzxk_{number}.html" if number > 1 else _LISTS[Kind.PERMIT]
            pages[name] = self._permits(number)
        pages["/js/kkpager.min.js"] = lambda: self.text(self._render("kkpager/kkpager.js"), "application/javascript")
        return pages

    def extra_routes(self) -> Sequence[web.RouteDef]:
        path = _LISTS[Kind.PENALTY]
        return [web.get(path, self._penalties), web.post(path, self._penalties)]

    def _permits(self, number: int) -> Answer:
        return lambda: self._page(Kind.PERMIT, number)

    async def _penalties(self, request: web.Request) -> web.Response:
        return self._page(Kind.PENALTY, page_number((await request.post()).get("pageNo", "1")))

    def _page(self, kind: Kind, number: int) -> web.Response:
        number = min(number, self.pages(kind))
        rows = self.rows(kind, number)
        return self.html("listing.html", title=f"{kind.chinese}公示", kind=kind, number=number, rows=rows)
