"""Proving that the column's query works, by doing it once for a record that was read (S3: 首页专栏 + 查询)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crawler.browser.browser import OpenTab
from crawler.column import QueryForm
from crawler.details import RecordDraft
from crawler.listings import ListRow, read_list
from crawler.pages.page import Ask, Page
from crawler.visit.reading import ReadRecord
from crawler.visit.tools import SiteTools
from disclosure.vocabulary import Outcome

_MOST_TRIALS = 3
NUMBER_BOX = re.compile(r"wsh|wenshu|文书号|文号|jds|决定书", re.IGNORECASE)
PARTY_BOX = re.compile(
    r"xdr|相对人|企业|单位名称|法人|当事人|公司|qymc|entname|enterprise|company|dsr|主体", re.IGNORECASE
)
_PROJECT_BOX = re.compile(r"xmmc|项目|事项|案件|ajmc|sxmc|project|title|bt$", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")
_PIECES = re.compile(r"[0-9A-Za-z-]{5,}")
_LOOKS = 10
_PAUSE = 0.25
NOBODY = "查无此名测试"
"""What no record bears."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One query that was made. `rows`: how many rows came; `proven`: they are those asked for, not the whole list."""

    text: str
    rows: int
    proven: bool
    ask: Ask | None = None
    """The request, where one by plain HTTP did it."""


def texts_to_ask(query: QueryForm, records: Sequence[ReadRecord], rows: Sequence[ListRow]) -> list[str]:
    """What to ask for, best first: of a record that was read, what the box asks for and the list shows."""
    listed = {row.ask.url for row in rows if row.ask}
    own = [read for read in records if read.url in listed] or records  # a tab's query asks for its own kind
    drafts = [read.draft for read in own if not read.draft.natural_person]
    shown = _flat(" ".join(f"{row.title} {row.text} {' '.join(row.values.values())}" for row in rows))
    asked = f"{query.box_name} {query.box} {query.label}"
    found = [text for draft in drafts[:40] for text in _parts(draft, asked)]
    found.sort(key=lambda part: (part[0], _flat(part[1]) not in shown))
    return list(dict.fromkeys(text for _, text in found))[:_MOST_TRIALS]


def _parts(draft: RecordDraft, asked: str) -> Iterator[tuple[int, str]]:
    """The record's words with how ill they fit the box (0: the box names them)."""
    named = [
        (NUMBER_BOX, draft.document_number), (PARTY_BOX, draft.party), (_PROJECT_BOX, draft.project),
    ]  # fmt: skip
    speaks = any(pattern.search(asked) for pattern, _ in named)
    for pattern, text in named:
        if text and 2 <= len(text) <= 60 and "…" not in text and "*" not in text:
            yield (0 if pattern.search(asked) or not speaks else 1), text


async def ask_over_http(
    tools: SiteTools,
    query: QueryForm,
    texts: Sequence[str],
    before: Sequence[ListRow],
    records: Sequence[ReadRecord] = (),
) -> Trial | None:
    """Ask by the request that the form itself makes. None where a script makes it."""
    last: Trial | None = None
    for text in texts:
        ask = query.asking(text)
        if ask is None:
            return None
        page = await tools.fetcher.page(ask)
        rows = read_list(page).rows if page.outcome is Outcome.OK else ()
        proven = filters(before, rows, text, _marks(records, text)) or (
            bool(rows) and len(rows) == len(before) == 1 and await _finds_nobody(tools, query)
        )
        last = Trial(text=text, rows=len(rows), proven=proven, ask=ask)
        if proven:
            return last
    return last


async def _finds_nobody(tools: SiteTools, query: QueryForm) -> bool:
    """A list of one row proves nothing by finding it: asked for what is not there it must come back empty."""
    ask = query.asking(NOBODY)
    page = await tools.fetcher.page(ask) if ask else None
    return page is not None and page.outcome is Outcome.OK and not read_list(page).rows


async def ask_in_browser(
    opened: OpenTab, query: QueryForm, text: str, before: Sequence[ListRow], records: Sequence[ReadRecord] = ()
) -> tuple[Trial, Page]:
    """Type into the box and press the button. Raises BrowserFailureError."""
    await opened.type_and_send(box=query.box, button=query.button, text=text)
    marks = _marks(records, text)
    for _ in range(_LOOKS):  # a script's answer comes when it comes, the page being idle before and after
        page = await opened.as_page()
        rows = read_list(page).rows
        if filters(before, rows, text, marks):
            return Trial(text=text, rows=len(rows), proven=True), page
        await opened.pause(_PAUSE)
    return Trial(text=text, rows=len(rows), proven=False), page


def _marks(records: Sequence[ReadRecord], text: str) -> frozenset[str]:
    """What tells the addresses of the records of this number, party or project from others' (their identities in the
    address): a list of titles does not show what was asked."""
    found = (read.url for read in records if text in {read.draft.document_number, read.draft.party, read.draft.project})
    pieces = (piece for url in found for piece in _PIECES.findall(url.partition("//")[2].partition("/")[2]))
    return frozenset(piece for piece in pieces if any(character.isdigit() for character in piece))


def filters(
    before: Sequence[ListRow], after: Sequence[ListRow], text: str, marks: frozenset[str] = frozenset()
) -> bool:
    """Whether the rows that came are those asked for, and the list without the query shows others."""
    if not after:
        return False
    wanted = _flat(text)
    if all(wanted in _said(row) for row in after):
        return not before or any(wanted not in _said(row) for row in before)
    if (not before or len(after) < len(before)) and all(_bears(row, marks) for row in after):
        return True
    known = {_said(row) for row in before}
    return 0 < len(after) < len(before) and any(_said(row) in known for row in after)


def _bears(row: ListRow, marks: frozenset[str]) -> bool:
    own = set(_PIECES.findall(f"{row.text} {row.ask.url if row.ask else ''}"))
    return bool(own & marks)


def _said(row: ListRow) -> str:
    return _flat(f"{row.title} {row.text} {' '.join(row.values.values())}")


def _flat(text: str) -> str:
    return _BLANKS.sub("", text).replace("（", "(").replace("）", ")").replace("【", "〔").replace("】", "〕")
