"""ASMX with a token for every request, JSON inside JSON, fields named name1 … name16 (安徽住建厅, PORTALS §3.6)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, ClassVar

from aiohttp import web
from aiohttp.typedefs import Handler
from markupsafe import Markup

from disclosure.vocabulary import Kind
from gongshi.city.articles import Article, Section
from gongshi.city.decisions import Decision
from gongshi.city.layouts import coded
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import ShapePortal, as_json, page_number
from gongshi.city.promise import Promise

_SUFFIX = {Kind.PERMIT: "XK", Kind.PENALTY: "CF"}
_LABELS: Mapping[Kind, tuple[tuple[str, str], ...]] = {
    Kind.PERMIT: (
        *(("行政许可决定书文号", "XK_WSH"), ("项目名称", "XK_XKWS"), ("审批类别", "XK_XKLB"), ("许可内容", "XK_NR")),
        *(("行政相对人名称", "XK_XDR_MC"), ("统一社会信用代码", "XK_XDR_SHXYM"), ("组织机构代码", "XK_XDR_ZZJG")),
        *(("工商登记码", "XK_XDR_GSZC"), ("税务登记号", ""), ("居民身份证号", ""), ("法定代表人姓名", "XK_FRDB")),
        *(("许可决定日期", "XK_JDRQ"), ("许可截止期", "XK_YXQZI"), ("许可机关", "XK_XKJG"), ("当前状态", "XK_ZT")),
        ("备注", "BZ"),
    ),
    Kind.PENALTY: (
        *(("行政处罚决定书文号", "CF_WSH"), ("处罚名称", "CF_WFXW"), ("处罚类别", "CF_CFLB"), ("处罚事由", "CF_SY")),
        *(("处罚依据", "CF_YJ"), ("行政相对人名称", "CF_XDR_MC"), ("统一社会信用代码", "CF_XDR_SHXYM")),
        *(("组织机构代码", "CF_XDR_ZZJG"), ("工商登记码", "CF_XDR_GSZC"), ("税务登记号", ""), ("居民身份证号", "")),
        *(("法定代表人姓名", "CF_FRDB"), ("处罚结果", "CF_NR"), ("处罚决定日期", "CF_JDRQ"), ("处罚机关", "CF_CFJG")),
        ("备注", "BZ"),
    ),
}


class AsmxPortal(ShapePortal):
    """The address of the column is English; the pages are shells, records are there by script only."""

    family = "asmx"
    scripted = True
    theme = "#0d47a1"
    column_name: ClassVar[str] = "双公示"
    column_path: ClassVar[str | None] = "/double-publicity-open.html"
    open_path: ClassVar[str] = "/government-open.html"
    per_page = 7
    promise = Promise(on_home=True, searchable=True)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._given: set[str] = set()
        self._count = 0

    def section_path(self, section: Section) -> str:
        return f"/news/list-{section.number}.html"

    def article_path(self, article: Article) -> str:
        return f"/news/{article.number}.html"

    def listing_path(self, kind: Kind) -> str:
        return f"/double-publicity-list.html?type={_SUFFIX[kind]}"

    def record_path(self, record: Decision) -> str:
        return f"/double-publicity-detail.html?type={_SUFFIX[record.kind]}&InfoID={self.identity(record)}"

    def extra_pages(self) -> Mapping[str, Answer]:
        pages = {
            **{self.listing_path(kind): self._shell("listing.html", kind) for kind in Kind},
            **{self.record_path(r): self._shell("record.html", kind) for kind in Kind for r in self.shown(kind)},
        }
        pages[str(self.column_path)] = lambda: self.html("column.html", title=self.column_name)
        pages["/js/jquery.min.js"] = lambda: self.text(self._render("site/jquery.js"), "application/javascript")
        return pages

    def extra_routes(self) -> Sequence[web.RouteDef]:
        calls = [web.post("/Information.asmx/GetToken", self._token)]
        for kind, suffix in _SUFFIX.items():
            calls.append(web.post(f"/Information.asmx/GetInfoListExtend{suffix}", self._list(kind)))
            calls.append(web.post(f"/Information.asmx/GetDetail{suffix}", self._one(kind)))
        return calls

    def _shell(self, template: str, kind: Kind) -> Answer:
        labels = [label for label, _ in _LABELS[kind]]
        return lambda: self.html(template, title=f"{kind.chinese}公示", kind=kind, suffix=_SUFFIX[kind], labels=labels)

    async def _token(self, _: web.Request) -> web.Response:
        """A token that serves for one request."""
        self._count += 1
        token = sha256(f"{self.city.seed}{self._count}".encode()).hexdigest()[:32]
        self._given.add(token)
        return as_json({"d": token})

    async def _asked(self, request: web.Request) -> dict[str, str] | None:
        """What was sent, where its token is good; the token is used up by it."""
        try:
            sent = {name: str(value) for name, value in (await request.json()).items()}
        except (ValueError, AttributeError):
            return None
        if sent.get("Token") not in self._given:
            return None
        self._given.discard(sent["Token"])
        return sent

    def _list(self, kind: Kind) -> Handler:
        async def serve(request: web.Request) -> web.Response:
            sent = await self._asked(request)
            if sent is None:
                return as_json({"d": json.dumps({"Table": [], "Error": "Token失效"}, ensure_ascii=False)})
            party, number = sent.get("Name1", "").strip(), sent.get("Name2", "").strip()
            found = [r for r in self.shown(kind) if party in r.party.name and number in r.document_number]
            rows = [
                {"InfoID": self.identity(r), "Title": self.record_title(r), "total": len(found)}
                | {"name1": r.document_number, "infodate": f"{r.portal_on} 00:00:00"}
                for r in self.rows(kind, page_number(sent.get("PageIndex", "1")), found)
            ]
            return as_json({"d": json.dumps({"Table": rows}, ensure_ascii=False)})

        return serve

    def _one(self, kind: Kind) -> Handler:
        async def serve(request: web.Request) -> web.Response:
            sent = await self._asked(request)
            record = self.of_number(sent.get("InfoID", "")) if sent else None
            row = self._row(kind, record) if record else {}
            return as_json({"d": json.dumps({"Table": [row] if row else []}, ensure_ascii=False)})

        return serve

    def _row(self, kind: Kind, record: Decision) -> dict[str, str]:
        """The contents are HTML, as an editor left them."""
        texts = {**coded(record, self.department), "": ""}
        row = {f"name{at}": texts[code] for at, (_, code) in enumerate(_LABELS[kind], 1)}
        at = "name4" if kind is Kind.PERMIT else "name13"
        row[at] = str(Markup('<p style="text-indent:2em">{}</p>').format(row[at]))
        return {"InfoID": self.identity(record), **row, "infodate": f"{record.portal_on} 00:00:00"}
