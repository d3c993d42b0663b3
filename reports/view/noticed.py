"""What was seen on the way, as the papers list it."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure.findings import SiteReport
from reports.view.evidence import EvidenceShelf, EvidenceView, legible, web_address
from reports.wording.words import word


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticedView:
    kind: str
    said: str
    url: str
    link: str
    evidence: tuple[EvidenceView, ...]


def view_noticed(site: SiteReport | None, shelf: EvidenceShelf) -> tuple[NoticedView, ...]:
    return tuple(
        NoticedView(
            kind=word("noticed", one.kind),
            said=one.said,
            url=legible(one.url),
            link=web_address(one.url),
            evidence=shelf.show([one.evidence] if one.evidence else ()),
        )
        for one in (site.noticed if site else ())
    )
