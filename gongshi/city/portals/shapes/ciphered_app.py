"""An encrypted gateway: what the server sends is cipher, which the page's own script opens (信用邯郸, PORTALS §3.15).

Nothing is got round: the rows are read where every visitor sees them, page after page in a browser.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from typing import ClassVar

from aiohttp import web
from aiohttp.typedefs import Handler

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, page_number
from gongshi.city.promise import Promise

_KEY = 0x5A
_NAMES = {Kind.PERMIT: "xzxk", Kind.PENALTY: "xzcf"}


class CipheredAppPortal(ShapePortal):
    """The pager is an arrow without words; a request without the script's header is refused."""

    family = "ciphered_app"
    scripted = True
    theme = "#4a148c"
    column_path: ClassVar[str | None] = "/zxwebsite/sgs.html"
    open_path: ClassVar[str] = "/zwgk/index.html"
    per_page = 10
    promise = Promise(on_home=True, searchable=False)

    def section_path(self, section: Section) -> str:
        return f"/p{section.number}/index.html"

    def article_path(self, article: Article) -> str:
        return f"/p/{article.number}.html"

    def listing_path(self, kind: Kind) -> str:
        return f"/zxwebsite/{_NAMES[kind]}.html"

    def extra_pages(self) -> Mapping[str, Answer]:
        return {
            str(self.column_path): lambda: self.html("column.html", title=self.column_name),
            **{self.listing_path(kind): self._shell(kind) for kind in Kind},
            "/zxwebsite/gate.js": lambda: self.text(self._render("ciphered_app/gate.js"), "application/javascript"),
        }

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.get(f"/zx_website/website/sgs/{name}fr", self._list(kind)) for kind, name in _NAMES.items()]

    def _shell(self, kind: Kind) -> Answer:
        return lambda: self.html("listing.html", title=f"{kind.chinese}公示", kind=kind, name=_NAMES[kind])

    def _list(self, kind: Kind) -> Handler:
        async def serve(request: web.Request) -> web.Response:
            if request.headers.get("C-GATEWAY-QUERY-ENCRYPT") != "1":
                return web.Response(status=403, text="illegal request")
            asked = json.loads(_opened(request.query.get("queryContent", "")))
            rows = [self._row(record) for record in self.rows(kind, page_number(asked["pageNo"]))]
            told = json.dumps({"rows": rows, "total": len(self.shown(kind))}, ensure_ascii=False)
            return web.Response(body=_closed(told), content_type="application/octet-stream")

        return serve

    def _row(self, record: Decision) -> list[str]:
        return [record.document_number, record.party.name, str(record.decision_date), str(record.portal_on)]


def _closed(text: str) -> bytes:
    return bytes(byte ^ _KEY for byte in text.encode())


def _opened(text: str) -> str:
    return bytes(byte ^ _KEY for byte in base64.b64decode(text)).decode()
