"""Collects what is noticed while a site is visited, each thing once, a handful of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from crawler.messages import say
from crawler.noticed.dead_titles import may_be_printed
from crawler.noticed.hidden_links import hidden_links
from crawler.noticed.meta_tags import missing_tags
from crawler.noticed.resident_numbers import resident_numbers
from crawler.pages.page import Page
from disclosure.findings import Noticed
from disclosure.vocabulary import NoticedKind, Outcome

_MOST = 20
_SEEN = "noticed"
_DEAD = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Seen:
    """What is to be noticed on a page, whatever page it is: `numbers` as resident_numbers, `links` as hidden_links."""

    numbers: list[str]
    links: list[tuple[str, str, bool]]


def seen_on(page: Page) -> Seen:
    """Worked out once a page."""
    if _SEEN not in page.memo:
        page.memo[_SEEN] = Seen(resident_numbers(page.text), hidden_links(page))
    seen: Seen = page.memo[_SEEN]
    return seen


def know(page: Page, seen: Seen) -> None:
    """Lay down with a page what was worked out elsewhere."""
    page.memo[_SEEN] = seen


class Notebook:
    """One visit's. `look` takes every page as it is fetched, so that nothing is asked for twice. `keep` keeps a page
    as evidence and gives its path."""

    def __init__(self, keep: Callable[[Page], str] | None = None) -> None:
        self._keep = keep
        self._found: dict[tuple[NoticedKind, str], Noticed] = {}
        self._counts: Counter[NoticedKind] = Counter()

    @property
    def noticed(self) -> tuple[Noticed, ...]:
        order = list(NoticedKind)
        return tuple(sorted(self._found.values(), key=lambda one: order.index(one.kind)))

    def look(self, page: Page) -> None:
        """At any page that could be read."""
        if page.outcome is not Outcome.OK or not page.text:
            return
        seen = seen_on(page)
        if seen.numbers:
            masked, count = "、".join(seen.numbers[:3]), len(seen.numbers)
            self._note(NoticedKind.RESIDENT_NUMBER, page, say("noticed", "resident", count=count, masked=masked))
        for address, text, hidden in seen.links:
            key = "hidden_link" if hidden else "gambling_link"
            self._note(NoticedKind.HIDDEN_LINK, page, say("noticed", key, text=text, address=address))

    def tags(self, page: Page, part: str) -> None:
        """At a page's mandatory tags; `part`: home, column or article."""
        if page.outcome is not Outcome.OK or not page.text:
            return
        missing = missing_tags(page, part)
        if missing:
            said = say("noticed", "meta", part=say("noticed", f"part_{part}"), names="、".join(missing))
            self._note(NoticedKind.MISSING_TAG, page, said, once=part)

    def dead(self, page: Page, name: str) -> None:
        """A link inside the column that was followed to this answer."""
        if page.status in _DEAD:
            key = "dead" if may_be_printed(name) else "dead_unnamed"
            self._note(NoticedKind.DEAD_LINK, page, say("noticed", key, name=name, status=page.status))

    def _note(self, kind: NoticedKind, page: Page, said: str, *, once: str = "") -> None:
        key = (kind, once or f"{page.url} {said}")
        if key not in self._found and self._counts[kind] < _MOST:
            self._counts[kind] += 1
            kept = self._keep(page) if self._keep is not None and (page.text or page.body) else ""
            self._found[key] = Noticed(kind=kind, url=page.url, said=said, evidence=kept)
