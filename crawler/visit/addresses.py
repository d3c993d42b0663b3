"""When two addresses are the same place."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.pages.addresses import root_of

__all__ = ["is_root", "place", "root_of"]

_DEFAULT_DOCUMENT = re.compile(r"/(?:index|default|home|main)\.(?:s?html?|jhtml|jspx?|aspx?|php|do)$", re.IGNORECASE)
_SESSION = re.compile(r";jsessionid=[^/?#]*|/\((?:[SAF]\([0-9a-z]+\))+\)", re.IGNORECASE)
_ALWAYS_PASSING = frozenset({"jsessionid", "phpsessid", "aspsessionid", "sessionid", "session_id", "sessid", "_"})
_OFTEN_PASSING = frozenset(
    {"sid", "t", "_t", "ts", "time", "timestamp", "rnd", "rand", "random", "r", "v", "nonce", "token"}
)
_PASSING_VALUE = re.compile(r"\d{10,13}|0?\.\d{4,}|[0-9a-zA-Z_-]{16,}")
"""A clock, a random number, a session: `news_list.aspx?t=77` is a channel."""


@lru_cache(maxsize=10_000)  # the rows of a list are asked for theirs several times
def place(url: str) -> str:
    """The address without what does not tell places apart: scheme, default document, session, stray slash.

    A `#/route` of a single-page application is kept, a mere `#anchor` is not.
    """
    parts = urlsplit(_SESSION.sub("", url.strip()))
    path = _DEFAULT_DOCUMENT.sub("/", parts.path or "/")
    query = urlencode(sorted((name, value) for name, value in parse_qsl(parts.query) if not _passes(name, value)))
    route = parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    return "|".join((parts.netloc.lower(), path.rstrip("/"), query, route.rstrip("/")))


def _passes(name: str, value: str) -> bool:
    lower = name.lower()
    return lower in _ALWAYS_PASSING or (lower in _OFTEN_PASSING and bool(_PASSING_VALUE.fullmatch(value)))


def is_root(url: str) -> bool:
    parts = urlsplit(url)
    return _DEFAULT_DOCUMENT.sub("/", parts.path or "/") == "/" and not parts.query and "/" not in parts.fragment
