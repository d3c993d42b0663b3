"""Which department a ledger row is of: by a column, else by the names around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from disclosure.department_names import find_department, match_department

_COLUMN = "department"
_LAST_COLUMNS = ("source_unit", "organ")
"""Columns of the data standard that name the department where nothing else does (platform exports)."""


@dataclass(frozen=True, slots=True)
class Owner:
    """`department` of the list, or None with the `stranger` that was named instead ("" for none).
    `by_column`: a column of the row said so."""

    department: str | None
    stranger: str = ""
    by_column: bool = False


class DepartmentFinder:
    """Names to departments of the list. Each distinct name is matched once."""

    def __init__(self, departments: Sequence[str]) -> None:
        self._departments = tuple(departments)
        self._match = lru_cache(maxsize=None)(lambda name: match_department(name, self._departments))
        self._find = lru_cache(maxsize=None)(lambda text: find_department(text, self._departments))

    def owner(self, fields: Mapping[str, str], around: str | None) -> Owner:
        """`around`: what sheet, file and folder say (`around`), which a filled department column
        outweighs."""
        named = fields.get(_COLUMN, "")
        if named:
            return (
                Owner(found, by_column=True)
                if (found := self._named(named))
                else Owner(None, named, by_column=True)
            )
        if around:
            return Owner(around)
        for column in _LAST_COLUMNS:
            if found := self._named(fields.get(column, "")):
                return Owner(found, by_column=True)
        return Owner(None, next((fields[column] for column in _LAST_COLUMNS if column in fields), ""))

    def around(self, name: str, sheet: str, caption: str) -> str | None:
        """By sheet, file, folders (nearest first), then the title over the table."""
        path = PurePosixPath(name)
        folders = reversed(path.parts[:-1])
        return next(
            (found for text in (sheet, path.stem, *folders, caption) if (found := self._find(text))), None
        )

    def _named(self, name: str) -> str | None:
        return (self._match(name) or self._find(name)) if name else None
