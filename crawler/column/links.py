"""Every way a page leads on: anchors, image maps, onclick, selects, frames (PORTALS §2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.pages.addresses import is_plain, web_address
from crawler.pages.page import Ask, Page
from crawler.pages.script_calls import address_in
from crawler.pages.visible import Element, Region, region_of, text_of

_IMAGE_NAME = re.compile(r"([^/?#]+)\.(?:png|jpe?g|gif|svg|webp|bmp)", re.IGNORECASE)
_HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "dt", "legend", "caption", "th"})
_WORD_TAGS = frozenset({"span", "strong", "b", "p", "font", "em", "a", "i", "label"})
_HEADING_NAME = re.compile(r"tit|head|hd|name|bt\b|lm", re.IGNORECASE)
_BACKGROUND = re.compile(r"url\(\s*['\"]?([^'\")]+)", re.IGNORECASE)
_CUT = re.compile(r"(?:…|\.{2,})\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One way on. `text` is what the link itself says (its words, else title, else alt), `title` its title
    attribute, `context` the heading of the box it stands in, `image` its image's address (for links without
    words), `href` the attribute as written, for finding the element again in the browser."""

    ask: Ask
    text: str
    title: str
    context: str
    region: Region
    href: str
    image: str = ""
    tag: str = "a"


def links_of(page: Page) -> list[Link]:
    """All links of the page in document order; one element gives at most one link."""
    if "links" not in page.memo:
        page.memo["links"] = list(_links(page))
    found: list[Link] = page.memo["links"]
    return found


def _links(page: Page) -> Iterator[Link]:
    for element in page.tree.iter():
        tag = element.tag
        if not isinstance(tag, str):
            continue
        written = _written(page, element, tag)
        if not written:
            continue
        address = web_address(page, written)
        if address:
            yield _link(page, element, tag, address, written)


def _first(element: Element, *names: str) -> str | None:
    """The first of these attributes that is filled."""
    return next((value for name in names if (value := element.get(name))), None)


def _written(page: Page, element: Element, tag: str) -> str | None:
    """The address as the element writes it; worked out of its script where it has one."""
    if tag in {"iframe", "frame"}:
        return _first(element, "src", "data-src")
    if tag == "option":
        value = element.get("value") or ""
        return value if re.match(r"https?://|//|\.{0,2}/", value) else None
    href = (element.get("href") or "").strip() if tag in {"a", "area"} else ""
    if is_plain(href):
        return href
    onclick = element.get("onclick") or ""
    for script in (onclick, href):
        if script and script != "#":
            found = address_in(page, script)
            if found:
                return found
    if tag in {"a", "li", "div", "dd", "p", "span"}:
        return _first(element, "data-href", "data-url", "data-link")
    return None


def _link(page: Page, element: Element, tag: str, address: str, written: str) -> Link:
    title = (element.get("title") or "").strip()
    words = "" if tag in {"iframe", "frame"} else text_of(element)
    if tag == "option":
        words = (element.text or "").strip()
    alt = (
        next((image.get("alt") or image.get("title") or "" for image in element.iter("img")), "")
        or element.get("alt")
        or ""
    )
    named = (
        element.get("name") or element.get("aria-label") or ""
        if tag in {"iframe", "frame", "area"}
        else element.get("aria-label") or ""
    )
    if title and words and (_CUT.search(words) or (len(title) > len(words) and title.startswith(words))):
        words = title
    raw_href = element.get("href") or element.get("src") or element.get("onclick") or written
    return Link(
        ask=Ask(url=address),
        text=words or title or alt.strip() or named.strip(),
        title=title,
        context=_context(element),
        region=region_of(page, element),
        href=raw_href,
        image=_image(element),
        tag=tag,
    )


def _image(element: Element) -> str:
    image = next((image.get("src") or image.get("data-src") or "" for image in element.iter("img")), "")
    style = element.get("style") or ""
    match = _BACKGROUND.search(style)
    return image or (match[1] if match else "")


def _context(element: Element) -> str:
    """The heading of the nearest box that has one; only worked out for short links (更多, images)."""
    if len("".join(element.itertext()).strip()) > 6:
        return ""
    step: Element | None = element
    for _ in range(4):
        for sibling in step.itersiblings(preceding=True) if step is not None else ():
            text = _heading_text(sibling)
            if text:
                return text
        step = step.getparent() if step is not None else None
        if step is None or step.tag == "body":
            return ""
    return ""


def _heading_text(element: Element) -> str:
    """The heading that an element before the link is, or holds; a menu with several links is none."""
    if not isinstance(element.tag, str) or sum(1 for _ in element.iter("a")) > 1:
        return ""
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    if element.tag in _HEADING_TAGS or element.tag in _WORD_TAGS or _HEADING_NAME.search(name):
        text = text_of(element)
    elif element.tag == "td" and next(element.iter("a"), None) is None and len(element) == 1:
        # <td><b>行政许可</b></td><td><a href><img src=more.gif></a></td>
        text = text_of(element[0]) if element[0].tag in {"b", "strong", "font"} else ""
    else:
        inner = next((child for child in element.iter(*_HEADING_TAGS)), None)
        text = text_of(inner) if inner is not None else ""
    return text if 1 < len(text) <= 40 else ""


def image_name(address: str) -> str:
    """The file name of an image without its extension: `sgs` of images/sgs.png."""
    match = _IMAGE_NAME.search(address)
    return match[1] if match else ""
