"""Lists that mislead a machine: capped, out of order, under endless sessions, beside an endless calendar."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import date, timedelta
from typing import ClassVar

from aiohttp import web

from disclosure.vocabulary import Kind, SiteStatus
from gongshi.city.decisions import Decision
from gongshi.city.portals.faults.faulty import COLUMN, SoundPortal
from gongshi.city.portals.portal import Portal
from gongshi.city.promise import Promise

_MONTH = timedelta(days=31)


class CappedListPortal(SoundPortal):
    """Says how many records there are and shows two pages of them (信用广东 shows five, PORTALS §5)."""

    family = "capped_list"
    pages_shown: ClassVar[int] = 2
    promise = Promise(status=SiteStatus.PARTIAL, on_home=True, searchable=True)

    def matching(self, kind: Kind, keyword: str) -> list[Decision]:
        return super().matching(kind, keyword)[: self.pages_shown * self.per_page]

    def reachable(self, record: Decision) -> bool:
        return record in self.shown(record.kind)[: self.pages_shown * self.per_page]

    def complete(self, kind: Kind) -> bool:
        return len(self.shown(kind)) <= self.pages_shown * self.per_page


class OutOfOrderPortal(SoundPortal):
    """Sorted by nothing that a date would tell."""

    family = "out_of_order"

    def shown(self, kind: Kind) -> list[Decision]:
        return sorted(super().shown(kind), key=lambda record: hashlib.sha256(record.document_number.encode()).digest())


class EndlessSessionsPortal(SoundPortal):
    """Every address carries a session of its own, new on every page."""

    family = "endless_sessions"

    def listing_path(self, kind: Kind) -> str:
        return f"{super().listing_path(kind)}&PHPSESSID={secrets.token_hex(16)}"

    def record_path(self, record: Decision) -> str:
        return f"{super().record_path(record)}&PHPSESSID={secrets.token_hex(16)}"

    def answer(self, request: web.Request) -> web.Response:
        if not request.path.startswith(f"{COLUMN}show"):
            return super().answer(request)
        return self.found(request.query.get("id", ""))


class EndlessCalendarPortal(SoundPortal):
    """A calendar beside the list: every day a page, every month a further one, to the end of time."""

    family = "endless_calendar"

    def extra_routes(self) -> Sequence[web.RouteDef]:
        return [*super().extra_routes(), web.get(f"{COLUMN}rili", self._calendar)]

    def calendar(self, day: date | None = None) -> list[tuple[str, str]]:
        """(text, address) of a month's links."""
        day = (day or date(2018, 9, 1)).replace(day=1)
        before, after = day - timedelta(days=1), (day + _MONTH).replace(day=1)
        days = [(str(at), f"{COLUMN}rili?riqi={day:%Y-%m}-{at:02d}") for at in range(1, 29)]
        return [
            ("上一月", f"{COLUMN}rili?riqi={before:%Y-%m}-01"),
            *days,
            ("下一月", f"{COLUMN}rili?riqi={after:%Y-%m-%d}"),
        ]

    async def _calendar(self, request: web.Request) -> web.Response:
        day = date.fromisoformat(request.query.get("riqi", "2018-09-01"))
        return self.html("calendar.html", title=f"{day:%Y年%m月%d日}", links=self.calendar(day))


class NeverLoadedPortal(SoundPortal):
    """Every page keeps a connection open that never ends: a browser never finds it still."""

    family = "never_loaded"

    def html(self, template: str, **context: object) -> web.Response:
        response = super().html(template, **context)  # type: ignore[arg-type]
        body = (response.body or b"") if isinstance(response.body, bytes) else b""
        poll = b"<script>(function poll(){fetch('/poll?'+Date.now()).then(poll,poll)})()</script></body>"
        response.body = body.replace(b"</body>", poll)
        return response

    def answer(self, request: web.Request) -> web.Response:
        if request.path == "/poll":
            return web.json_response({"unread": 0})
        return super().answer(request)


LISTS: tuple[type[Portal], ...] = (
    CappedListPortal,
    OutOfOrderPortal,
    EndlessSessionsPortal,
    EndlessCalendarPortal,
    NeverLoadedPortal,
)
