"""What one visit asked for, in order, and what it was answered with: so that it can be gone through again later."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import Any

from crawler.options import CrawlOptions
from crawler.pages.page import Ask, Page

Note = dict[str, Any]
_LOOK = re.compile(r"#\d+$")
_LIMITS = ("site_page_limit", "search_page_limit", "browser_load_limit", "request_timeout", "max_page_bytes")


@dataclass
class Journal:
    """`asked`: one note a request over HTTP (the record that holds the answer, or why there is none); `opened`: one a
    page opened in the browser, with all that was done in it; `robots`: what robots.txt decided, by host; `limits`:
    what the crawl might spend; `exhausted`: the visit ran into its limit of time or pages."""

    asked: list[Note] = field(default_factory=list)
    opened: list[Note] = field(default_factory=list)
    robots: dict[str, str] = field(default_factory=dict)
    limits: dict[str, Any] = field(default_factory=dict)
    exhausted: bool = False

    def answered(self, page: Page, *, again: bool, asks: int) -> None:
        """`asks`: how many requests it took (a host that complains is asked again)."""
        note: Note = {"key": key_of(page.ask), "again": again, "asks": asks}
        if page.record:
            note |= {"record": page.record, "url": page.url}
        else:
            note |= {"outcome": page.outcome.value, "reason": page.reason}
        self.asked.append(note)

    def open_tab(self, ask: Ask, signal: str) -> Note:
        """The note of a page opened in the browser, for its acts to be added to."""
        note: Note = {"url": ask.url, "clicks": list(ask.clicks), "signal": signal, "acts": []}
        self.opened.append(note)
        return note

    def keep_limits(self, options: CrawlOptions) -> None:
        self.limits = {name: getattr(options, name) for name in _LIMITS}
        self.limits |= {"obey_robots": options.obey_robots, "browser": options.browser is not None}

    def as_bytes(self) -> bytes:
        return json.dumps(vars(self), ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Journal:
        return cls(**json.loads(data))


def journal_key(owner: str, look: int) -> str:
    """Under which the archive keeps what one look at an owner's site asked for."""
    return owner if look == 1 else f"{owner}#{look}"


def owner_of(key: str) -> str:
    """Whose site a journal is of, whichever look it is."""
    return _LOOK.sub("", key)


def key_of(ask: Ask) -> str:
    """Equal for requests that would give the same answer."""
    return hashlib.sha256(repr(ask.key).encode()).hexdigest()[:24]


def ask_note(ask: Ask) -> Note:
    """A request of a script in the browser, as JSON takes it."""
    body = base64.b64encode(ask.body).decode("ascii") if ask.body is not None else None
    return {"url": ask.url, "method": ask.method, "body": body, "headers": list(ask.headers)}


def ask_from(note: Note) -> Ask:
    body = base64.b64decode(note["body"]) if note["body"] is not None else None
    headers = tuple((name, value) for name, value in note["headers"])
    return Ask(url=note["url"], method=note["method"], body=body, headers=headers)
