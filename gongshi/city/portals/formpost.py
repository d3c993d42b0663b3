"""A POST form list: hidden fields, gotopage(n) by onclick, a query in the same form; no page without them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind, Verdict
from gongshi.city.articles import Article
from gongshi.city.decisions import Decision
from gongshi.city.details import four_columns
from gongshi.city.notices import catalogue_paper, officers_paper
from gongshi.city.portals.portal import Answer, Portal
from gongshi.city.promise import Promise
from gongshi.city.spelling import bracketed

_TYPES = {Kind.PERMIT: "XZXK", Kind.PENALTY: "XZCF"}
_HIDDEN = ("type", "pageNo", "pageSize", "totalPage", "orderField", "orderDirection", "formToken")
_PER_PAGE = 7


class FormPostPortal(Portal):
    """The column is behind an image without any text; it has a query, a catalogue and the officers."""

    family = "formpost"
    shell, theme = "classic", "#2e6b2e"
    open_path: ClassVar[str] = "/zwgk/toOpenList.do"
    column_path: ClassVar[str | None] = "/sgs/toSgsList.do"
    promise = Promise(on_home=True, searchable=True, catalogue=Verdict.FULL, officers=Verdict.PRESENT)

    def listing_path(self, kind: Kind) -> str:
        return f"/sgs/toSgsList.do?type={_TYPES[kind]}"

    def column_link(self) -> Markup:
        return Markup(
            '<div class="item"><a href="/sgs/toSgsList.do"><img src="/images/special3.svg" width="220" border="0"></a>'
            "</div>"
        )

    def extra_articles(self) -> list[Article]:
        return [catalogue_paper(self.department, 70101, "双公示目录"), officers_paper(self.department, 70102, "双公示")]

    def extra_pages(self) -> Mapping[str, Answer]:
        return {"/images/special3.svg": lambda: self.text(self._render("formpost/special.svg"), "image/svg+xml")}

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [
            web.get("/sgs/toSgsList.do", self._first),
            web.post("/sgs/toSgsList.do", self._later),
            web.get("/sgs/detail.do", self._detail),
        ]

    @property
    def token(self) -> str:
        """The hidden token the server wants back."""
        return hashlib.sha256(f"{self.city.seed}{self.department.name}".encode()).hexdigest()[:16]

    async def _first(self, request: web.Request) -> web.Response:
        return self._list(request.query.get("type", "XZXK"), 1, "", "")

    async def _later(self, request: web.Request) -> web.Response:
        sent = {name: str(value) for name, value in (await request.post()).items()}
        if any(name not in sent for name in _HIDDEN) or sent["formToken"] != self.token:
            return self.html("refusal.html", status=500, title="系统提示")
        number = int(sent["pageNo"]) if sent["pageNo"].isdigit() else 1
        return self._list(sent["type"], number, sent.get("xdrmc", "").strip(), sent.get("wsh", "").strip())

    def _list(self, wanted: str, number: int, party: str, document: str) -> web.Response:
        kind = next((kind for kind, name in _TYPES.items() if name == wanted), Kind.PERMIT)
        found = [r for r in self.published(kind) if party in r.party.name and document in self.shown_number(r)]
        pages = max(1, -(-len(found) // _PER_PAGE))
        number = min(max(number, 1), pages)
        return self.html(
            "listing.html",
            title="双公示专栏",
            kind=kind,
            types=_TYPES,
            rows=found[(number - 1) * _PER_PAGE : number * _PER_PAGE],
            number=number,
            pages=pages,
            count=len(found),
            per_page=_PER_PAGE,
            party=party,
            document=document,
        )

    def shown_number(self, record: Decision) -> str:
        """This site prints square brackets."""
        return bracketed(record.document_number, 1)

    def identity(self, record: Decision) -> str:
        seed = f"{record.kind}{record.document_number}"
        return hashlib.md5(seed.encode(), usedforsecurity=False).hexdigest()

    async def _detail(self, request: web.Request) -> web.Response:
        for kind in Kind:
            for record in self.published(kind):
                if self.identity(record) == request.query.get("id"):
                    return self._page(record)
        return self.html("404.html", status=404, title="页面不存在")

    def _page(self, record: Decision) -> web.Response:
        assert record.portal_on
        shown = replace(record, document_number=self.shown_number(record))
        article = Article(
            number=record.serial,
            section=f"{record.kind.chinese}公示",
            title=f"{record.kind.chinese}信息公示",
            day=record.portal_on,
            clock="00:00",
            body=four_columns(shown, self.department),
            source=self.department.name,
        )
        return self.html("article.html", title=article.title, article=article)
