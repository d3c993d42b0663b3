"""A credit site whose query only a script sends: boxes and a button without a form (PORTALS §2, 常熟 query())."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from aiohttp import web

from disclosure.vocabulary import Kind
from gongshi.city.decisions import Decision
from gongshi.city.portals.credit import LISTS
from gongshi.city.portals.credit_queries import QueryCreditPortal
from gongshi.city.portals.portal import Answer
from gongshi.city.portals.shapes.shape import as_json

_API = "/sgs/api/query.do"


class ScriptedCreditPortal(QueryCreditPortal):
    """Permits come as JSON that a script writes under the boxes; for penalties the script leads to another address."""

    family = "credit_scripted"
    like = "credit_query"
    scripted: ClassVar[bool] = True

    def extra_pages(self) -> Mapping[str, Answer]:
        script: Answer = lambda: self.text(self._render("site/jquery.js"), "application/javascript")  # noqa: E731
        return {**super().extra_pages(), "/js/jquery.js": script}

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [web.post(_API, self._asked), web.get(LISTS[Kind.PERMIT], self._boxes), *super().extra_routes()]

    async def _boxes(self, request: web.Request) -> web.Response:  # noqa: ARG002  it shows its boxes and no more
        return self.html(
            "listing.html",
            title="行政许可公示查询",
            kind=Kind.PERMIT,
            path=_API,
            asked={"xdr": "", "wsh": ""},
            rows=[],
            count=0,
            refused=False,
        )

    async def _asked(self, request: web.Request) -> web.Response:
        """{xdr, wsh, pageNo} → {code, data: {total, rows}}."""
        sent: dict[str, Any] = await request.json()
        asked = {name: str(sent.get(name, "")).strip() for name in ("xdr", "wsh")}
        found = self._found(Kind.PERMIT, asked) if any(asked.values()) else []
        return as_json({"code": 200, "data": {"total": len(found), "rows": [self._row(record) for record in found]}})

    def _method(self, kind: Kind) -> str:  # noqa: ARG002  by address, where it has one
        return "get"

    def _row(self, record: Decision) -> dict[str, str]:
        return {
            "xkWsh": record.document_number,
            "xkXdrMc": record.party.name,
            "xkXzjg": record.department,
            "xkJdrq": str(record.decision_date),
            "gsrq": str(record.credit_on),
            "url": self.detail_path(record),
        }
