"""The channels of a site that say nothing of the column: looked into only before the column is said to be absent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from crawler.column.candidates import Candidate, same_site
from crawler.column.links import Link, links_of
from crawler.column.words import What, decoy, fold, meaning_of_address
from crawler.pages.page import Page

_LONGEST_NAME = 12
_CHINESE = re.compile(r"[一-龥]{2}")
_TELLING = re.compile("公开|公示|公告|信用|许可|处罚|审批|执法|监管|专栏|专题|服务|政务|法治|业务")
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|zip|rar|jpe?g|png|gif|mp4|apk|exe)$", re.IGNORECASE)
_NO_CHANNEL = re.compile(
    "首页|登录|注册|邮箱|无障碍|长者|微信|微博|收藏|打印|关闭|隐私|声明|版权|联系我们|关于我们|繁体|English|手机版|客户端",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}[-/年.]\d{1,2}|\d{1,2}[-/]\d{1,2}")


def other_channels(page: Page) -> list[Candidate]:
    """The page's channels by their short names, the likeliest first; articles, documents and other sites left out.

    A score above 0: its name or address speaks of publicity, so that the column may well stand in it.
    """
    found: dict[object, Link] = {}
    for link in links_of(page):
        if _is_channel(page, link):
            found.setdefault(link.ask.key, link)
    ranked = sorted(found.values(), key=_unlikeliness)
    return list(_as_sections(ranked))


def _is_channel(page: Page, link: Link) -> bool:
    name = fold(link.text)
    if not _CHINESE.search(name) or len(name) > _LONGEST_NAME or _DAY.search(link.text) or _NO_CHANNEL.search(name):
        return False
    if link.ask.method != "GET" or _DOCUMENT.search(urlsplit(link.ask.url).path):
        return False
    return same_site(page.url, link.ask.url)


def _unlikeliness(link: Link) -> tuple[bool, bool, bool]:
    return not _is_telling(link), bool(decoy(link.text)), link.region != "nav"


def _is_telling(link: Link) -> bool:
    return meaning_of_address(link.ask.url) is not None or bool(_TELLING.search(link.text))


def _as_sections(links: list[Link]) -> Iterator[Candidate]:
    for link in links:
        yield Candidate(
            ask=link.ask,
            what=What.SECTION,
            score=10.0 if _is_telling(link) and not decoy(link.text) else 0.0,
            text=link.text,
            why=f"频道“{link.text.strip()[:30]}”",
            framed=link.href,
            region=link.region,
        )
