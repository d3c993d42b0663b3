"""Interfaces that fail: the page around the list is sound, what fetches its rows is refused, walled off or cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from disclosure.vocabulary import Kind, Outcome, SiteStatus, Verdict
from gongshi.city.decisions import Decision
from gongshi.city.portals.faults.answers import hang
from gongshi.city.portals.portal import Portal
from gongshi.city.portals.shapes.shape import page_number
from gongshi.city.portals.shapes.struts_grid import StrutsGridPortal
from gongshi.city.promise import Promise, unknown


class FailingGridPortal(StrutsGridPortal):
    """The grid answers `spared` pages of each list, and then it does not."""

    like = "struts_grid"
    per_page = 5
    spared: ClassVar[int]
    promise = Promise(status=SiteStatus.PARTIAL, on_home=True, searchable=False, catalogue=Verdict.FULL)

    async def misbehave(self, request: web.Request) -> web.StreamResponse:
        """What comes in place of the rows."""
        raise NotImplementedError

    def barriers(self) -> Sequence[Middleware]:
        @web.middleware
        async def fail(request: web.Request, handler: Handler) -> web.StreamResponse:
            asked = request.path.endswith("grid.action") and page_number(request.query.get("page", "1"))
            return await (self.misbehave(request) if asked > self.spared else handler(request))

        return [fail]

    def reachable(self, record: Decision) -> bool:
        return record in self.shown(record.kind)[: self.spared * self.per_page]

    def complete(self, kind: Kind) -> bool | None:
        return len(self.shown(kind)) <= self.spared * self.per_page


class GridRefusedLaterPortal(FailingGridPortal):
    """403 from the third page on: who turns pages quickly is taken for a robot."""

    family = "grid_refused_later"
    spared = 2

    async def misbehave(self, request: web.Request) -> web.StreamResponse:  # noqa: ARG002  all alike
        return web.Response(status=403, text="Forbidden")


class GridHangsPortal(FailingGridPortal):
    """The second page never comes."""

    family = "grid_hangs"
    spared = 1

    async def misbehave(self, request: web.Request) -> web.StreamResponse:
        return await hang(self, request)


class GridWalledPortal(FailingGridPortal):
    """A firewall's page in place of the very first rows, with 200: an empty table to whoever looks."""

    family = "grid_walled"
    spared = 0
    promise = replace(unknown(SiteStatus.PARTIAL, Outcome.WAF), catalogue=Verdict.FULL, records=True)
    """The catalogue stands beside the lists, in front of the wall; a plan may stand behind it."""

    async def misbehave(self, request: web.Request) -> web.StreamResponse:  # noqa: ARG002  all alike
        return self.html("intercepted.html", title="")


INTERFACES: tuple[type[Portal], ...] = (GridRefusedLaterPortal, GridHangsPortal, GridWalledPortal)
