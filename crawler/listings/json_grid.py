"""Lists behind a JSON interface, asked directly or learnt from what a browser fetched (PORTALS §3.7, §3.8, §3.14)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from crawler.listings.drawn_rows import Learnt, learn
from crawler.listings.family import Following, ListPage, ListRow
from crawler.listings.json_answers import Answer, read_answer
from crawler.listings.pager import is_page_name, with_parameters
from crawler.listings.rows import ask_for, needed, rows_of
from crawler.listings.wrapped_numbers import rewrapped, wrapped_number
from crawler.pages.page import Ask, Page
from disclosure.dates import read_date
from disclosure.fields import map_header

_OFFSETS = re.compile(r"^(?:start|offset|skip|startrow|startrecord|first|begin|startindex|start_index)$", re.IGNORECASE)
_SIZES = re.compile(
    r"^(?:size|limit|rows|pagesize|page_size|perpage|per_page|numperpage|length|count|pagenumsize)$",
    re.IGNORECASE,
)
_ADDRESSES = (
    "url",
    "href",
    "link",
    "detailurl",
    "linkurl",
    "docpuburl",
    "puburl",
    "weburl",
    "infourl",
    "xq_url",
)
_MARKUP = re.compile(r"<[^>]{1,400}>")


@dataclass(frozen=True, slots=True)
class _Paging:
    """The request that gave the last page, how it counts (`page` or `offset`), what was read, and what the rows that
    the page draws taught of the answer."""

    ask: Ask
    where: str  # "query", "form", "body"
    name: str
    value: int
    step: int
    first: int
    read: int
    learnt: Learnt = field(default_factory=Learnt)
    wrapped: str = ""
    """Where the number stands inside the parameter, which is JSON itself."""

    def next_ask(self) -> Ask:
        if self.wrapped:
            pairs = _pairs_in(self.ask)
            old = dict(pairs[self.where] or pairs["form"])[self.name]
            return _changed(self.ask, self.where, self.name, rewrapped(old, self.wrapped, self.value + self.step))
        return _changed(self.ask, self.where, self.name, self.value + self.step)


class JsonGrid:
    """One interface, asked again with the next number."""

    name = "json_grid"

    def recognise(self, page: Page) -> bool:
        return _source(page) is not None

    def start(self, page: Page) -> ListPage:
        source = _source(page)
        if source is None:
            return ListPage(rows=())
        answering, answer = source
        drawn = () if answering is page else rows_of(page)
        learnt = learn(drawn, answer)
        paging = _paging(answering.ask, len(answer.rows))
        paging = replace(paging, learnt=learnt) if paging else None
        return _list_page(page, answer, paging, learnt)

    def go_on(self, page: Page, state: Any) -> ListPage:
        paging: _Paging = state
        answer = read_answer(page.text)
        if answer is None:
            return ListPage(rows=(), broken="接口的后续页没有返回数据")
        seen = replace(paging, ask=page.ask if page.ask.url else paging.ask, value=paging.value + paging.step)
        return _list_page(page, answer, replace(seen, read=paging.read + len(answer.rows)), paging.learnt)


def _list_page(page: Page, answer: Answer, paging: _Paging | None, learnt: Learnt) -> ListPage:
    rows = tuple(_row(page, row, learnt) for row in answer.rows)
    if answer.ciphered:
        return ListPage(rows=(), broken="接口返回的数据经过加密，程序无法读取，请人工打开核对")
    read = paging.read if paging else len(rows)
    more = bool(rows) and _goes_on(answer, paging, read)
    return ListPage(
        rows=rows,
        following=Following(ask=paging.next_ask(), state=paging) if more and paging else None,
        total=answer.total,
        broken="接口的数据不止一页，但没有找到翻页参数" if more and paging is None else "",
    )


def _goes_on(answer: Answer, paging: _Paging | None, read: int) -> bool:
    if answer.total is not None:
        return read < answer.total
    if answer.pages is not None:
        done = (paging.value - paging.first) // paging.step + 1 if paging else 1
        return done < answer.pages
    return paging is not None


def _source(page: Page) -> tuple[Page, Answer] | None:
    """The answer that holds the list: the page itself, or the best of what the browser fetched."""
    if "json_source" not in page.memo:
        page.memo["json_source"] = _find_source(page)
    found: tuple[Page, Answer] | None = page.memo["json_source"]
    return found


def _find_source(page: Page) -> tuple[Page, Answer] | None:
    if page.text.lstrip("\ufeff \r\n\t;")[:1] in ("{", "[") or re.match(r"[\s;]*[\w$.]+\(\s*[{\[\"]", page.text[:80]):
        answer = read_answer(page.text)
        return (page, answer) if answer is not None else None
    best: tuple[float, Page, Answer] | None = None
    for part in page.traffic:
        answer = read_answer(part.text)
        if answer is None:
            continue
        score = _grid_score(answer, page)
        if score > 0 and (best is None or score > best[0]):
            best = (score, part, answer)
    return (best[1], best[2]) if best else None


def _grid_score(answer: Answer, page: Page) -> float:
    if answer.ciphered:
        return 0.0 if rows_of(page) else 0.1
    if not answer.rows:
        return 0.5 if answer.total == 0 and not rows_of(page) else 0.0
    known = set(map_header(tuple(answer.rows[0])).columns)
    records = len(known & {"document_number", "party", "decision_date", "project"})
    # what the browser fetched for the list is what the page shows: menus and dictionaries are not shown as rows
    shown = sum(1 for row in answer.rows[:10] if any(len(text) > 5 and text in page.text for text in row.values()))
    return (
        3.0 * records
        + shown
        + (2.0 if answer.total is not None or answer.pages is not None else 0.0)
        - (0 if records or shown else 9)
    )


def _row(page: Page, row: Mapping[str, str], learnt: Learnt) -> ListRow:
    names = tuple(row)
    columns = dict(learnt.named) | {name: names[place] for name, place in map_header(names).columns.items()}
    values = {name: _MARKUP.sub("", row.get(key, "")).strip() for name, key in columns.items()}
    values = {name: text for name, text in values.items() if text and text.lower() not in {"null", "none"}}
    published = read_date(values.get("published_on", "")) or read_date(row.get(learnt.dated, ""))
    longest = max((_MARKUP.sub("", text) for text in row.values()), key=len, default="")
    return ListRow(
        title=values.get("project") or values.get("document_title") or values.get("party") or longest[:200],
        ask=needed(_row_ask(page, row, learnt.detail), values),
        listed_on=published,
        values=values,
        text=json.dumps(dict(row), ensure_ascii=False)[:2000],
    )


def _row_ask(page: Page, row: Mapping[str, str], detail: str) -> Ask | None:
    if detail:
        return ask_for(page, re.sub(r"\{(\w+)\}", lambda match: row.get(match[1], ""), detail))
    lower = {name.lower(): text for name, text in row.items()}
    written = next((lower[name] for name in _ADDRESSES if lower.get(name)), None)
    return ask_for(page, written) if written and re.search(r"[/.]", written) else None


def _paging(ask: Ask, rows: int) -> _Paging | None:
    for where, pairs in _pairs_in(ask).items():
        sizes = [int(value) for name, value in pairs if _SIZES.match(name) and value.isdigit()]
        for name, value in pairs:
            if value.isdigit() and is_page_name(name):
                return _Paging(ask, where, name, int(value), 1, min(int(value), 1), rows)
            if value.isdigit() and _OFFSETS.match(name):
                return _Paging(ask, where, name, int(value), sizes[0] if sizes else rows, 0, rows)
            if (found := wrapped_number(value)) is not None:
                inner, number = found
                return _Paging(ask, where, name, number, 1, min(number, 1), rows, wrapped=inner)
    return None


def _pairs_in(ask: Ask) -> dict[str, Sequence[tuple[str, str]]]:
    """What a request sends, by where it stands."""
    return {"query": parse_qsl(urlsplit(ask.url).query), "form": ask.form or (), "body": _body_pairs(ask)}


def _body_pairs(ask: Ask) -> list[tuple[str, str]]:
    body = _json_body(ask)
    found = [(name, str(value)) for name, value in body.items() if not isinstance(value, dict | list)]
    for name, inner in body.items():
        if isinstance(inner, dict):
            found += [(f"{name}.{key}", str(value)) for key, value in inner.items() if is_page_name(key)]
    return found


def _json_body(ask: Ask) -> dict[str, Any]:
    if not ask.body:
        return {}
    try:
        value = json.loads(ask.body)
    except ValueError:
        return dict(parse_qsl(ask.body.decode("utf-8", "replace"), keep_blank_values=True))
    return value if isinstance(value, dict) else {}


def _changed(ask: Ask, where: str, name: str, value: int | str) -> Ask:
    if where == "query":
        return replace(ask, url=with_parameters(ask.url, {name: str(value)}))
    if where == "form" or (where == "body" and ask.form is not None):
        return replace(ask, form=tuple((key, str(value) if key == name else old) for key, old in ask.form or ()))
    body = _json_body(ask)
    outer, _, inner = name.partition(".")
    if inner and isinstance(body.get(outer), dict):
        body[outer] = {**body[outer], inner: value}
    else:
        body[name] = value if isinstance(body.get(name), int) else str(value)
    if ask.body and ask.body.lstrip()[:1] != b"{":
        return replace(ask, body=None, form=tuple((key, str(text)) for key, text in body.items()))
    return replace(ask, body=json.dumps(body, ensure_ascii=False).encode())
