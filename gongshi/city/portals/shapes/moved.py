"""A bureau that was merged and renamed: its old address sends every visitor on to the new host (PORTALS §6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from gongshi.city.portals.shapes.php_list import PhpListPortal


class MovedPortal(PhpListPortal):
    """The target list still has the old address."""

    family = "moved"
    like = "php_list"
    theme = "#1b5e20"
    has_annex = True
    column_name: ClassVar[str] = "双公示"

    def barriers(self) -> Sequence[Middleware]:
        @web.middleware
        async def send_on(request: web.Request, handler: Handler) -> web.StreamResponse:
            if request.host == self.domain:
                raise web.HTTPMovedPermanently(f"http://{self.annex}{request.path_qs}")
            return await handler(request)

        return [send_on]

    def annex_application(self, *middlewares: Any) -> web.Application:
        """The new host: the whole site."""
        return self.application(*middlewares)
