"""Sites that are not the same at the second look: put right meanwhile, or down."""

from __future__ import annotations

from collections.abc import Sequence

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from disclosure.vocabulary import Outcome, SiteStatus
from gongshi.city.portals.empty_icon import EmptyIconPortal
from gongshi.city.portals.faults.faulty import COLUMN, SoundPortal
from gongshi.city.portals.portal import Portal
from gongshi.city.promise import Promise, unknown


class FilledLaterPortal(SoundPortal):
    """At the first look there is nothing behind the icon; then somebody fills the column."""

    family = "filled_later"
    promise = Promise(on_home=True, searchable=True)

    def barriers(self) -> Sequence[Middleware]:
        looks = 0

        @web.middleware
        async def empty_at_first(request: web.Request, handler: Handler) -> web.StreamResponse:
            nonlocal looks
            looks += is_begun_by(request)
            if looks < 2 and request.path.startswith(COLUMN):
                return self.html("nothing.html", title="双公示")
            return await handler(request)

        return [empty_at_first]


class DownLaterPortal(EmptyIconPortal):
    """Nothing behind the icon at the first look; at the second nobody gets in."""

    family = "down_later"
    like = "empty_icon"
    promise = unknown(SiteStatus.PARTIAL, Outcome.HTTP_STATUS)

    def barriers(self) -> Sequence[Middleware]:
        looks = 0

        @web.middleware
        async def down_later(request: web.Request, handler: Handler) -> web.StreamResponse:
            nonlocal looks
            looks += is_begun_by(request)
            if looks >= 2:
                return self.html("server_error.html", status=500, title="")
            return await handler(request)

        return [down_later]


def is_begun_by(request: web.Request) -> bool:
    """A look begins when the home page is asked for by itself: what a browser asks belongs to the look under way."""
    return request.path == "/" and "Sec-Fetch-Dest" not in request.headers


SECOND_LOOKS: tuple[type[Portal], ...] = (FilledLaterPortal, DownLaterPortal)
