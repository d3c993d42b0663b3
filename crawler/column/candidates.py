"""Which links of a page lead towards the column, best first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.column.links import Link, image_name, links_of
from crawler.column.words import (
    RECORDS,
    Meaning,
    What,
    decoy,
    is_generic,
    meaning_inside,
    meaning_of,
    meaning_of_address,
)
from crawler.pages.page import Ask, Page
from crawler.pages.visible import Region

_REGION = {"body": 3.0, "nav": 0.0, "footer": -6.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A link worth following: what it should lead to, how sure (0-110), the words it was known by, why (in
    Chinese, for the record of what was tried), and its href as written, for framing it in a screenshot."""

    ask: Ask
    what: What
    score: float
    text: str
    why: str
    framed: str
    css: str = ""
    """How the element is found again that has no address as written."""
    region: Region = "body"


def candidates(page: Page) -> list[Candidate]:
    """The links worth following, best first; each address once a purpose. Decoys are never among the records."""
    if "candidates" not in page.memo:
        best: dict[tuple[object, What], Candidate] = {}
        for link in links_of(page):
            for found in _candidates(page, link):
                key = (found.ask.key, found.what)
                if key not in best or found.score > best[key].score:
                    best[key] = found
        page.memo["candidates"] = sorted(best.values(), key=lambda found: -found.score)
    ordered: list[Candidate] = page.memo["candidates"]
    return list(ordered)


def candidates_inside(page: Page) -> list[Candidate]:
    """The links inside a column page to its lists, catalogue, plan and officers, best first: from its content; from
    menus only where the content has none of the kind."""
    best: dict[object, Candidate] = {}
    for link in links_of(page):
        found = _meaning(link, inside=True)
        if found is None or found.what in {What.SECTION, What.COLUMN} or link.region == "footer":
            continue
        made = _candidate(link, found)
        if made.ask.key not in best or made.score > best[made.ask.key].score:
            best[made.ask.key] = made
    in_content = {found.what for found in best.values() if found.region == "body"}
    kept = [found for found in best.values() if found.region == "body" or found.what not in in_content]
    return sorted(kept, key=lambda found: -found.score)


def _candidates(page: Page, link: Link) -> Iterator[Candidate]:
    found = _meaning(link)
    if found is None:
        return
    # another site's 政务公开 or 信用 pages publish other departments' decisions; a link that names the column itself
    # may lead anywhere (the city's credit site, a bare address)
    if found.what is What.SECTION and not same_site(page.url, link.ask.url):
        return
    yield _candidate(link, found)


def same_site(own: str, other: str) -> bool:
    """Whether the other address is of the same host, or of one below it: zwgk.x.gov.cn below www.x.gov.cn."""
    ours, theirs = urlsplit(own).hostname or "", urlsplit(other).hostname or ""
    return theirs == ours or theirs.endswith("." + ours.removeprefix("www."))


def _candidate(link: Link, found: Meaning) -> Candidate:
    score = found.score + _REGION[link.region]
    by_address = meaning_of_address(link.ask.url)
    if by_address is not None and by_address.what is found.what and found.what is not What.SECTION:
        score += 4
    return Candidate(
        ask=link.ask,
        what=found.what,
        score=score,
        text=link.text or link.context,
        why=found.why,
        framed=link.href,
        region=link.region,
    )


def _meaning(link: Link, *, inside: bool = False) -> Meaning | None:
    read = meaning_inside if inside else meaning_of
    for text in (link.text, link.title):
        if text and not is_generic(text):
            found = read(text)
            if found is not None:
                return found
    said = [text for text in (link.text, link.title) if text and not is_generic(text)]
    if said and not _is_file_name(link.text):
        return None
    return _without_words(link)


def _is_file_name(text: str) -> bool:
    """alt="sgs.png": an image's file name is no name of a channel."""
    return bool(image_name(text)) and text.isascii()


def _without_words(link: Link) -> Meaning | None:
    """A link with no words of its own: by the heading of its box, its address, its image's name.

    A box headed 专题专栏 says less of an image in it than the image's own address (信用大理).
    """
    if link.text and link.context and not is_generic(link.context) and decoy(link.context):
        return None  # 双随机、一公开 [更多]
    by_heading = meaning_of(link.context) if link.context and not is_generic(link.context) else None
    if by_heading is not None:
        why = f"所在栏目“{link.context[:30]}”"
        by_heading = Meaning(by_heading.what, by_heading.score - 4, why)
    readings = [by_heading, meaning_of_address(link.ask.url), _by_image(link)]
    found = [meaning for meaning in readings if meaning is not None]
    told = next((meaning for meaning in found if meaning.what is not What.SECTION), None)
    told = told or next(iter(found), None)
    if told is not None and link.tag in {"iframe", "frame"}:
        return Meaning(told.what, told.score, f"内嵌页面，{told.why}")
    return told


def _by_image(link: Link) -> Meaning | None:
    name = image_name(link.image)
    pieces = [name, *re.split(r"[_\-.]+", name)] if name else []  # icon_sgs.png
    found = next((meaning for piece in pieces if (meaning := meaning_of_address(f"/{piece}"))), None)
    if found is None or found.what not in RECORDS:
        return None
    return Meaning(found.what, found.score - 6, f"图片名“{name}”")
