"""TRS WAS: was5/web/search?channelid=, a.next-page, details by record number (河北, PORTALS §3.9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.layouts import head_cells
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, page_number
from gongshi.city.promise import Promise

_CHANNELS = {Kind.PERMIT: "271661", Kind.PENALTY: "259812"}


class WasPortal(ShapePortal):
    """The list is a search engine's result page: the box over it filters what is in it."""

    family = "was"
    theme = "#33691e"
    column_name: ClassVar[str] = "信用双公示"
    column_path: ClassVar[str | None] = "/xysgs/index.html"
    open_path: ClassVar[str] = "/zwgk/index.html"
    per_page = 6
    promise = Promise(on_home=True, searchable=True)

    def section_path(self, section: Section) -> str:
        return f"/xw/{section.number}/index.html"

    def article_path(self, article: Article) -> str:
        return f"/xw/{article.day:%Y}/{article.number}.html"

    def listing_path(self, kind: Kind) -> str:
        return f"/was5/web/search?channelid={_CHANNELS[kind]}"

    def record_path(self, record: Decision) -> str:
        at = self.shown(record.kind).index(record) + 1
        return f"/was5/web/detail?record={at}&channelid={_CHANNELS[record.kind]}"

    def record_body(self, record: Decision) -> Markup:
        return head_cells(record, self.department, "chinese")

    def extra_pages(self) -> Mapping[str, Answer]:
        return {str(self.column_path): lambda: self.html("column.html", title=self.column_name)}

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.get("/was5/web/search", self._search), web.get("/was5/web/detail", self._show)]

    def _kind(self, request: web.Request) -> Kind | None:
        kinds = {channel: kind for kind, channel in _CHANNELS.items()}
        return kinds.get(request.query.get("channelid", ""))

    async def _search(self, request: web.Request) -> web.Response:
        kind = self._kind(request)
        if kind is None:
            return self.missing()
        word = request.query.get("searchword", "").strip()
        found = self.matching(kind, word)
        pages = max(1, -(-len(found) // self.per_page))
        number = min(page_number(request.query.get("page", "1")), pages)
        return self.html(
            "listing.html",
            title=f"{kind.chinese}公示",
            kind=kind,
            channel=_CHANNELS[kind],
            word=word,
            rows=self.rows(kind, number, found),
            number=number,
            pages=pages,
            count=len(found),
        )

    async def _show(self, request: web.Request) -> web.Response:
        """Records are counted from 1 in the order of the list."""
        kind, text = self._kind(request), request.query.get("record", "")
        records = self.shown(kind) if kind else []
        at = int(text) - 1 if text.isdigit() else -1
        return self.detail(records[at])() if 0 <= at < len(records) else self.missing()
