"""TrueCMS (江苏, the successor of hanweb): #initData inline, later pages as JSONP from getMessage.do (PORTALS §3.3)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind, Verdict
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal
from gongshi.city.promise import Promise

_CHANNELS = {Kind.PERMIT: "xzxk", Kind.PENALTY: "xzcf"}
_IDS = {Kind.PERMIT: "8a1f0c3e", Kind.PENALTY: "8a1f0c3f"}
_ANSWERED = 12


class TrueCmsPortal(ShapePortal):
    """Two channels under 信用双公示, dates only in the lists' rows and in the meta tag; no query."""

    family = "truecms"
    scripted = True
    theme = "#1565c0"
    column_name: ClassVar[str] = "信用双公示"
    column_path: ClassVar[str | None] = "/xysgs/index.html"
    open_path: ClassVar[str] = "/zwgk/index.html"
    papers_kept = ("catalogue",)
    per_page = 6
    promise = Promise(on_home=True, searchable=False, catalogue=Verdict.FULL)

    def section_path(self, section: Section) -> str:
        return f"/xw{section.number}/list.html"

    def article_path(self, article: Article) -> str:
        return f"/xw/content/{article.number:08x}-52d1-4c3a-9a55-0242ac120002.html"

    def listing_path(self, kind: Kind) -> str:
        return f"/{_CHANNELS[kind]}/list.html"

    def record_path(self, record: Decision) -> str:
        digits = self.identity(record)
        name = "-".join([digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]])
        return f"/{_CHANNELS[record.kind]}/content/{name}.html"

    def record_title(self, record: Decision) -> str:
        return f"关于{record.party.name}{record.affair.item}的{record.kind.chinese}"

    def extra_pages(self) -> Mapping[str, Answer]:
        pages = {self.listing_path(kind): self._listing(kind) for kind in Kind}
        script: dict[str, Answer] = {
            "/resources/jquery.min.js": lambda: self.text(self._render("site/jquery.js"), "application/javascript")
        }
        return {**super().extra_pages(), **pages, **script}

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.get("/truecms/messageController/getMessage.do", self._more)]

    def _listing(self, kind: Kind) -> Answer:
        records = self.shown(kind)
        return lambda: self.html(
            "listing.html",
            title=f"{kind.chinese}公示",
            kind=kind,
            items=[self._item(record) for record in records[: self.per_page * 2]],
            total=len(records),
            channel=_IDS[kind],
        )

    def _item(self, record: Decision) -> Markup:
        return Markup(
            '<li class="container-list-title" ><a href="{}" target="_blank">{}</a><span>{}</span></li>'
        ).format(self.record_path(record), self.record_title(record), record.portal_on)

    async def _more(self, request: web.Request) -> web.Response:
        """startrecord..endrecord of a channel, at most twelve, wrapped as the original wraps them."""
        kinds = {identity: kind for kind, identity in _IDS.items()}
        kind = kinds.get(request.query.get("channelId", ""))
        if kind is None:
            return self.text(
                ';raw({"result":"<datastore><totalrecord>0</totalrecord></datastore>"})', "text/javascript"
            )
        records = self.shown(kind)
        first = int(request.query.get("startrecord", "1"))
        last = min(int(request.query.get("endrecord", str(first + _ANSWERED - 1))), first + _ANSWERED - 1)
        rows = "".join(f"<record><![CDATA[{self._item(r)}]]></record>" for r in records[first - 1 : last])
        store = f"<datastore><totalrecord>{len(records)}</totalrecord><recordset>{rows}</recordset></datastore>"
        body = json.dumps({"result": store}, ensure_ascii=False).replace("</", "<\\/")
        return self.text(f";raw({body})", "text/javascript")
