"""Which department a ledger row is of: by a column, else by the names around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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

    def owner(self, fields: Mapping[str, str], around: str | None, *, combined: bool = True) -> Owner:
        """The department of one row. `around`: what sheet, file and folder say, which a filled department
        column outweighs; but where the table is not a combined one, a name outside the list is a section
        (审批科) or a subordinate unit of the department around it."""
        named = fields.get(_COLUMN, "")
        if named and (found := self._named(named)):
            return Owner(found, by_column=True)
        if named and (combined or around is None):
            return Owner(None, named, by_column=True)
        if around:
            return Owner(around)
        for column in _LAST_COLUMNS:
            if found := self._named(fields.get(column, "")):
                return Owner(found, by_column=True)
        return Owner(None, next((fields[column] for column in _LAST_COLUMNS if column in fields), ""))

    def is_combined(self, names: Iterable[str], around: str | None) -> bool:
        """Whether the distinct names of the department column are of departments other than the one around it."""
        return bool({self._named(name) for name in set(names)} - {None, around})

    def around(self, name: str, sheet: str, caption: str) -> str | None:
        """By sheet, file, folders (nearest first), then the title over the table. Where one department alone
        is looked at (a spot check), a ledger that names nobody of the list is its own."""
        path = PurePosixPath(name)
        folders = reversed(path.parts[:-1])
        named = next((found for text in (sheet, path.stem, *folders, caption) if (found := self._find(text))), None)
        return named or (self._departments[0] if len(self._departments) == 1 else None)

    def _named(self, name: str) -> str | None:
        return (self._match(name) or self._find(name)) if name else None
