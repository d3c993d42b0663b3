"""A list that is divided: by year or month, by matter, or shown as boxes of a few rows with 更多 beside each.

What stands on the page itself is then a preview or one part of it; who reads no further takes the rest for missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin, urlsplit

from crawler.column.choices import choices
from crawler.column.links import Link, links_of
from crawler.column.words import RECORDS, decoy, fold, is_generic, meaning_inside
from crawler.listings.blocks import Block, list_block
from crawler.listings.pager import next_link
from crawler.pages.page import Ask, Page
from crawler.pages.visible import Element, squeeze
from disclosure.dates import dates_in_text

_SPAN = re.compile(
    r"(?P<year>20\d\d)年?度?(?:第?(?P<quarter>[一二三四1234])季度|(?P<half>[上下])半年|(?P<month>1[0-2]|0?[1-9])月份?)?"
    r"(?:以[前后往来])?(?:行政)?(?:许可|处罚|双公示|审批)?(?:决定|信息|结果)?(?:公示|公开|公告)?(?:信息|专栏)?"
)
_SUBJECT = re.compile(
    "法人(?:及其他组织|和非法人组织|及非法人组织|单位)?|非法人组织|自然人|个体工商户|企业|个人|其他组织"
)
_EARLIER = re.compile(r"(?:历史|往年|以往|往期|历年|过往|以前)(?:数据|公示|信息|归档|记录|年度)*(?:公示|查询)?")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_CHANNEL = re.compile(r"/(?:(?:index|list|default|main)\.\w+)?$", re.IGNORECASE)
_LONGEST_NAME = 24
_CLIMB = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a divided list. `until`: its last day, where it is a span of time. `preview`: some of its rows stand
    on the page, so that it surely is a part. `by_time`: it is one of the spans into which the same rows fall."""

    ask: Ask
    name: str
    until: date | None = None
    by_time: bool = False
    preview: bool = False


def parts_of(page: Page) -> tuple[Part, ...]:
    """The parts of the list that the page stands for, each address once; none for an undivided list."""
    if "parts" not in page.memo:
        found: dict[object, Part] = {}
        for part in (*_previews(page), *_spans(page), *_channels_below(page), *_subjects(page), *_chosen(page)):
            if part.ask.url.partition("#")[0] != page.url.partition("#")[0]:
                found.setdefault(part.ask.key, part)
        page.memo["parts"] = tuple(found.values())
    parts: tuple[Part, ...] = page.memo["parts"]
    return parts


def span_end(name: str) -> date | None:
    """The last day of a span of time as a link names it (2018年, 2018年5月, 2018年第二季度); None for other names."""
    match = _SPAN.fullmatch(fold(name))
    if not match:
        return None
    month = int(match["month"] or 12)
    if match["quarter"]:
        month = 3 * _QUARTERS[match["quarter"]]
    elif match["half"]:
        month = 6 if match["half"] == "上" else 12
    return date(int(match["year"]), month, 28 if month == 2 else 30)


def _spans(page: Page) -> Iterator[Part]:
    dated = _dated_items(list_block(page))
    for link in links_of(page):
        if link.region != "body" or _in_items(link, dated):
            continue
        until = span_end(link.text)
        if until is not None or _EARLIER.fullmatch(fold(link.text)):
            yield Part(ask=link.ask, name=link.text.strip(), until=until, by_time=True)


def _subjects(page: Page) -> Iterator[Part]:
    """Lists of one kind for organisations and for persons, linked beside each other (山西 xzxkList, xzxkPList)."""
    named = [(link, match[0]) for link in links_of(page) if (match := _SUBJECT.fullmatch(fold(link.text)))]
    names = {name for _, name in named}
    if len(names) > 1 and any("人" in name and name != "个人" for name in names):  # 个人 | 企业 are services as well
        yield from (Part(ask=link.ask, name=link.text.strip()) for link, _ in named if link.region == "body")


def _chosen(page: Page) -> Iterator[Part]:
    yield from (Part(ask=ask, name=name) for name, ask in choices(page) if ask.method == "GET")


def _dated_items(block: Block | None) -> frozenset[str]:
    """The addresses of rows that carry dates: articles named by their month, not channels."""
    if block is None:
        return frozenset()
    dated = [item for item in block.items if dates_in_text("".join(item.itertext()))]
    return frozenset(link.get("href") or "" for item in dated for link in item.iter("a"))


def _in_items(link: Link, hrefs: frozenset[str]) -> bool:
    return link.href in hrefs


def _previews(page: Page) -> Iterator[Part]:
    """The 更多 beside the list, and beside the boxes that are made like the list's box; a list with a pager of its own
    is no preview."""
    block = list_block(page)
    if block is None or next_link(page) is not None:
        return
    box = _box_with_more(block.boxes[0], block)
    if box is None:
        return
    rest = [other for other in box.itersiblings() if _is_like(other, box)]
    rest += [other for other in box.itersiblings(preceding=True) if _is_like(other, box)]
    known = {link.href: link for link in links_of(page)}
    for one in (box, *reversed(rest)):
        more = _more_in(one)
        link = known.get(more.get("href") or "") if more is not None else None
        if more is None or link is None:
            continue
        name = link.context or _heading_around(more)
        if not decoy(name):
            yield Part(ask=link.ask, name=name or link.text, preview=True)


def _heading_around(more: Element) -> str:
    """<h2>食品经营许可<a>更多</a></h2>"""
    around = more.getparent()
    words = squeeze("".join(around.itertext()).replace("".join(more.itertext()), "")) if around is not None else ""
    return words if len(words) <= _LONGEST_NAME else ""


def _box_with_more(box: Element, block: Block) -> Element | None:
    step: Element | None = box
    for _ in range(_CLIMB):
        if step is None or step.tag in {"body", "html", "td"}:
            return None
        link = _more_in(step)
        if link is not None and not any(item in link.iterancestors() for item in block.items):
            return step
        step = step.getparent()
    return None


def _more_in(box: Element) -> Element | None:
    """The one link of the box that says no more than 更多; None where there are several: a box around boxes."""
    found = [link for link in box.iter("a") if link.get("href") and _says_more("".join(link.itertext()))]
    return found[0] if len(found) == 1 else None


def _says_more(words: str) -> bool:
    return bool(words.strip()) and is_generic(words) and not re.search("详|查看|进入|入口|全部", words)


def _is_like(other: Element, box: Element) -> bool:
    return (other.tag, other.get("class")) == (box.tag, box.get("class"))


def _channels_below(page: Page) -> Iterator[Part]:
    """Channels whose addresses stand below the page's own: 行政许可/食品经营许可."""
    folder = _folder(page.url)
    if folder is None:
        return
    for link in links_of(page):
        name, address = fold(link.text), link.ask.url.partition("?")[0]
        below = address.startswith(folder) and len(address) > len(folder) and bool(_CHANNEL.search(address))
        if not below or not 1 < len(name) <= _LONGEST_NAME or is_generic(link.text) or decoy(link.text):
            continue
        meaning = meaning_inside(link.text)
        if span_end(name) is None and (meaning is None or meaning.what in RECORDS):
            yield Part(ask=link.ask, name=link.text.strip())


def _folder(url: str) -> str | None:
    """The folder that the page stands for: its address where that ends in a folder or its index."""
    parts = urlsplit(url)
    if parts.query or parts.path in {"", "/"} or not _CHANNEL.search(parts.path):
        return None
    return urljoin(url.partition("#")[0], ".")
