"""Sites that complain of haste and forgive: who waits as they ask reads everything."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from gongshi.city.portals.faults.faulty import DETAILS, SoundPortal
from gongshi.city.portals.portal import Portal

_ANGRY_FOR = 1.5
_PATIENCE = 5
_QUIET = 2


class ForgivingPortal(SoundPortal):
    """After a few records in haste it answers 访问过于频繁 with 200, until it is left alone for a while."""

    family = "forgiving"

    def barriers(self) -> Sequence[Middleware]:
        hasty, angry_until = 0, 0.0

        @web.middleware
        async def watch(request: web.Request, handler: Handler) -> web.StreamResponse:
            nonlocal hasty, angry_until
            if not request.path.startswith(DETAILS):
                return await handler(request)
            hasty += 1
            if hasty == _PATIENCE:
                angry_until = time.monotonic() + _ANGRY_FOR
            if time.monotonic() < angry_until:
                return self.html("too_often.html", title="")
            return await handler(request)

        return [watch]


class RetryAfterPortal(SoundPortal):
    """429 with Retry-After on the way to a record: once in seconds, once as a date (RFC 9110, 10.2.3)."""

    family = "retry_after"

    def barriers(self) -> Sequence[Middleware]:
        asked = 0

        @web.middleware
        async def count(request: web.Request, handler: Handler) -> web.StreamResponse:
            nonlocal asked
            asked += request.path.startswith(DETAILS)
            if not request.path.startswith(DETAILS) or asked not in {_PATIENCE, 2 * _PATIENCE}:
                return await handler(request)
            until = datetime.now(UTC) + timedelta(seconds=_QUIET + 1)
            wait = str(_QUIET) if asked == _PATIENCE else format_datetime(until, usegmt=True)
            return web.Response(status=429, headers={"Retry-After": wait}, text="Too Many Requests")

        return [count]


IMPATIENT: tuple[type[Portal], ...] = (ForgivingPortal, RetryAfterPortal)
