"""Credit sites without lists: records come by a query only, a free one or one behind a captcha (PORTALS §5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from aiohttp import web
from aiohttp.typedefs import Handler

from disclosure.vocabulary import Kind, Outcome, SiteStatus, Verdict
from gongshi.city.decisions import Decision
from gongshi.city.portals.credit import LISTS, CreditPortal, fits
from gongshi.city.promise import Promise

_METHODS = {Kind.PERMIT: "get", Kind.PENALTY: "post"}


class QueryCreditPortal(CreditPortal):
    """Permits by GET, penalties by POST; an empty query shows nothing but its form. No catalogue."""

    family = "credit_query"
    asks_captcha: ClassVar[bool] = False
    like = "credit"
    promise = Promise(status=SiteStatus.PARTIAL, on_home=True, searchable=True)

    def listed(self, kind: Kind) -> bool:  # noqa: ARG002  neither kind
        return False

    def extra_routes(self) -> Sequence[web.RouteDef]:
        found = [*super().extra_routes()]
        return [*(web.post(path, self._query(kind)) for kind, path in LISTS.items()), *found]

    def _listing(self, kind: Kind) -> Handler:
        return self._query(kind)

    def _query(self, kind: Kind) -> Handler:
        async def serve(request: web.Request) -> web.Response:
            by_post = self._method(kind) == "post"
            sent = await request.post() if by_post else request.query
            asked = {name: str(sent.get(name, "")).strip() for name in ("xdr", "wsh")}
            wanted = bool(asked["xdr"] or asked["wsh"])
            found = self._found(kind, asked) if wanted and not self.asks_captcha else []
            return self.html(
                "listing.html",
                title=f"{kind.chinese}公示查询",
                kind=kind,
                path=LISTS[kind],
                method=self._method(kind),
                asked=asked,
                rows=found,
                count=len(found),
                refused=wanted and self.asks_captcha,
            )

        return serve

    def _method(self, kind: Kind) -> str:
        return _METHODS[kind]

    def _found(self, kind: Kind, asked: dict[str, str]) -> list[Decision]:
        return [record for record in self.published(kind) if fits(record, {**asked, "bm": ""})]


class CaptchaCreditPortal(QueryCreditPortal):
    """Every query wants the letters of a picture: nobody but a person gets further."""

    family = "credit_captcha"
    like = "credit_query"
    asks_captcha: ClassVar[bool] = True
    promise = Promise(status=SiteStatus.PARTIAL, column=Verdict.UNKNOWN, outcome=Outcome.CAPTCHA)
