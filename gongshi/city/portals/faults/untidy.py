"""A column in good order on an untidy site: an identity number, hidden links, a dead link, pages without tags."""

from __future__ import annotations

from typing import ClassVar

from aiohttp import web
from markupsafe import Markup

from disclosure.codes import make_resident_id
from disclosure.vocabulary import Kind, NoticedKind, SiteStatus
from gongshi.city.decisions import Decision
from gongshi.city.parties import REGION_DIGITS
from gongshi.city.portals.faults.faulty import COLUMN, SoundPortal
from gongshi.city.promise import Promise


class UntidyPortal(SoundPortal):
    """`RESIDENT` belongs to nobody: its region does not exist."""

    family = "untidy"
    RESIDENT: ClassVar[str] = make_resident_id(f"{REGION_DIGITS}19700101001")
    promise = Promise(
        status=SiteStatus.PARTIAL,
        on_home=True,
        searchable=True,
        noticed=frozenset(set(NoticedKind) - {NoticedKind.SEEN_LATER}),
    )

    def record_body(self, record: Decision) -> Markup:
        body = super().record_body(record)
        shown = Markup("<p>身份证号码：{}</p>").format(self.RESIDENT)
        return body + shown if record.kind is Kind.PENALTY and record.party.natural_person else body

    def column_link(self) -> Markup:
        hidden = Markup('<div style="position:absolute; left:-9999px"><a href="{}">{}</a></div>')
        return super().column_link() + hidden.format("http://www.bet-example.com/", "澳门葡京娱乐城")

    def lost(self, record: Decision) -> bool:
        """Whether the page of a record that the list names is gone."""
        return record == self.shown(Kind.PERMIT)[0]

    def reachable(self, record: Decision) -> bool:
        return not self.lost(record)

    def complete(self, kind: Kind) -> bool:
        return kind is Kind.PENALTY

    def answer(self, request: web.Request) -> web.Response:
        record = self.of_number(request.query.get("id", "")) if request.path == f"{COLUMN}show" else None
        if record is not None and self.lost(record):
            return self.missing()
        response = super().answer(request)
        if request.path.startswith(COLUMN) and isinstance(response.body, bytes):
            response.body = response.body.replace(b'<meta name="Column', b'<meta name="X-')
        return response
