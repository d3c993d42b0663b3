"""Pages whose content is no text: pictures and embedded viewers, which nothing here reads."""

from __future__ import annotations

import re

from crawler.pages.page import Page
from crawler.pages.visible import Element, body_text, region_of, stands_hidden

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ORNAMENT = re.compile(
    r"logo|icon|ico[_\-.]|btn|button|banner|top|foot|dot|arrow|qr|erweima|ewm|wx|weixin|gongan|dzjg|blue", re.IGNORECASE
)
_SMALL = 120
_LITTLE_TEXT = 300


def shows_no_text(page: Page) -> bool:
    """Whether a page has little text of its own and shows a picture or an embedded document in its place."""
    if len(_CHINESE.findall(body_text(page))) >= _LITTLE_TEXT:
        return False
    return any(
        region_of(page, part) == "body" and not stands_hidden(part) and (part.tag != "img" or _may_be_a_document(part))
        for part in page.tree.iter("img", "embed", "object", "iframe", "canvas")
    )


def _may_be_a_document(picture: Element) -> bool:
    sizes = [
        int(size) for name in ("width", "height") if (size := (picture.get(name) or "").removesuffix("px")).isdigit()
    ]
    if sizes and min(sizes) < _SMALL:
        return False
    source = (picture.get("src") or "").lower()
    return bool(source) and not source.endswith(".gif") and not _ORNAMENT.search(source.rpartition("/")[2])
