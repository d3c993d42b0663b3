"""Links that are nothing but an image, without alt or title; the address alone tells (信用大理, PORTALS §2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from aiohttp import web
from aiohttp.typedefs import Handler
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, page_number
from gongshi.city.promise import Promise

_LISTS = {Kind.PERMIT: "/credit/pub/2pub/alList.do", Kind.PENALTY: "/credit/pub/2pub/apList.do"}
_DETAILS = {Kind.PERMIT: "/credit/pub/2pub/alDetail.do", Kind.PENALTY: "/credit/pub/2pub/apDetail.do"}


class ImageLinksPortal(ShapePortal):
    """Two images on the home page, one for each kind; generated query boxes over the lists."""

    family = "image_links"
    shell, theme = "classic", "#00838f"
    column_path: ClassVar[str | None] = None
    open_path: ClassVar[str] = "/credit/zwgk/list.do"
    per_page = 7
    promise = Promise(on_home=True, searchable=True)

    def section_path(self, section: Section) -> str:
        return f"/credit/news/list.do?channel={section.number}"

    def article_path(self, article: Article) -> str:
        return f"/credit/news/show.do?id={article.number}"

    def column_link(self) -> Markup:
        return Markup(
            '<div class="item"><a href="/credit/pub/2pub/alList.do"><img src="/credit/images/6.svg"></a></div>'
            '<div class="item"><a href="/credit/pub/2pub/apList.do"><img src="/credit/images/7.svg"></a></div>'
        )

    def listing_path(self, kind: Kind) -> str:
        return _LISTS[kind]

    def record_path(self, record: Decision) -> str:
        return f"{_DETAILS[record.kind]}?id={self.identity(record)}"

    def extra_pages(self) -> Mapping[str, Answer]:
        return {
            **super().extra_pages(),
            "/credit/images/6.svg": lambda: self.text(self._picture("行政许可"), "image/svg+xml"),
            "/credit/images/7.svg": lambda: self.text(self._picture("行政处罚"), "image/svg+xml"),
        }

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.get(path, self._list(kind)) for kind, path in _LISTS.items()]

    def _picture(self, word: str) -> str:
        return self._render("formpost/special.svg").replace("双公示专栏", word)

    def _list(self, kind: Kind) -> Handler:
        async def serve(request: web.Request) -> web.Response:
            asked = [request.query.get(f"webQueryCondition[{at}]", "").strip() for at in range(2)]
            found = [r for r in self.shown(kind) if asked[0] in r.party.name and asked[1] in r.document_number]
            pages = max(1, -(-len(found) // self.per_page))
            number = min(page_number(request.query.get("pageNo", "1")), pages)
            return self.html(
                "listing.html",
                title="信用公示",
                kind=kind,
                asked=asked,
                rows=self.rows(kind, number, found),
                number=number,
                pages=pages,
                count=len(found),
            )

        return serve
