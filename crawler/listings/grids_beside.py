"""Several data answers drawn side by side on one page, each a list of its own: 行政许可 and 行政处罚 fetched at
once, as a page of 安徽住建厅's make may do (PORTALS §3.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from crawler.listings.family import ListRow
from crawler.listings.json_answers import Answer, read_answer
from crawler.listings.rows import rows_of
from crawler.pages.page import Ask, Page
from disclosure.fields import kind_of_header, kind_of_value
from disclosure.vocabulary import Kind

_LOOKED_AT = 10
_TELLING = 5
"""Characters of a value that is found on the page by no chance."""
_SHOWN = 0.6
_ALIKE = 0.8
_WORD = re.compile(r"(?<![\w-])[A-Za-z_\u4e00-\u9fff]{2,30}(?![\w-])")
_PERMIT = re.compile(r"xzxk|xk(?![a-z])|(?<![a-z])xk|permi|licen|许可", re.IGNORECASE)
_PENALTY = re.compile(r"xzcf|cf(?![a-z])|(?<![a-z])cf|punish|penal|处罚", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GridBeside:
    """One of the lists: the page with this list's answer as all that its scripts fetched, and whose decisions it
    holds (None where nothing says so)."""

    page: Page
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class _Grid:
    part: Page
    answer: Answer
    kind: Kind | None


def grids_beside(page: Page) -> tuple[GridBeside, ...]:
    """The lists of a rendered page that draws several; none where it draws one. Answers count that stand on the page,
    are made alike, and share no row: a menu, a dictionary, or the same list fetched twice is no list beside it."""
    if not page.rendered or len(page.traffic) < 2:
        return ()
    drawn, answers = rows_of(page), list(_apart(page))
    grids = []
    for part, answer in answers:
        elsewhere = {
            value for _, other in answers if other is not answer for row in other.rows for value in row.values()
        }
        grid = _grid(page, part, answer, drawn, elsewhere)
        grids += [grid] if grid is not None else []
    if len(grids) < 2 or not _made_alike(grids):
        return ()
    return tuple(GridBeside(replace(page, traffic=(grid.part,)), grid.kind) for grid in grids)


def _apart(page: Page) -> Iterator[tuple[Page, Answer]]:
    """The answers with rows, each list once; the later one of a list that was fetched twice is what stands there."""
    seen: set[frozenset[tuple[str, str]]] = set()
    for part in reversed(page.traffic):
        answer = read_answer(part.text)
        rows = {frozenset(row.items()) for row in answer.rows} if answer is not None else set()
        if answer is not None and rows and not rows & seen:
            seen |= rows
            yield part, answer


def _grid(page: Page, part: Page, answer: Answer, drawn: Sequence[ListRow], elsewhere: set[str]) -> _Grid | None:
    """An answer whose rows the page shows. Days and organs that another list names as well tell no row apart."""
    some = [
        [value for value in data.values() if len(value) >= _TELLING and value not in elsewhere]
        for data in answer.rows[:_LOOKED_AT]
    ]
    own = [row for row in drawn if any(value in row.text for telling in some for value in telling)]
    shown = sum(any(value in page.text for value in telling) for telling in some)
    if not own or shown < _SHOWN * len(some):
        return None
    return _Grid(part, answer, _kind(part.ask, answer, own))


def _kind(ask: Ask, answer: Answer, own: Sequence[ListRow]) -> Kind | None:
    """What the heading over its rows says, else the names in its rows, else its request."""
    headed = {kind for row in own if (kind := kind_of_value(row.values.get("kind", ""))) is not None}
    if headed:
        return headed.pop() if len(headed) == 1 else None
    return kind_of_header(tuple(answer.rows[0])) or _kind_asked(ask)


def _kind_asked(ask: Ask) -> Kind | None:
    parts = urlsplit(ask.url)
    sent = (ask.body or b"").decode("utf-8", "replace")
    # no token or number, in which anything may stand
    values = _WORD.findall(f"{parts.query}\n{sent}\n{ask.form or ''}")
    words = " ".join([parts.path.rsplit("/", 1)[-1], *values])
    permit, penalty = bool(_PERMIT.search(words)), bool(_PENALTY.search(words))
    if permit == penalty:
        return None
    return Kind.PERMIT if permit else Kind.PENALTY


def _made_alike(grids: Sequence[_Grid]) -> bool:
    """Lists of one site have the same names for their values, or are of both kinds (xk_wsh, cf_wsh)."""
    if {grid.kind for grid in grids} == set(Kind):
        return True
    first, *others = (set(grid.answer.rows[0]) for grid in grids)
    return all(len(first & names) >= _ALIKE * len(first | names) for names in others)
