"""A single-page application: the static page is an empty shell, rows come from a JSON API by POST."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Any, ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.vocabulary import Kind, Verdict
from gongshi.city.articles import Article
from gongshi.city.decisions import Decision
from gongshi.city.notices import plan_paper
from gongshi.city.portals.portal import Answer, Portal
from gongshi.city.promise import Promise
from gongshi.city.standard import fields, values

_SHANGHAI = timezone(timedelta(hours=8))
_TITLE = "行政许可和行政处罚等信用信息公示专栏"
_API = "/api/doublePublicity"


class SpaPortal(Portal):
    """The link on the home page is cut short and carries its name in title=; the query box is inside the app."""

    family = "spa"
    scripted = True
    theme = "#0b7a75"
    column_path: ClassVar[str | None] = "/sgs/index.html"
    promise = Promise(on_home=True, searchable=True, plan=Verdict.PRESENT)

    def listing_path(self, kind: Kind) -> str:
        return f"{self.column_path}#/list/{'xk' if kind is Kind.PERMIT else 'cf'}"

    def column_link(self) -> Markup:
        return Markup('<a class="special" href="{}" title="{}">{}…</a>').format(self.column_path, _TITLE, _TITLE[:7])

    def extra_articles(self) -> list[Article]:
        return [plan_paper(self.department, 90201, "通知公告")]

    def open_links(self) -> list[tuple[str, str]]:
        plan = self.extra_articles()[0]
        return [(plan.title, self.article_path(plan))]

    def extra_pages(self) -> Mapping[str, Answer]:
        return {
            str(self.column_path): lambda: self.html("app.html", title=_TITLE),
            "/sgs/static/js/app.8f2c1e.js": lambda: self.text(self._render("spa/app.js"), "application/javascript"),
        }

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.post(f"{_API}/page", self._page), web.get(f"{_API}/detail", self._detail)]

    def label_map(self) -> str:
        """Code to Chinese name, as the application's script carries it."""
        known = dict(pair for kind in Kind for pair in fields(kind))
        return json.dumps(known | {"GSRQ": "公示日期"}, ensure_ascii=False)

    def spa_title(self) -> str:
        return _TITLE

    def spa_api(self) -> str:
        return _API

    async def _page(self, request: web.Request) -> web.Response:
        """{type, pageNo, pageSize, keyword} → {code, data: {total, pages, list}}; dates are epoch milliseconds."""
        try:
            asked: dict[str, Any] = await request.json()
            kind = {"xk": Kind.PERMIT, "cf": Kind.PENALTY}[str(asked["type"])]
            number, size = int(asked["pageNo"]), int(asked["pageSize"])
        except (KeyError, ValueError, TypeError):
            return _json({"code": 400, "msg": "参数错误", "data": None})
        keyword = str(asked.get("keyword") or "").strip()
        found = [r for r in self.published(kind) if keyword in r.party.name or keyword in r.document_number]
        rows = [self._row(record) for record in found[(number - 1) * size : number * size]]
        data = {"total": len(found), "pages": -(-len(found) // size), "pageNo": number, "list": rows}
        return _json({"code": 200, "msg": "操作成功", "data": data})

    async def _detail(self, request: web.Request) -> web.Response:
        wanted = request.query.get("id")
        for kind in Kind:
            for record in self.published(kind):
                if _identity(record) == wanted:
                    return _json({"code": 200, "msg": "操作成功", "data": self._row(record)})
        return _json({"code": 404, "msg": "数据不存在", "data": None})

    def _row(self, record: Decision) -> dict[str, Any]:
        assert record.portal_on
        shown = {
            code: _milliseconds(v) if isinstance(v, date) else v for code, v in values(record, self.department).items()
        }
        return {"id": _identity(record), **shown, "GSRQ": _milliseconds(record.portal_on)}


def _identity(record: Decision) -> str:
    return f"{'xk' if record.kind is Kind.PERMIT else 'cf'}{500000 + record.serial}"


def _milliseconds(day: date) -> int:
    """Midnight in Shanghai."""
    return int(datetime(day.year, day.month, day.day, tzinfo=_SHANGHAI).timestamp() * 1000)


def _json(body: Mapping[str, Any]) -> web.Response:
    return web.json_response(body, dumps=lambda value: json.dumps(value, ensure_ascii=False))
