"""TRS WCM: static pages `index_1.html`, pager by createPageHTML (PORTALS §3.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from crawler.listings.family import Following, ListPage, ListRow
from crawler.listings.rows import rows_of
from crawler.listings.scripted_rows import scripted_rows
from crawler.listings.totals import total_of
from crawler.pages.page import Ask, Page
from crawler.pages.script_calls import scripts_of

# createPageHTML, createPage, list_next …: what tells it is its arguments (四川地税: `…page',TOTAL,…,CUR`)
_CALL = re.compile(r"\w*(?:page|list|pager|fenye|next)\w*\s*\(([^()]*)\)", re.IGNORECASE)
_EXTENSIONS = frozenset({"html", "htm", "shtml", "shtm", "jhtml", "xhtml", "aspx", "jsp", "php"})


@dataclass(frozen=True, slots=True)
class _Pager:
    """`pages` in all, `shown` the index of this one from 0, the files' name and extension, the number of page 2."""

    pages: int
    shown: int
    name: str
    extension: str
    first_number: int
    total: int | None

    def next_file(self) -> str | None:
        if self.shown + 1 >= self.pages:
            return None
        return f"{self.name}_{self.shown + self.first_number}.{self.extension}"

    def after(self) -> _Pager:
        return _Pager(self.pages, self.shown + 1, self.name, self.extension, self.first_number, self.total)


class Trs:
    """createPageHTML(22, 0, "index", "shtml") in any order and quotes; rows in the HTML or written by script."""

    name = "trs"

    def recognise(self, page: Page) -> bool:
        return _pager(page) is not None

    def start(self, page: Page) -> ListPage:
        pager = _pager(page)
        return self._read(page, pager) if pager else ListPage(rows=_rows(page))

    def go_on(self, page: Page, state: Any) -> ListPage:
        # the caller counts for itself: some pages keep the first page's numbers in their script
        return self._read(page, state)

    def _read(self, page: Page, pager: _Pager) -> ListPage:
        rows = _rows(page)
        target = pager.next_file()
        following = Following(ask=Ask(url=page.absolute(target)), state=pager.after()) if target and rows else None
        return ListPage(rows=rows, following=following, total=pager.total or total_of(page))


def _pager(page: Page) -> _Pager | None:
    for match in _CALL.finditer(scripts_of(page)):
        found = _read_call(match[1], page.url)
        if found:
            return found
    return None


def _read_call(arguments: str, url: str) -> _Pager | None:
    parts = [part.strip() for part in arguments.split(",")]
    numbers = [int(part) for part in (part.strip("\"' ") for part in parts) if part.isdigit()]
    strings = [part.strip("\"' ") for part in parts if part[:1] in "\"'" and not part.strip("\"' ").isdigit()]
    extension = next((text.lstrip(".") for text in strings if text.lstrip(".").lower() in _EXTENSIONS), None)
    names = [text for text in strings if text.lstrip(".").lower() not in _EXTENSIONS]
    if extension is None or not names or len(numbers) < 2:
        return None
    pages, shown = _pages_and_shown(numbers)
    # with the id of a box as first argument pages mostly count from 1 and page 2 is `index_2`
    from_one = len(names) > 1 and shown > 0
    shown = shown - 1 if from_one and shown > 0 else shown
    total = numbers[2] if len(numbers) > 2 and numbers[2] >= pages else None
    if _is_first(url, names[-1], extension):
        shown = 0
    return _Pager(pages, shown, names[-1], extension, 2 if from_one else 1, total)


def _pages_and_shown(numbers: list[int]) -> tuple[int, int]:
    first, second = numbers[0], numbers[1]
    return (first, second) if first > second or (first, second) == (1, 1) else (second, first)


def _is_first(url: str, name: str, extension: str) -> bool:
    last = urlsplit(url).path.rpartition("/")[2]
    return last in {"", f"{name}.{extension}"}


def _rows(page: Page) -> tuple[ListRow, ...]:
    rows = rows_of(page)
    return rows if len(rows) > 1 else (scripted_rows(page) or rows)
