"""Pages that only point elsewhere: frames, and pages that send the reader on."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.pages.addresses import web_address
from crawler.pages.page import Ask, Page
from crawler.pages.script_calls import address_in, functions_of, scripts_of
from crawler.pages.visible import body_text, stands_hidden

_REFRESH = re.compile(r"^\s*\d+\s*[;,]\s*url\s*=\s*[\"']?([^\"'>]+)", re.IGNORECASE)
_SENDS_ITSELF = re.compile(r"\.\s*submit\s*\(\s*\)")
_MOVED = re.compile(
    r"(?:网站|网址|域名|站点|主页|门户|本站|栏目).{0,24}(?:迁移|迁至|移至|搬迁|变更|更换|更改|启用|并入|停止更新|不再更新)|新(?:网站|网址|域名|版网站)"
)
_NOTICE = 400
_SHORT_SCRIPT = 1500
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
        if tiny or stands_hidden(frame):
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


def moved_to(page: Page) -> Ask | None:
    """Where the site says that it has moved to (bureaus merge, hosts are given up): the one other site that a page of
    few words names."""
    text = body_text(page)
    if len(text) > _NOTICE or not _MOVED.search(text):
        return None
    own = urlsplit(page.url).netloc
    addresses = (web_address(page, link.get("href")) for link in page.tree.iter("a"))
    sites = {urlsplit(address).netloc: address for address in addresses if address}
    sites.pop(own, None)
    return Ask(url=next(iter(sites.values()))) if len(sites) == 1 else None


def _redirect(page: Page) -> Ask | None:
    if len(body_text(page)) > _LITTLE:
        return None
    posted = _posted(page)
    if posted is not None:
        return posted
    target = _refresh_target(page) or address_in(page, scripts_of(page)[:3000])
    if not target:
        return None
    address = web_address(page, target)
    if address is None or address == page.url.partition("#")[0]:
        return None
    return Ask(url=address)


def _posted(page: Page) -> Ask | None:
    """The form that a page sends by itself as soon as it is loaded: the way into another host's platform."""
    from crawler.listings.forms import submission  # noqa: PLC0415 - the listings look through frames themselves

    forms = list(page.tree.iter("form"))
    body = page.tree.find("body")
    code = (body.get("onload") or "") if body is not None else ""
    if not functions_of(page):  # a submit in a function waits for a click
        code += scripts_of(page)
    if len(forms) != 1 or len(code) > _SHORT_SCRIPT or not _SENDS_ITSELF.search(code):
        return None
    # what somebody is to fill in first, or to read off a picture, is not sent for him
    waits = any((box.get("type") or "text").lower() not in {"hidden", "submit"} for box in forms[0].iter("input"))
    return None if waits else submission(page, forms[0], {})


def _refresh_target(page: Page) -> str | None:
    for tag in page.tree.iter("meta"):
        if (tag.get("http-equiv") or "").lower() == "refresh":
            match = _REFRESH.match(tag.get("content") or "")
            if match:
                return match[1].strip()
    return None
