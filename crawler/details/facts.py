"""What a visit asks of every detail page, found together: for a process that reads pages for another.

Pure: the page in, the facts out; whoever gets them lays them down with the page, where the functions that would find
them look first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from crawler.details.answer import detail_of
from crawler.details.detail import Detail
from crawler.listings.family import ListRow
from crawler.noticed.meta_tags import missing_tags
from crawler.noticed.notebook import Seen, know, seen_on
from crawler.pages.frames import redirect_of
from crawler.pages.page import Ask, Page
from crawler.pages.signals import browser_signal
from disclosure.vocabulary import Kind

_PART = "article"


@dataclass(frozen=True, slots=True)
class Facts:
    """`onward`: redirect_of; `signal`: browser_signal; `seen`: seen_on; `missing`: missing_tags; `detail`: detail_of. A
    page that leads on or needs a browser is not the one that is read: it has no detail."""

    onward: Ask | None
    signal: str | None
    seen: Seen
    missing: list[str]
    detail: Detail | None


def facts_of(page: Page, row: ListRow | None, kind: Kind | None) -> Facts:
    onward = redirect_of(page)
    signal = browser_signal(page) if onward is None else None
    detail = detail_of(page, row, kind) if onward is None and signal is None else None
    return Facts(onward, signal, seen_on(page), missing_tags(page, _PART), detail)


def bare(page: Page) -> Page:
    """The page without what was worked out of it and without the bytes of its text: what another process needs."""
    return replace(page, body=b"" if page.text else page.body)


def lay_down(facts: Facts, page: Page, row: ListRow | None, kind: Kind | None) -> None:
    """Let the page know what was found in it."""
    know(page, facts.seen)
    page.memo["redirect"] = facts.onward
    if facts.onward is None:
        page.memo["signal"] = facts.signal
    page.memo[f"missing {_PART}"] = facts.missing
    if facts.detail is not None:
        page.memo["detail"] = (row, kind, facts.detail)
