"""Links to gambling and the like that intruders leave on public sites (暗链), mostly where nobody sees them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from crawler.pages.page import Page
from crawler.pages.visible import Element, hides

_MOST_ABOVE = 6
_TEXT_SHOWN = 20


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """(words of such links, words that need no hiding to be told, styles that hide, the words for lower-case text)."""
    said = tomllib.loads(files("crawler.noticed").joinpath("words.toml").read_text(encoding="utf-8"))["hidden_links"]
    suspicious, plain = "|".join((*said["words"], *said["plain"])), "|".join(said["plain"])
    return (
        re.compile(suspicious, re.IGNORECASE),
        re.compile(plain, re.IGNORECASE),
        re.compile(said["styles"], re.IGNORECASE),
        re.compile(suspicious.lower()),
    )


def hidden_links(page: Page) -> list[tuple[str, str, bool]]:
    """(address, text, whether it is hidden). Only links to other hosts outside the government's: a site's own news on
    a raid on gamblers, or the lottery's official site, is none."""
    words, plain, _, lower = _words()
    if not lower.search(page.text.lower()):  # four times faster than without regard to case, on every page
        return []
    found = []
    for link in page.tree.iter("a"):
        address = page.absolute(link.get("href") or "")
        text = "".join(link.itertext()).strip()
        told = f"{text} {link.get('title') or ''} {address}"
        if not words.search(told) or not _foreign(page.url, address):
            continue
        hidden = _out_of_sight(link)
        if hidden or plain.search(told):
            found.append((address, text[:_TEXT_SHOWN], hidden))
    return found


def _foreign(own: str, address: str) -> bool:
    host = (urlsplit(address).hostname or "").lower()
    return (
        bool(host) and host != (urlsplit(own).hostname or "") and not host.endswith((".gov.cn", ".org.cn", ".edu.cn"))
    )


def _out_of_sight(link: Element) -> bool:
    styles = _words()[2]
    here: Element | None = link
    for _ in range(_MOST_ABOVE):
        if here is None or here.tag in {"body", "html"}:
            return False
        tiny_marquee = here.tag == "marquee" and (here.get("height") or "9") in {"0", "1", "2"}
        if tiny_marquee or hides(here) or styles.search(re.sub(r"\s", "", here.get("style") or "")):
            return True
        here = here.getparent()
    return False
