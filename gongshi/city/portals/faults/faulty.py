"""A sound portal with one fault: which addresses misbehave, how, and what a fair visitor must say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from markupsafe import Markup

from disclosure.vocabulary import Kind, Outcome, SiteStatus, Verdict
from gongshi.city.decisions import Decision
from gongshi.city.details import two_columns
from gongshi.city.portals.faults.answers import Misbehaviour
from gongshi.city.portals.portal import Portal
from gongshi.city.portals.shapes.php_list import PhpListPortal
from gongshi.city.promise import Promise, unknown

EVERYWHERE = "/"
COLUMN = "/index.php/sgs/"
DETAILS = "/index.php/sgs/show"

COLUMN_UNREAD = Promise(
    status=SiteStatus.PARTIAL,
    column=Verdict.UNKNOWN,
    catalogue=Verdict.UNKNOWN,
    plan=Verdict.UNKNOWN,
    officers=Verdict.UNKNOWN,
)
"""The home page is read, the column that it names is not: what stands in there nobody can say."""
DETAILS_UNREAD = Promise(status=SiteStatus.PARTIAL, on_home=True, searchable=True)
"""The lists are read, the records behind their titles are not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """`within`: the beginning of the addresses that misbehave; `spared`: so many of them are answered first."""

    family: str
    answer: Misbehaviour
    outcome: Outcome
    within: str = EVERYWHERE
    status: SiteStatus = SiteStatus.UNREACHABLE
    spared: int = 0


class SoundPortal(PhpListPortal):
    """What the faulty portals would be without their fault: both lists, a query, no papers."""

    like = "php_list"
    papers_kept: ClassVar[tuple[str, ...]] = ()
    promise = Promise(on_home=True, searchable=True)

    def record_title(self, record: Decision) -> str:
        return f"{record.party.name}（{record.project}）"

    def record_body(self, record: Decision) -> Markup:
        return two_columns(record, self.department)


class FaultyPortal(SoundPortal):
    """Misbehaves as its `fault` says."""

    fault: ClassVar[Fault]

    def barriers(self) -> Sequence[Middleware]:
        fault, asked = self.fault, 0

        @web.middleware
        async def misbehave(request: web.Request, handler: Handler) -> web.StreamResponse:
            nonlocal asked
            if not request.path.startswith(fault.within):
                return await handler(request)
            asked += 1
            return await (handler(request) if asked <= fault.spared else fault.answer(self, request))

        return [misbehave]

    def reachable(self, record: Decision) -> bool:  # noqa: ARG002  none of them
        return False

    def complete(self, kind: Kind) -> bool | None:  # noqa: ARG002  neither
        return False if self.fault.within == DETAILS else None


def faulty(fault: Fault) -> type[Portal]:
    """The portal with this fault."""
    promises = {
        EVERYWHERE: unknown(fault.status, fault.outcome),
        COLUMN: _named(COLUMN_UNREAD, fault.outcome),
        DETAILS: _named(DETAILS_UNREAD, fault.outcome),
    }
    names = {"family": fault.family, "fault": fault, "promise": promises[fault.within], "__doc__": fault.answer.__doc__}
    return type(f"{fault.family.title().replace('_', '')}Portal", (FaultyPortal,), names)


def _named(promise: Promise, outcome: Outcome) -> Promise:
    return replace(promise, outcome=outcome)
