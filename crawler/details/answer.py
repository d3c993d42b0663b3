"""What the answer to a row's request holds, be it a page or a file."""

from __future__ import annotations

import re
from urllib.parse import unquote

from crawler.details.detail import Detail
from crawler.details.read import read_attachment, read_detail
from crawler.listings.family import ListRow
from crawler.pages.page import Ask, Page
from disclosure.errors import UnreadableFileError
from disclosure.vocabulary import Kind

_ENDING = re.compile(r"\.[A-Za-z]{2,5}$")


def detail_of(page: Page, row: ListRow | None, kind: Kind | None) -> Detail:
    """A row may lead straight to a file instead of a page. Where the page was read for this row and kind already
    (crawler.details.facts), what was found."""
    known_row, known_kind, known = page.memo.get("detail", (None, None, None))
    if known is not None and known_row is row and known_kind is kind:
        found: Detail = known
        return found
    if not page.text and page.body:
        try:
            name = file_name(page.ask, row.title if row else "")
            return read_attachment(name, page.body, page=page, kind=kind, row=row)
        except UnreadableFileError:
            return read_detail(page, row=row, kind=kind)
    return read_detail(page, row=row, kind=kind)


def file_name(ask: Ask, called: str) -> str:
    """The name of a file with its ending: as the page calls it, else from a filename= in the address's query,
    else from its path."""
    path, _, query = ask.url.partition("?")
    last = unquote(path.rsplit("/", 1)[-1])
    asked = [unquote(value) for _, _, value in (part.partition("=") for part in query.split("&"))]
    named = [name for name in (called, *asked, last) if _ENDING.search(name)]
    return named[0] if named else called or last
