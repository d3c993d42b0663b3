"""Addresses as pages write them, made absolute and tidy."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.pages.page import Page

_WEB = frozenset({"http", "https"})
_ROUTE = re.compile(r"#!?/")


def is_plain(href: str) -> bool:
    """Whether an href is an address by itself: no script, no anchor within the page; a route of a single-page
    application (`#/list/cf`) is one."""
    lower = href.strip().lower()
    if not lower or lower.startswith(("javascript:", "mailto:", "tel:", "data:", "about:", "blob:", "sms:", "weixin:")):
        return False
    return not lower.startswith("#") or bool(_ROUTE.match(lower))


def is_route(address: str) -> bool:
    """Whether a browser is needed to tell this address from the page it stands on."""
    return bool(_ROUTE.search(address))


def web_address(page: Page, written: str | None) -> str | None:
    """The absolute http(s) address of what a page writes; None for anything else. Anchors are dropped, routes stay."""
    cleaned = re.sub(r"[\r\n\t]", "", written or "").strip().replace("\\", "/")
    if not is_plain(cleaned):
        return None
    try:
        address = page.absolute(cleaned)
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in _WEB or not host:
        return None
    return address if is_route(address) else address.partition("#")[0]


def root_of(url: str) -> str:
    """The address of the host's front page."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"
