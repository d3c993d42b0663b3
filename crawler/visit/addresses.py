"""When two addresses are the same place."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

_DEFAULT_DOCUMENT = re.compile(r"/(?:index|default|home|main)\.(?:s?html?|jhtml|jspx?|aspx?|php|do)$", re.IGNORECASE)
_SESSION = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)
_PASSING = {"jsessionid", "sessionid", "sid", "_", "t", "timestamp", "rnd", "random", "v"}


def place(url: str) -> str:
    """The address without what does not tell places apart: scheme, default document, session, stray slash.

    A `#/route` of a single-page application is kept, a mere `#anchor` is not.
    """
    parts = urlsplit(_SESSION.sub("", url.strip()))
    path = _DEFAULT_DOCUMENT.sub("/", parts.path or "/")
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if pair[0].lower() not in _PASSING))
    route = parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    return "|".join((parts.netloc.lower(), path.rstrip("/"), query, route.rstrip("/")))


def root_of(url: str) -> str:
    """The address of the host's front page."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/"


def is_root(url: str) -> bool:
    parts = urlsplit(url)
    return _DEFAULT_DOCUMENT.sub("/", parts.path or "/") == "/" and not parts.query and "/" not in parts.fragment
