"""Pages that only point elsewhere: frames, and pages that send the reader on."""

from __future__ import annotations

import re

from crawler.pages.addresses import web_address
from crawler.pages.page import Ask, Page
from crawler.pages.script_calls import address_in, scripts_of
from crawler.pages.visible import body_text, hides

_REFRESH = re.compile(r"^\s*\d+\s*[;,]\s*url\s*=\s*[\"']?([^\"'>]+)", re.IGNORECASE)
_LITTLE = 60


def frames_of(page: Page) -> tuple[Ask, ...]:
    """What the page shows in frames, whatever host it comes from (广东省财政厅, PORTALS §3.13).

    Hidden and tiny frames (counters, date pickers, region pickers) are left out.
    """
    found: dict[str, Ask] = {}
    for frame in (*page.tree.iter("iframe"), *page.tree.iter("frame")):
        source = (frame.get("src") or frame.get("data-src") or "").strip()
        if not source or source.startswith(("about:", "javascript:", "data:", "#")):
            continue
        tiny = any(re.fullmatch(r"\s*\d{1,2}\s*(?:px)?\s*", frame.get(side) or "") for side in ("width", "height"))
        if tiny or hides(frame) or any(hides(up) for up in frame.iterancestors() if isinstance(up.tag, str)):
            continue
        address = web_address(page, source)
        if address:
            found.setdefault(address, Ask(url=address))
    return tuple(found.values())


def redirect_of(page: Page) -> Ask | None:
    """Where a page that holds nothing else sends the reader by meta refresh or by script, if it says so plainly."""
    if "redirect" not in page.memo:
        page.memo["redirect"] = _redirect(page)
    found: Ask | None = page.memo["redirect"]
    return found


def _redirect(page: Page) -> Ask | None:
    if len(body_text(page)) > _LITTLE:
        return None
    target = _refresh_target(page) or address_in(page, scripts_of(page)[:3000])
    if not target:
        return None
    address = web_address(page, target)
    if address is None or address == page.url.partition("#")[0]:
        return None
    return Ask(url=address)


def _refresh_target(page: Page) -> str | None:
    for tag in page.tree.iter("meta"):
        if (tag.get("http-equiv") or "").lower() == "refresh":
            match = _REFRESH.match(tag.get("content") or "")
            if match:
                return match[1].strip()
    return None
