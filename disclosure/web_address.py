"""Whether a text is the address of a web page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_HOST = re.compile(
    r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)+(?:[a-z][a-z0-9-]*|\d{1,3})|localhost|\[[0-9a-f:.]+\]",
    re.IGNORECASE,
)
_DOMAIN_START = re.compile(r"(?:[\w-]+\.)+[\w-]+(?::\d+)?(?:[/?#].*)?")


def web_address(text: str) -> str | None:
    """The http(s) address that a text is, with http:// put before a bare domain; None where it is none."""
    text = text.strip()
    address = text if "://" in text else f"http://{text}" if _DOMAIN_START.fullmatch(text) else text
    return address if _is_address(address) else None


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        port_is_good = parts.port is None or 0 < parts.port < 65536
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError:  # UnicodeError of a host that cannot be one included
        return False
    return parts.scheme in ("http", "https") and port_is_good and bool(_HOST.fullmatch(_bracketed(host)))


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
