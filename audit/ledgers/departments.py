"""Which department a ledger row is of: by a column, else by the names around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from disclosure.department_names import find_department, match_department

_COLUMN = "department"
_LAST_COLUMNS = ("source_unit", "organ")
"""Columns of the data standard that name the department where nothing else does (platform exports)."""
_SECTION = re.compile(r"(?:科|股|处|组|岗|窗口|大厅|(?<!办公)室)$")
_UNDER_IT = re.compile(r"(?:所|站|中心|队)$")
_PLACE = re.compile(r"[省市县区州旗盟]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Owner:
    """`department` of the list, or None with the `stranger` that was named instead ("" for none).
    `by_column`: a column of the row said so."""

    department: str | None
    stranger: str = ""
    by_column: bool = False


@dataclass(frozen=True, slots=True)
class Assumed:
    """A table that nothing says whose it is. `authorities`: those that its rows name."""

    authorities: frozenset[str]


class DepartmentFinder:
    """Names to departments of the list. Each distinct name is matched once."""

    def __init__(self, departments: Sequence[str]) -> None:
        self._departments = tuple(departments)
        self.lone = self._departments[0] if len(self._departments) == 1 else None
        self._match = lru_cache(maxsize=None)(lambda name: match_department(name, self._departments))
        self._find = lru_cache(maxsize=None)(lambda text: find_department(text, self._departments))

    def owner(
        self, fields: Mapping[str, str], around: str | None, *, combined: bool = True, assumed: Assumed | None = None
    ) -> Owner:
        """The department of one row. `around`: what sheet, file and folder say, which a filled department
        column outweighs; but where the table is not a combined one, a name outside the list is a section
        (审批科) or a subordinate unit of the department around it. `assumed`: nothing says so, it is only the one
        department looked at; then a row that names another authority is that authority's."""
        named = fields.get(_COLUMN, "")
        if named and (found := self._named(named)):
            return Owner(found, by_column=True)
        if named and (combined or around is None):
            return Owner(None, named, by_column=True)
        if around and assumed and (other := self._other_authority(fields, assumed)):
            return Owner(None, other, by_column=True)
        if around:
            return Owner(around)
        for column in _LAST_COLUMNS:
            if found := self._named(fields.get(column, "")):
                return Owner(found, by_column=True)
        return Owner(None, next((fields[column] for column in _LAST_COLUMNS if column in fields), ""))

    def assumed(self, rows: Iterable[Mapping[str, str]]) -> Assumed | None:
        """Where one department alone is looked at, and a table names nobody around its rows."""
        if self.lone is None:
            return None
        named = (fields.get(column, "") for fields in rows for column in (_COLUMN, *_LAST_COLUMNS))
        return Assumed(frozenset(name for name in named if name and not _is_section(name)))

    def is_combined(self, names: Iterable[str], around: str | None) -> bool:
        """Whether the distinct names of the department column are of departments other than the one around it."""
        return bool({self._named(name) for name in set(names)} - {None, around})

    def around(self, name: str, sheet: str, caption: str) -> str | None:
        """What sheet, file, folders and title say. Where one department alone is looked at (a spot check), a ledger
        that names nobody of the list is its own."""
        return self.spoken_of(name, sheet, caption) or self.lone

    def spoken_of(self, name: str, sheet: str, caption: str) -> str | None:
        """By sheet, file, folders (nearest first), then the title over the table."""
        path = PurePosixPath(name)
        folders = reversed(path.parts[:-1])
        return next((found for text in (sheet, path.stem, *folders, caption) if (found := self._find(text))), None)

    def _other_authority(self, fields: Mapping[str, str], assumed: Assumed) -> str:
        """Another authority that the row names; "" where it names none, the one looked at, or a section of it. One
        that is only known by its address is the one that the table names, if that is one."""
        if not _CHINESE.search(self.lone or "") and len(assumed.authorities) < 2:
            return ""
        own, deciding = fields.get(_COLUMN, ""), [fields.get(column, "") for column in _LAST_COLUMNS]
        if any(self._named(name) for name in (own, *deciding)):
            return ""
        others = [name for name in deciding if name and not _is_section(name)]
        if own and not (_is_section(own) or _UNDER_IT.search(own)):
            others.insert(0, own)
        return others[0] if others else ""

    def _named(self, name: str) -> str | None:
        return (self._match(name) or self._find(name)) if name else None


def _is_section(name: str) -> bool:
    """行政审批科, 窗口: part of an office, with no place in its name."""
    return bool(_SECTION.search(name)) and not _PLACE.search(name)
