"""A page as the crawler sees it, and the request that gives one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import urljoin

from lxml.html import HtmlElement

from crawler.pages.mended_tree import mend
from disclosure.tables.html_parsing import parsed_html
from disclosure.vocabulary import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A request that a page asks for: an address and, for POST, its form fields or raw body."""

    url: str
    method: str = "GET"
    form: tuple[tuple[str, str], ...] | None = None
    body: bytes | None = None
    headers: tuple[tuple[str, str], ...] = ()
    charset: str = "utf-8"
    """In which the form is sent: that of the page it stands on."""
    clicks: tuple[str, ...] = ()
    """What a person clicks there first (CSS): a tab of an application that has no address of its own."""

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for requests that would give the same answer."""
        return (self.method, self.url, self.form or self.body, self.clicks)


@dataclass(frozen=True, kw_only=True)
class Page:
    """One answer. `text` is decoded (empty for binary answers), `url` the address after redirects.

    `outcome` is OK where a page came that can be read; otherwise `reason` says in Chinese why it could not.
    `rendered` is true for the DOM out of a browser. `traffic` holds what the browser fetched by script
    (JSON answers), in order. `record` names the archive's record that holds the answer.
    """

    url: str
    ask: Ask
    status: int
    text: str
    body: bytes = b""
    content_type: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    fetched_at: datetime
    outcome: Outcome = Outcome.OK
    reason: str = ""
    rendered: bool = False
    traffic: tuple[Page, ...] = ()
    record: str = ""

    @cached_property
    def tree(self) -> HtmlElement:
        """The parsed HTML; an empty document where there is no text."""
        root = parsed_html(self.text)
        if "srcdoc" in self.text or "<dt" in self.text:
            mend(root)
        # lxml makes an element anew at every visit unless somebody holds it, which costs more than parsing
        self.memo["elements"] = list(root.iter())
        return root

    @cached_property
    def metas(self) -> Mapping[str, str]:
        """Content of the named meta tags by lower-case name (国办发〔2017〕47号); the first wins."""
        found: dict[str, str] = {}
        for tag in self.tree.iter("meta"):
            name = (tag.get("name") or "").strip().lower()
            if name and name not in found:
                found[name] = (tag.get("content") or "").strip()
        return found

    @cached_property
    def base(self) -> str:
        tag = next(iter(self.tree.iter("base")), None)
        href = tag.get("href") if tag is not None else None
        return urljoin(self.url, href) if href else self.url

    @cached_property
    def memo(self) -> dict[str, Any]:
        """What readers worked out of this page once and need again (regions, the list block)."""
        return {}

    def forget(self) -> None:
        """Let go of the parsed page and of what was worked out of it, which take ten times as much room as its text;
        asked for again, they are worked out anew."""
        for name in ("tree", "metas", "base", "memo"):
            vars(self).pop(name, None)

    def absolute(self, href: str) -> str:
        return urljoin(self.base, href.strip())
