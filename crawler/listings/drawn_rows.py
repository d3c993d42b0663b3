"""What the names in an answer mean, learnt from the rows that the page draws of it: f1 stands under 决定书文号."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crawler.listings.family import ListRow
from crawler.listings.json_answers import Answer
from disclosure.dates import read_date
from disclosure.fields import canonical

_LEAST_ROWS = 2
_DATES = frozenset({"decision_date", "published_on"})
_NAMED = ("document_number", "party", "decision_date", "project", "published_on", "credit_code", "organ")
_SHORTEST = 3

_Pair = tuple[ListRow, Mapping[str, str]]
"""A row as the page draws it, and the data that it shows."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """`detail`: how a detail's address is made of a row ({id} for its value). `dated`: the name of the day that the
    page prints beside its rows. `named`: field (disclosure.fields names) and the mute name that holds it."""

    detail: str = ""
    dated: str = ""
    named: tuple[tuple[str, str], ...] = ()


def learn(drawn: Sequence[ListRow], answer: Answer) -> Learnt:
    """From the rows that the page draws and the answer that it drew them of."""
    pairs = [(row, data) for row in drawn if (data := _data_of(row, answer)) is not None]
    mute = [name for name in (answer.rows[0] if answer.rows else ()) if canonical(name) is None]
    return Learnt(_detail_template(pairs, answer), _dated_by(pairs, mute), tuple(_named(pairs, mute)))


def _named(told: Sequence[_Pair], mute: Sequence[str]) -> Iterator[tuple[str, str]]:
    """A mute name is taken for a field where it says on every row what the page shows under that field's header, and
    no other name does so too: a decision's day that always is the day of publication tells nothing."""
    pairs = [(row.values, data) for row, data in told if row.values]
    for field in _NAMED if len(pairs) >= _LEAST_ROWS else ():
        shown = [(values[field], data) for values, data in pairs if values.get(field)]
        if field in _DATES and len({value for value, _ in shown}) < _LEAST_ROWS:
            continue  # one and the same day may be any
        agree = [name for name in mute if all(_says(data.get(name, ""), value, field) for value, data in shown)]
        if len(shown) >= _LEAST_ROWS and len(agree) == 1:
            yield field, agree[0]


def _says(text: str, shown: str, field: str) -> bool:
    if field in _DATES:
        return read_date(shown) is not None and read_date(text) == read_date(shown)
    return bool(text.strip()) and "".join(text.split()) == "".join(shown.split())


def _dated_by(told: Sequence[_Pair], mute: Sequence[str]) -> str:
    """The name of the day that the page prints beside its rows, where the answer's names do not say what it is: the
    one that agrees on every row. A name that says something else (决定日期, 更新时间) is never taken for it."""
    pairs = [(row.listed_on, data) for row, data in told if row.listed_on]
    agree = (name for name in mute if all(read_date(data.get(name, "")) == day for day, data in pairs))
    return next(agree, "") if len(pairs) > 1 else ""


def _detail_template(told: Sequence[_Pair], answer: Answer) -> str:
    """How the page makes a detail's address of a row: learnt from the links the browser drew beside the data."""
    drawn = [(row.ask.url, data) for row, data in told if row.ask is not None and row.ask.method == "GET"]
    for url, data in drawn[:5]:
        template = url
        for name, text in sorted(data.items(), key=lambda pair: -len(pair[1])):
            if text and re.fullmatch(r"[\w-]+", text) and (len(text) > 1 or "id" in name.lower()):
                template = re.sub(rf"(?<![\w{{]){re.escape(text)}(?![\w}}])", f"{{{name}}}", template, count=1)
        if template != url and _fits(template, [url for url, _ in drawn], answer.rows):
            return template
    return ""


def _data_of(row: ListRow, answer: Answer) -> Mapping[str, str] | None:
    """The data of which a drawn row shows most; None for rows of another list beside it."""
    about = [data for data in answer.rows if _is_about(row, data)]
    return max(about, key=lambda data: sum(len(text) for text in data.values() if _stands_in(text, row)), default=None)


def _stands_in(text: str, row: ListRow) -> bool:
    return len(text) > _SHORTEST and text in row.text


def _is_about(row: ListRow, data: Mapping[str, str]) -> bool:
    return any(len(text) > 3 and (text == row.title or (len(text) > 8 and text in row.text)) for text in data.values())


def _fits(template: str, drawn: Sequence[str], rows: Sequence[Mapping[str, str]]) -> bool:
    made = {re.sub(r"\{(\w+)\}", lambda match, row=row: row.get(match[1], ""), template) for row in rows}  # type: ignore[misc]
    return sum(1 for url in drawn if url in made) >= max(1, len(drawn) // 2)
