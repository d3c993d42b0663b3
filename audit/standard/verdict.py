"""What the platform's own check says of a row; it wins over the rules of the editions."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from disclosure.fields import normalise_header
from disclosure.records import LedgerRow

CHECK_RESULT = "check_result"
"""Where a row's `values` keep what the platform's own check says."""


@dataclass(frozen=True, slots=True)
class _Words:
    headers: frozenset[str]
    fails: tuple[str, ...]
    passes: tuple[str, ...]


@cache
def _words() -> _Words:
    raw = tomllib.loads(resources.files("audit.standard").joinpath("verdict.toml").read_text(encoding="utf-8"))
    return _Words(frozenset(map(normalise_header, raw["headers"])), tuple(raw["fails"]), tuple(raw["passes"]))


def is_verdict_header(header: str) -> bool:
    """Whether a column holds what the platform's own check says."""
    return normalise_header(header) in _words().headers


def platform_verdict(row: LedgerRow) -> bool | None:
    """What the platform itself says of the row; None where it says nothing."""
    said = row.values.get(CHECK_RESULT, "")
    if any(word in said for word in _words().fails):
        return False
    return True if any(word in said for word in _words().passes) else None
