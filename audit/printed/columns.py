"""What each column of a published table counts (columns.toml)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from disclosure.fields.headers import normalise_header


@dataclass(frozen=True, slots=True)
class Column:
    """`subject`: permit, penalty, or "" for both. `measure`: "" where the header says nothing known."""

    place: int
    header: str
    subject: str
    measure: str
    is_rate: bool


@lru_cache(maxsize=1)
def column_words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def columns_of(header: tuple[str, ...]) -> list[Column]:
    """The columns that may hold figures, without numbering, ranks, points and days."""
    found = [_column(place, text) for place, text in enumerate(header) if text]
    return [column for column in found if column is not None]


def is_total_row(name: str) -> bool:
    return _says("total_row", name)


def is_subtotal_row(name: str) -> bool:
    return _says("subtotal_row", name)


def _column(place: int, header: str) -> Column | None:
    plain = normalise_header(header)
    if not plain or _says("ignored", plain):
        return None
    words = column_words()
    subjects = [name for name, pattern in words["subject"].items() if re.search(pattern, plain)]
    measure = next((name for name, pattern in words["measure"].items() if re.search(pattern, plain)), "")
    if subjects and not measure:
        measure = "total"
    return Column(place, header, subjects[0] if len(subjects) == 1 else "", measure, _says("rate", plain))


def _says(name: str, text: str) -> bool:
    return re.search(column_words()[name], text, re.IGNORECASE) is not None
