"""How details are fetched behind a page that a script draws: learnt from the browser once, then asked by plain HTTP."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, quote, urlsplit

from crawler.details import Detail, RecordDraft, read_detail
from crawler.details.drafts import Setting, draft_all
from crawler.listings import ListRow
from crawler.listings.json_answers import read_answer
from crawler.pages.page import Ask, Page
from disclosure.tables import label_values_in_html
from disclosure.vocabulary import DateSource, Kind

_SHORTEST = 2
_MARKUP = re.compile(r"<[^>]{1,400}>")
_NEEDED = frozenset({"document_number", "party"})


@dataclass
class DetailInterface:
    """The request behind one detail page, with the places where that detail's own marks stand in it."""

    pattern: Ask | None = None
    marks: tuple[tuple[str, str], ...] = ()
    """Name of a mark in the detail's address (a parameter, or the place of a path segment) and its value there."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Field by the name it has in an answer that does not say what its values are (name1 … name16, 安徽住建厅)."""

    def learn(self, shown: Ask, page: Page, records: Iterable[RecordDraft]) -> None:
        """`page` is the rendered detail that `shown` opened, with what its scripts fetched."""
        if self.pattern is not None or not any(True for _ in records):
            return
        for part in page.traffic:
            marks = tuple(mark for mark in _marks(shown.url) if _stands_in(mark[1], part.ask))
            if not marks:
                continue
            spoken = bool(read_detail(part, row=None, kind=None).records)
            labels = {} if spoken else _labels(page, part)
            if spoken or labels:
                self.pattern, self.marks, self.labels = part.ask, marks, labels
                return

    def detail_in(self, answer: Page, row: ListRow, kind: Kind | None) -> Detail:
        """The decisions of an answer to `ask_for`."""
        rows = read_answer(answer.text) if self.labels else None
        if rows is None:
            return read_detail(answer, row=row, kind=kind)
        many = [{name: _plain(data[key]) for key, name in self.labels.items() if key in data} for data in rows.rows]
        setting = Setting(kind, row.listed_on, DateSource.LIST if row.listed_on else None)
        return Detail(records=draft_all(many, setting), kind=kind)

    def ask_for(self, shown: Ask) -> Ask | None:
        """The request for another detail of the same make; None where the address is of another make."""
        if self.pattern is None:
            return None
        own = dict(_marks(shown.url))
        if any(name not in own for name, _ in self.marks):
            return None
        ask = self.pattern
        for name, value in self.marks:
            ask = _with(ask, value, own[name])
        return ask if _alike(shown.url, self.marks) else None


def _labels(page: Page, part: Page) -> dict[str, str]:
    """What the names of an answer mean, from the page that shows the same values beside their labels."""
    answer = read_answer(part.text)
    shown = next((fields for fields in label_values_in_html(page.tree, page.url) if fields.keys() >= _NEEDED), None)
    if answer is None or len(answer.rows) != 1 or shown is None:
        return {}
    found: dict[str, str] = {}
    for field_name, value in shown.items():
        wanted = _plain(value)
        key = next((key for key, text in answer.rows[0].items() if key not in found and _plain(text) == wanted), None)
        if key is not None and wanted:
            found[key] = field_name
    return found if set(found.values()) >= _NEEDED else {}


def _plain(text: str) -> str:
    return " ".join(_MARKUP.sub("", text).split())


def _marks(url: str) -> list[tuple[str, str]]:
    """What tells one detail's address from another's: parameters of query and route, path segments with digits."""
    parts = urlsplit(url)
    route_path, _, route_query = parts.fragment.partition("?")
    found = [*parse_qsl(parts.query), *parse_qsl(route_query)]
    for where, path in (("path", parts.path), ("route", route_path)):
        for place, segment in enumerate(path.split("/")):
            bare = re.sub(r"\.\w{2,5}$", "", segment)
            if re.search(r"\d", bare):
                found.append((f"{where}{place}", bare))
    return [(name, value) for name, value in found if len(value) >= _SHORTEST or value.isdigit()]


def _stands_in(value: str, ask: Ask) -> bool:
    body = (ask.body or b"").decode("utf-8", "replace")
    whole = f"{ask.url}\n{body}\n{ask.form or ''}"
    return bool(_whole(value).search(whole))


def _whole(value: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{re.escape(value)}|{re.escape(quote(value, safe=''))})(?![\w-])")


def _with(ask: Ask, old: str, new: str) -> Ask:
    spot = _whole(old)
    body = spot.sub(lambda _: new, ask.body.decode("utf-8", "replace")).encode() if ask.body else ask.body
    form = tuple((name, new if value == old else value) for name, value in ask.form) if ask.form else ask.form
    return replace(ask, url=spot.sub(lambda _: quote(new, safe=""), ask.url), body=body, form=form)


def _alike(url: str, marks: tuple[tuple[str, str], ...]) -> bool:
    names = [name for name, _ in _marks(url)]
    return all(name in names for name, _ in marks)
