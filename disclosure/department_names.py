"""Departments by whatever name a ledger, a sheet or a file calls them.

Short and former names are data (department_names.toml); the region before the name (示范市, 市, 殷都区)
may be there or not. A name is only matched where exactly one department can be meant.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePath

_BLANKS = re.compile(r"[\s()（）\[\]【】〔〕“”\"'_—\-·.．、,，]+")
_WORDS = re.compile(r"[\u3400-\u9fff]+")
_REGION = re.compile(
    r"^(?:中共|中华人民共和国|国家税务总局|国家)?(?:[\u3400-\u9fff]{1,9}?(?:自治区|自治州|自治县|自治旗|地区|新区|开发区|高新区|示范区|园区|林区|矿区|特区|省|市|区|县|州|盟|旗)|[省市区县州])"
)
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class _Name:
    """A department's name taken apart: the region before it and the office, one word for all its names."""

    region: str
    office: str


def match_department(name: str, known: Sequence[str]) -> str | None:
    """The department of `known` that `name` means; None where there is none, or more than one could be
    meant."""
    if name in known:
        return name
    given = _taken_apart(name)
    if len(given.office) < _SHORTEST:
        return None
    parts = {department: _taken_apart(department) for department in known}
    same_office = [department for department, part in parts.items() if part.office == given.office]
    for agrees in (_same_region, _region_within):
        found = [department for department in same_office if agrees(given.region, parts[department].region)]
        if found:
            return found[0] if len(set(found)) == 1 else None
    return None


def find_department(text: str, known: Sequence[str]) -> str | None:
    """The one department a file's, a folder's or a sheet's name speaks of: 03_卫健委台账2018Q2.xlsx. None
    where it speaks of none or of several."""
    words = _WORDS.findall(_BLANKS.sub("|", _without_suffix(text)))
    written = [name for name in known if any(_plain(name) in word for word in [_plain(text), *words])]
    longest = [name for name in written if not any(name != other and name in other for other in written)]
    if longest:
        return longest[0] if len(set(longest)) == 1 else None
    found = {match for word in words for match in _within(word, known)}
    if not found:  # folders called 市场监管 or 卫健
        whole = {match_department(word + ending, known) for word in words for ending in ("局", "委")}
        found = {name for name in whole if name is not None}
    return found.pop() if len(found) == 1 else None


def _within(word: str, known: Sequence[str]) -> set[str]:
    """The departments that parts of one word mean: each office named in it, with the longest region
    before it."""
    found = set()
    covered = 0
    for start, end in _offices_in(word, known):
        if start < covered:
            continue
        covered = end
        matches = (match_department(word[begin:end], known) for begin in range(start + 1))
        if match := next((match for match in matches if match), None):
            found.add(match)
    return found


def _offices_in(word: str, known: Sequence[str]) -> list[tuple[int, int]]:
    """Where offices are named in a word, the longer before the shorter ones within them."""
    spellings = {*_offices(), *(_taken_apart(name).office for name in known)}
    found = [
        (match.start(), match.end())
        for spelling in spellings
        if len(spelling) >= _SHORTEST
        for match in re.finditer(re.escape(spelling), word)
    ]
    return sorted(found, key=lambda place: (place[0], -place[1]))


@lru_cache(maxsize=8192)
def _taken_apart(name: str) -> _Name:
    plain = _plain(name)
    offices = _offices()
    for start in range(len(plain)):  # the longest known name at the end
        if plain[start:] in offices:
            return _Name(_plain_region(plain[:start]), offices[plain[start:]])
    rest = plain
    while (match := _REGION.match(rest)) and len(rest) - match.end() >= _SHORTEST and not rest.startswith(_no_prefix()):
        rest = rest[match.end() :]
    return _Name(plain[: len(plain) - len(rest)], rest)


def _plain_region(region: str) -> str:
    """国家税务总局郑州市上街区(税务局) and 郑州市公安局(…分局): what matters is the region itself."""
    return region.removeprefix("国家税务总局").removesuffix("公安局").removesuffix("生态环境局")


def _same_region(given: str, department: str) -> bool:
    return given == department


def _region_within(given: str, department: str) -> bool:
    """市 or 殷都 for 殷都区, 示范省示范市 for 示范市; no region at all fits every one."""
    if not given or not department:
        return True
    return department.endswith(given) or given.endswith(department) or (len(given) > 1 and department.startswith(given))


@lru_cache(maxsize=1)
def _data() -> tuple[dict[str, str], tuple[str, ...]]:
    raw = tomllib.loads((Path(__file__).parent / "department_names.toml").read_text(encoding="utf-8"))
    return {name: names[0] for names in raw["offices"] for name in names}, tuple(raw["no_prefix"])


def _offices() -> dict[str, str]:
    return _data()[0]


def _no_prefix() -> tuple[str, ...]:
    return _data()[1]


def _plain(name: str) -> str:
    return _BLANKS.sub("", unicodedata.normalize("NFKC", name))


def _without_suffix(text: str) -> str:
    suffix = PurePath(text).suffix
    return text[: -len(suffix)] if suffix and suffix[1:].isalnum() and suffix.isascii() else text
