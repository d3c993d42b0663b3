"""Which edition of the data standard a table is kept by, told by its header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from audit.standard.edition import Edition
from audit.standard.loading import editions
from disclosure.fields import map_header

EDITION_MARK = "standard_edition"
"""Where a row's `values` keep the edition of its table and the fields it has no column for: "G3 -valid_from"."""


def edition_of_header(header: Sequence[str]) -> Edition | None:
    """The edition whose codes or names the header holds; None where it holds none's."""
    generation = map_header(header).generation
    return editions().get(generation) if generation else None


def basic_edition() -> Edition:
    """What is asked of any row, where the header tells no edition."""
    return editions()["基本"]


def edition_values(header: Sequence[str]) -> Mapping[str, str]:
    """What to keep with the values of a table's rows, so that they can be judged later; nothing where no edition is
    told."""
    mark = _mark(tuple(header))
    return {EDITION_MARK: mark} if mark else {}


@lru_cache(maxsize=256)
def _mark(header: tuple[str, ...]) -> str:
    edition = edition_of_header(header)
    if edition is None:
        return ""
    columns = map_header(header).columns
    asked = {rule.field for table in edition.tables for rule in table.rules if rule.asks_for_field}
    return " -".join((edition.id, *sorted(asked - set(columns))))


@lru_cache(maxsize=256)
def read_mark(mark: str) -> tuple[Edition, frozenset[str]]:
    """The edition a mark names, and the fields the table has no column for; the basic edition where there is none."""
    if not mark:
        return basic_edition(), frozenset()
    name, *absent = mark.split(" -")
    return editions().get(name, basic_edition()), frozenset(absent)
