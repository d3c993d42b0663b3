"""When a page was put online, and where that is written (DOMAIN §7, PORTALS §4)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta, timezone
from email.utils import parsedate_to_datetime

from crawler.listings.family import ListRow
from crawler.pages.page import Page
from crawler.pages.visible import body_text
from disclosure.dates import dates_in_text, read_date
from disclosure.vocabulary import DateSource

_METAS = (
    "pubdate",
    "publishdate",
    "publish_date",
    "publicationdate",
    "dc.date",
    "releasedate",
    "publishtime",
    "pubtime",
)
_DATE = r"((?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2})"
# 更新时间 is not publication, and 公示期限 ends one
_SAID = re.compile(rf"(?:发布|公布|公开|公示|发表|上网|信息发布|上传|录入|发文)(?:日期|时间|于)\s*[:：]?\s*{_DATE}")
_PLAIN = re.compile(rf"(?<![\u4e00-\u9fff])(?:日期|时间|发布)\s*[:：]\s*{_DATE}")
_BY_SOURCE = re.compile(
    rf"{_DATE}\s*日?\s*(?:\d{{1,2}}\s*[:：时]\s*\d{{1,2}}分?(?:[:：]\d{{1,2}})?)?\s*[\[【(（|]?\s*(?:信息)?来源\s*[:：]?|来源\s*[:：]\s*[^\s:：]{{1,30}}\s{{0,3}}{_DATE}"
)
_IN_ADDRESS = (
    re.compile(r"(?:^|[/_])t?((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?=[_\d]*\.|_|/)"),
    re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})/"),
)
_HEAD_CHARS = 1500
_SHANGHAI = timezone(timedelta(hours=8))


def publication_date(page: Page, row: ListRow | None) -> tuple[date | None, DateSource | None]:
    """The day a detail page was put online: PubDate meta, visible 发布时间, list, address, Last-Modified; where each
    was read. (None, None) where nothing says it."""
    ways: tuple[tuple[Callable[[], date | None], DateSource], ...] = (
        (lambda: _by_meta(page), DateSource.META),
        (lambda: _by_text(page), DateSource.TEXT),
        (lambda: row.listed_on if row else None, DateSource.LIST),
        (lambda: read_date(row.values.get("published_on", "")) if row else None, DateSource.FIELD),
        (lambda: _by_address(page.url), DateSource.ADDRESS),
        (lambda: _by_header(page), DateSource.HEADER),
    )
    for read, source in ways:
        found = read()
        if found is not None:
            return found, source
    return None, None


def _by_meta(page: Page) -> date | None:
    for name in _METAS:
        written = page.metas.get(name, "")
        if written:
            days = dates_in_text(re.sub(r"[—－–-]+", "-", written)) or [day for day in (read_date(written),) if day]
            if days:
                return days[0]
    return None


def _by_text(page: Page) -> date | None:
    text = body_text(page)
    for pattern, reach in ((_SAID, len(text)), (_PLAIN, _HEAD_CHARS), (_BY_SOURCE, _HEAD_CHARS)):
        match = pattern.search(text[:reach])
        if match:
            return read_date(re.sub(r"\s+", "", next(group for group in match.groups() if group)))
    return None


def _by_address(url: str) -> date | None:
    for pattern in _IN_ADDRESS:
        match = pattern.search(url)
        if match:
            return read_date(f"{match[1]}-{match[2]}-{match[3]}")
    return None


def _by_header(page: Page) -> date | None:
    written = next((value for name, value in page.headers.items() if name.lower() == "last-modified"), "")
    try:
        day = parsedate_to_datetime(written).astimezone(_SHANGHAI).date() if written else None
    except ValueError:
        return None
    # a server that makes pages on the fly stamps them with now
    return day if day is not None and day < page.fetched_at.date() else None
