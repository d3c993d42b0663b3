"""TrueCMS (江苏): first page inline in #initData, later pages JSONP from getMessage.do (PORTALS §3.3)."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from crawler.listings.family import Following, ListPage, ListRow
from crawler.listings.pager import with_parameters
from crawler.listings.rows import fragment_rows
from crawler.pages.page import Ask, Page
from crawler.pages.script_calls import scripts_of

_JSONP = re.compile(r"^[\s;]*[\w$.]+\s*\(\s*(\{.*\}|\[.*\]|\".*\")\s*\)\s*;?\s*$", re.DOTALL)
_RECORD = re.compile(r"<record>\s*<!\[CDATA\[(.*?)\]\]>\s*</record>", re.DOTALL)
_TOTAL = re.compile(r"<totalrecord>(\d+)</totalrecord>|\btotalRecord\s*[:=]\s*['\"]?(\d+)", re.IGNORECASE)
_ENDPOINT = re.compile(r"""["']([^"']*getMessage\.do[^"']*)["']""")
_PER_PAGE = re.compile(r"\b(?:perPage|pageSize|perpage)\s*[:=]\s*['\"]?(\d+)", re.IGNORECASE)
_PARAMETER = re.compile(r"""["']?\b([A-Za-z_]\w{1,30})["']?\s*:\s*(?:["']([^"']*)["']|(\d+))\s*[,}]""")
_SCRIPT_ONLY = frozenset(
    {
        "totalrecord",
        "type",
        "datatype",
        "url",
        "proxyurl",
        "barposition",
        "perpage",
        "pagesize",
        "opencookies",
        "async",
        "jsonp",
        "jsonpcallback",
    }
)


@dataclass(frozen=True, slots=True)
class _Place:
    endpoint: str
    per_page: int
    read: int
    total: int | None

    def ask(self) -> Ask:
        span = {
            "startrecord": self.read + 1,
            "endrecord": self.read + self.per_page,
            "perpage": self.per_page,
        }
        return Ask(url=with_parameters(self.endpoint, {name: str(value) for name, value in span.items()}))


def unwrapped(text: str) -> Any:
    """The value inside a JSONP answer (`;raw({…})`); None where the text is none."""
    match = _JSONP.match(text)
    if not match:
        return None
    try:
        return json.loads(match[1])
    except ValueError:
        return None


class TrueCms:
    """The answer's slashes are escaped and its rows are <li> in CDATA."""

    name = "truecms"

    def recognise(self, page: Page) -> bool:
        if "getMessage.do" in page.url or "getMessage.do" in page.text:
            return True
        return page.text.lstrip().startswith(";") and "<datastore>" in page.text

    def start(self, page: Page) -> ListPage:
        rows, total = _records(page)
        return _list_page(rows, _place(page, len(rows), total))

    def go_on(self, page: Page, state: Any) -> ListPage:
        rows, total = _records(page)
        place: _Place = state
        return _list_page(rows, _Place(place.endpoint, place.per_page, place.read + len(rows), total or place.total))


def _list_page(rows: tuple[ListRow, ...], place: _Place) -> ListPage:
    more = bool(rows) and place.total is not None and place.read < place.total
    following = Following(ask=place.ask(), state=place) if more and place.endpoint else None
    broken = "列表还有后续页，但页面没有给出取数地址" if more and not following else ""
    return ListPage(rows=rows, following=following, total=place.total, broken=broken)


def _records(page: Page) -> tuple[tuple[ListRow, ...], int | None]:
    answer = unwrapped(page.text)
    text = answer.get("result", "") if isinstance(answer, dict) else ""
    text = text or _inline(page) or page.text
    total = _TOTAL.search(text) or _TOTAL.search(page.text)
    return fragment_rows(page, _RECORD.findall(text)), int(total[1] or total[2]) if total else None


def _inline(page: Page) -> str:
    """The first page's store: text of #initData, escaped or in a script."""
    for element in page.tree.iter():
        if isinstance(element.tag, str) and element.get("id") == "initData":
            text = element.get("value") or "".join(element.itertext())
            return html.unescape(text).replace("<\\/", "</")
    return ""


def _place(page: Page, read: int, total: int | None) -> _Place:
    per_page = _PER_PAGE.search(page.text)
    size = int(per_page[1]) if per_page and int(per_page[1]) else max(read, 1)
    if "getMessage.do" in page.url:
        asked = dict(parse_qsl(urlsplit(page.url).query))
        before = int(asked["startrecord"]) - 1 if asked.get("startrecord", "").isdigit() else 0
        return _Place(page.url, size, before + read, total)
    return _Place(_endpoint(page), size, read, total)


def _endpoint(page: Page) -> str:
    match = _ENDPOINT.search(page.text)
    if not match:
        # an answer seen without its page: the host's usual place (PORTALS §3.3)
        return page.absolute("/truecms/messageController/getMessage.do") if unwrapped(page.text) else ""
    code = scripts_of(page)
    around = code[max(0, code.find("getMessage.do") - 1500) : code.find("getMessage.do") + 1500]
    found = {
        name: text or number for name, text, number in _PARAMETER.findall(around) if name.lower() not in _SCRIPT_ONLY
    }
    return with_parameters(page.absolute(html.unescape(match[1])), found)
