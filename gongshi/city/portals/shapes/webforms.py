"""ASP.NET WebForms: a pager of __doPostBack, nothing without __VIEWSTATE; GBK, though the meta tag says utf-8."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import ClassVar
from urllib.parse import parse_qsl

from aiohttp import web
from aiohttp.typedefs import Handler
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.layouts import item_list
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal
from gongshi.city.promise import Promise

_PAGES = {Kind.PERMIT: ("XzxkList.aspx", "XzxkIdx.aspx"), Kind.PENALTY: ("XzcfList.aspx", "XzcfIdx.aspx")}
_PAGER = "ctl00$main$AspNetPager1"


class WebFormsPortal(ShapePortal):
    """The header says gb2312 and is right, the meta tag says utf-8 and is wrong. The list has a query of its own."""

    family = "webforms"
    shell, theme = "classic", "#00695c"
    charset, said_charset = "gb2312", "utf-8"
    column_path: ClassVar[str | None] = "/sgs/Default.aspx"
    open_path: ClassVar[str] = "/Category_12/Index.aspx"
    per_page = 6
    promise = Promise(on_home=True, searchable=True)

    def section_path(self, section: Section) -> str:
        return f"/Category_{860 + section.number}/Index.aspx"

    def article_path(self, article: Article) -> str:
        return f"/Item/{article.number}.aspx"

    def column_link(self) -> Markup:
        return Markup(
            '<div class="item"><a href="/sgs/Default.aspx" title="双公示"><img src="/images/sgs.svg" alt="" />'
            "</a></div>"
        )

    def listing_path(self, kind: Kind) -> str:
        return f"/sgs/{_PAGES[kind][0]}"

    def record_path(self, record: Decision) -> str:
        return f"/sgs/{_PAGES[record.kind][1]}?pkid={self.number(record)}"

    def record_body(self, record: Decision) -> Markup:
        return item_list(record, self.department, "slash")

    def extra_pages(self) -> Mapping[str, Answer]:
        icon: dict[str, Answer] = {
            "/images/sgs.svg": lambda: self.text(self._render("formpost/special.svg"), "image/svg+xml")
        }
        return {**super().extra_pages(), **icon}

    def extra_routes(self) -> Sequence[web.RouteDef]:
        details = [web.get(f"/sgs/{page}", self._detail) for _, page in _PAGES.values()]
        return [*details, *(route for kind in Kind for route in self._routes(kind))]

    async def _detail(self, request: web.Request) -> web.Response:
        """Numbers can be counted through; there are gaps."""
        return self.found(request.query.get("pkid", ""))

    def _routes(self, kind: Kind) -> list[web.RouteDef]:
        async def first(_: web.Request) -> web.Response:
            return self._list(kind, 1, "")

        return [web.get(self.listing_path(kind), first), web.post(self.listing_path(kind), self._postback(kind))]

    def _postback(self, kind: Kind) -> Handler:
        async def serve(request: web.Request) -> web.Response:
            # a form is sent in the charset of its page
            sent = dict(parse_qsl((await request.read()).decode("ascii"), True, encoding="gb18030"))
            state = _unpacked(sent.get("__VIEWSTATE", ""))
            if state is None or state[0] != kind or "__EVENTVALIDATION" not in sent:
                return self.html("refusal.html", status=500, title="系统提示")
            if "ctl00$main$btnSearch" in sent:
                return self._list(kind, 1, sent.get("ctl00$main$txtKey", "").strip())
            if sent.get("__EVENTTARGET") != _PAGER or not sent.get("__EVENTARGUMENT", "").isdigit():
                return self._list(kind, 1, state[1])
            return self._list(kind, int(sent["__EVENTARGUMENT"]), state[1])

        return serve

    def _list(self, kind: Kind, number: int, key: str) -> web.Response:
        found = self.matching(kind, key)
        pages = max(1, -(-len(found) // self.per_page))
        number = min(max(1, number), pages)
        return self.html(
            "listing.html",
            title=f"{kind.chinese}公示",
            kind=kind,
            rows=self.rows(kind, number, found),
            number=number,
            pages=pages,
            count=len(found),
            key=key,
            pager=_PAGER,
            viewstate=_packed(kind, key, number),
        )


def _packed(kind: Kind, key: str, number: int) -> str:
    """What the server wants back: for whom the page was made, and its query. Long, as they are."""
    return base64.b64encode(f"/wEPDwUK|{kind}|{key}|{number}|".ljust(400, "~").encode()).decode()


def _unpacked(text: str) -> tuple[str, str] | None:
    try:
        parts = base64.b64decode(text).decode().split("|")
    except (ValueError, UnicodeDecodeError):
        return None
    return (parts[1], parts[2]) if len(parts) > 4 else None
