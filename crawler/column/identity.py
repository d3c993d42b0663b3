"""What a page is by its own account: meta ColumnName, breadcrumb, headings, title (国办发〔2017〕47号 page rules)."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.column.words import RECORDS, Meaning, meaning_of
from crawler.pages.page import Page
from crawler.pages.visible import crumbs_of, region_of, text_of, title_of

_FRONT = re.compile(r"^/?(?:(?:index|default|home|main)\.\w+)?$", re.IGNORECASE)
_ROUTED = re.compile(r"!?/\w")
_TITLE_PARTS = re.compile(r"\s*[-_|—–－·]+\s*|\s{2,}")
_PLACEHOLDER = re.compile(r"^(?:网站名称|栏目名称|文章标题|标题|ColumnName)$")


def names_of(page: Page) -> tuple[str, ...]:
    """What the page calls itself, best first; an article's title is none of them."""
    if "names" not in page.memo:
        said = [page.metas.get("columnname", ""), *reversed(crumbs_of(page)[-2:])]
        said += [text_of(head) for head in page.tree.iter("h1", "h2", "h3") if region_of(page, head) == "body"][:4]
        said += _TITLE_PARTS.split(title_of(page))[:3]
        page.memo["names"] = tuple(
            dict.fromkeys(name for name in said if name and len(name) <= 60 and not _PLACEHOLDER.match(name))
        )
    found: tuple[str, ...] = page.memo["names"]
    return found


def is_article(page: Page) -> bool:
    """Whether the page is one article, by its meta tags or its breadcrumb's 正文."""
    title = page.metas.get("articletitle", "")
    if title and not _PLACEHOLDER.match(title) and title != page.metas.get("columnname", ""):
        return True
    crumbs = crumbs_of(page)
    return bool(crumbs) and crumbs[-1] in {"正文", "内容", "详情", "详细信息", "浏览文章", "查看详情"}


def column_meaning(page: Page) -> Meaning | None:
    """What the page's own names say it holds, where that is records."""
    found = (meaning_of(name) for name in names_of(page))
    return next((meaning for meaning in found if meaning is not None and meaning.what in RECORDS), None)


def is_column_page(page: Page) -> bool:
    """Whether the page is the column or one of its lists, and not an article under it."""
    return column_meaning(page) is not None and not is_article(page)


def is_home_page(page: Page) -> bool:
    """Whether the page is a site's front page: its address, or the column type 首页."""
    parts = urlsplit(page.url)
    kind = {page.metas.get("columntype", ""), page.metas.get("columnname", "")}
    if "首页" in kind or "网站首页" in kind:
        return not is_article(page)
    return bool(_FRONT.match(parts.path)) and not parts.query and not _ROUTED.match(parts.fragment)
