"""Where nobody gets in: a host that refuses connections, a firewall's challenge, and no site at all."""

from __future__ import annotations

from typing import ClassVar

from aiohttp import web

from disclosure.vocabulary import Kind, Outcome, SiteStatus
from gongshi.city.portals.portal import Portal
from gongshi.city.promise import unknown


class RefusedPortal(Portal):
    """The name is known, nothing listens."""

    family = "refused"
    listens = False
    column_path: ClassVar[str | None] = "/xxgk/sgs/index.html"
    promise = unknown(SiteStatus.UNREACHABLE, Outcome.REFUSED)

    def listing_path(self, kind: Kind) -> str:
        return f"/xxgk/sgs/{'xzxk' if kind is Kind.PERMIT else 'xzcf'}/index.html"


class NoSite(Portal):
    """本单位无公示网站: it publishes on the credit site only.

    Nothing was looked at, so nothing is said to be missing.
    """

    family = "no_site"
    listens = False
    promise = unknown(SiteStatus.NONE, Outcome.NO_SITE)


class WafPortal(Portal):
    """Every address answers 412 with a script that a browser would have to solve."""

    family = "waf"
    promise = unknown(SiteStatus.BLOCKED, Outcome.WAF)

    def answer(self, request: web.Request) -> web.Response:  # noqa: ARG002  all are answered alike
        return self.html("challenge.html", status=412, title="")
