"""hanweb jpage: rows inline in <datastore>, later pages from dataproxy.jsp as XML (PORTALS §3.2)."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.listings.family import Following, ListPage, ListRow
from crawler.listings.rows import fragment_rows
from crawler.pages.page import Ask, Page
from disclosure.dates import read_date

_STORE = re.compile(r"<datastore>(.*?)</datastore>", re.DOTALL | re.IGNORECASE)
_RECORD = re.compile(r"<record>\s*(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?\s*</record>", re.DOTALL | re.IGNORECASE)
_NEXT = re.compile(r"<nextgroup>.*?href=[\\\"']+([^\\\"'>]*dataproxy[^\\\"'>]*)", re.DOTALL | re.IGNORECASE)
_TOTAL = re.compile(r"<totalrecord>(\d+)|\btotalRecord\s*[:=]\s*['\"]?(\d+)", re.IGNORECASE)
_PER_PAGE = re.compile(r"\b(?:perPage|pageSize|perpage)\s*[:=]\s*['\"]?(\d+)", re.IGNORECASE)
_PROXY = re.compile(r"\bproxyUrl\s*[:=]\s*['\"]([^'\"]+)", re.IGNORECASE)
_PARAMETER = re.compile(
    r"""["']?\b(col|appid|webid|path|columnid|unitid|sourceContentType|webname|permissiontype|id2|areacode|guid)["']?\s*:\s*["']?([^"',}\s]*)""",
    re.IGNORECASE,
)
_NOT_SENT = frozenset({"page", "startrecord", "endrecord", "perpage"})


@dataclass(frozen=True, slots=True)
class _Store:
    """What it takes to ask for more: the proxy, its parameters, rows a page, rows read so far, rows in all."""

    proxy: str
    parameters: tuple[tuple[str, str], ...]
    per_page: int
    read: int
    total: int | None

    def ask(self) -> Ask:
        first, last = self.read + 1, self.read + self.per_page
        if self.total is not None:
            last = min(last, self.total)
        span = (("startrecord", str(first)), ("endrecord", str(last)), ("perpage", str(self.per_page)))
        parts = urlsplit(self.proxy)
        return Ask(
            url=urlunsplit(parts._replace(query=urlencode(span), fragment="")),
            method="POST",
            form=self.parameters,
        )


class Hanweb:
    """`index_1.html` does not exist here; the rows stand in a script that a parser does not look into."""

    name = "hanweb"

    def recognise(self, page: Page) -> bool:
        return "<datastore" in page.text[:400_000] and bool(
            _PROXY.search(page.text) or _NEXT.search(page.text) or _STORE.search(page.text)
        )

    def start(self, page: Page) -> ListPage:
        rows = records(page)
        store = _store(page, len(rows))
        return _list_page(rows, store)

    def go_on(self, page: Page, state: Any) -> ListPage:
        rows = records(page)
        store: _Store = state
        match = _TOTAL.search(page.text)
        total = int(match[1] or match[2]) if match else store.total
        return _list_page(rows, _Store(store.proxy, store.parameters, store.per_page, store.read + len(rows), total))


def _list_page(rows: tuple[ListRow, ...], store: _Store | None) -> ListPage:
    if store is None:
        return ListPage(rows=rows, total=len(rows))
    more = bool(rows) and (store.total is None or store.read < store.total)
    known = more and bool(store.proxy)
    return ListPage(
        rows=rows,
        following=Following(ask=store.ask(), state=store) if known else None,
        total=store.total,
        broken="列表还有后续页，但页面没有给出取数地址" if more and not known and store.total is not None else "",
    )


def _store(page: Page, read: int) -> _Store | None:
    total = _TOTAL.search(page.text)
    following, proxy = _NEXT.search(page.text), _PROXY.search(page.text)
    address = html.unescape(following[1]) if following else ""
    base = proxy[1] if proxy else address.partition("?")[0]
    parameters = dict(parse_qsl(urlsplit(address).query, keep_blank_values=True))
    for name, value in _PARAMETER.findall(page.text):
        parameters.setdefault(name, value)
    per_page = _PER_PAGE.search(page.text)
    if not base and total is None:
        return None
    return _Store(
        proxy=page.absolute(base) if base else "",
        parameters=tuple((name, value) for name, value in parameters.items() if name.lower() not in _NOT_SENT),
        per_page=int(per_page[1]) if per_page and int(per_page[1]) else max(read, 15),
        read=read,
        total=int(total[1] or total[2]) if total else None,
    )


def records(page: Page) -> tuple[ListRow, ...]:
    """The records of a datastore: HTML in CDATA, or lines `["XK$id$name$2017-12-22", …]` (信用湖南)."""
    store = _STORE.search(page.text)
    text = store[1] if store else page.text
    found = [html.unescape(piece) if "&lt;" in piece else piece for piece in _RECORD.findall(text)]
    if found:
        return fragment_rows(page, found)
    return _dollar_rows(text)


def _dollar_rows(text: str) -> tuple[ListRow, ...]:
    start = text.find("[")
    try:
        lines = json.loads(text[start : text.rfind("]") + 1]) if start >= 0 else []
    except ValueError:
        return ()
    rows = []
    for line in lines:
        if not isinstance(line, str) or "$" not in line:
            continue
        parts = [part.strip() for part in line.split("$")]
        day = next((found for part in parts if (found := read_date(part))), None)
        rows.append(ListRow(title=max(parts, key=len), ask=None, listed_on=day, text=" ".join(parts)))
    return tuple(rows)
