"""What a listing family is: how a list is recognised, how its rows are read, how it goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from crawler.pages.page import Ask, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One entry of a list. `ask` opens its detail (None: the row is all there is). `values` holds the
    canonical fields (disclosure.fields names) that the list itself shows; `text` the row as printed."""

    title: str
    ask: Ask | None
    listed_on: date | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """The next page of a list: its request, and what the family must remember to read the answer."""

    ask: Ask
    state: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """One page of a list. `total` is the number of rows the site says the whole list has, if it does.
    `broken` says in Chinese why the list surely goes on but cannot be followed by plain HTTP."""

    rows: tuple[ListRow, ...]
    following: Following | None = None
    total: int | None = None
    broken: str = ""


class Family(Protocol):
    """One way of publishing lists (PORTALS §3). Pure: pages in, rows and requests out."""

    name: str

    def recognise(self, page: Page) -> bool:
        """Whether this page's list is of this family."""
        ...

    def start(self, page: Page) -> ListPage:
        """The rows of the first page of the list."""
        ...

    def go_on(self, page: Page, state: Any) -> ListPage:
        """The rows of a later page, fetched by the `Following` that carried `state`."""
        ...
