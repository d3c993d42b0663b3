"""The line of a TOML file on which a key stands, so that a mistake can be shown where it was made."""

from __future__ import annotations

import re
from collections.abc import Iterator

Path = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r'^\s*("[^"]+"|[\w-]+)\s*=')
_ENTRY = re.compile(r"^\s*\{")
_INLINE_KEY = re.compile(r'[{,]\s*("[^"]+"|[\w-]+)\s*=')


class KeyPlaces:
    """Lines (the first is 1) by path: table names, places in arrays (from 0) and keys."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {}
        for path, line in _walk(text.splitlines()):
            self._lines.setdefault(path, line)

    def line(self, path: Path) -> int | None:
        """The line of the key, else of the nearest table around it."""
        while path:
            if path in self._lines:
                return self._lines[path]
            path = path[:-1]
        return None


def _walk(lines: list[str]) -> Iterator[tuple[Path, int]]:
    table: Path = ()
    counts: dict[Path, int] = {}
    array: Path | None = None
    entries = 0
    for number, line in enumerate(lines, 1):
        if header := _HEADER.match(line):
            table = _table_path(header, counts)
            array = None
            yield table, number
        elif key := _KEY.match(line):
            array, entries = (*table, _bare(key[1])), 0
            yield array, number
            yield from _inline(line[key.end() :], array, number)
        elif array is not None and _ENTRY.match(line):
            yield (*array, entries), number
            yield from _inline(line, (*array, entries), number)
            entries += 1


def _table_path(header: re.Match[str], counts: dict[Path, int]) -> Path:
    """[[a]] opens a new entry of a; [a.b] goes on within the last one."""
    path: Path = ()
    names = [_bare(name) for name in header[2].split(".")]
    for at, name in enumerate(names):
        path = (*path, name)
        if header[1] == "[[" and at == len(names) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _inline(text: str, path: Path, number: int) -> Iterator[tuple[Path, int]]:
    for key in _INLINE_KEY.finditer(text):
        yield (*path, _bare(key[1])), number


def _bare(name: str) -> str:
    return name.strip().strip('"')
