"""ASP of 2004: a frameset in GBK, a menu of the column, every row of a list a table of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.details import four_columns
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, page_number
from gongshi.city.promise import Promise

_CLASSES = {Kind.PERMIT: "12", Kind.PENALTY: "13"}


class OldFramesPortal(ShapePortal):
    """The way to the column stands in the upper frame; dates without leading zeros."""

    family = "old_frames"
    shell, theme = "classic", "#1b5e20"
    charset: ClassVar[str] = "gbk"
    said_charset: ClassVar[str] = "gb2312"
    column_name: ClassVar[str] = "信用信息双公示"
    column_path: ClassVar[str | None] = "/gs/index.asp"
    open_path: ClassVar[str] = "/zwgk.asp"
    promise = Promise(on_home=True, searchable=False)

    def section_path(self, section: Section) -> str:
        return f"/news.asp?lm={section.number}"

    def article_path(self, article: Article) -> str:
        return f"/shownews.asp?id={article.number}"

    def column_link(self) -> Markup:
        return Markup("")

    def listing_path(self, kind: Kind) -> str:
        return f"/gs/list.asp?classid={_CLASSES[kind]}"

    def record_path(self, record: Decision) -> str:
        return f"/gs/show.asp?id={self.number(record)}"

    def record_body(self, record: Decision) -> Markup:
        return four_columns(record, self.department, "slash")

    def extra_pages(self) -> Mapping[str, Answer]:
        pages = dict(super().extra_pages())
        pages |= {path: lambda: self.html("frames.html", title="首页") for path in ("/", "/index.html")}
        pages["/top.asp"] = lambda: self.html("top.html", title="")
        pages["/main.asp"] = lambda: self.html("home.html", title="首页")
        pages[str(self.column_path)] = lambda: self.html("menu.html", title=self.column_name)
        return pages

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.get("/gs/list.asp", self._list)]

    async def _list(self, request: web.Request) -> web.Response:
        kind = Kind.PENALTY if request.query.get("classid") == _CLASSES[Kind.PENALTY] else Kind.PERMIT
        number = min(page_number(request.query.get("page", "1")), self.pages(kind))
        return self.html(
            "listing.html",
            title=f"{kind.chinese}",
            here=self.listing_path(kind),
            rows=self.rows(kind, number),
            number=number,
            pages=self.pages(kind),
            count=len(self.shown(kind)),
        )
