"""Whether a reported row meets the basic data standard: the rules are in standard.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from disclosure.codes import is_valid_credit_code
from disclosure.dates import read_date
from disclosure.fields import normalise_header
from disclosure.records import LedgerRow

CHECK_RESULT = "check_result"
"""Where a row's `values` keep what the platform's own check says."""


@dataclass(frozen=True, slots=True)
class Standard:
    required: tuple[str, ...]
    checked_codes: tuple[str, ...]
    placeholder_codes: frozenset[str]
    ordered_dates: tuple[tuple[str, str], ...]
    past_dates: tuple[str, ...]
    verdict_headers: frozenset[str]
    fails: tuple[str, ...]
    passes: tuple[str, ...]


@cache
def standard() -> Standard:
    raw = tomllib.loads(resources.files("audit").joinpath("standard.toml").read_text(encoding="utf-8"))
    verdict = raw["platform_verdict"]
    return Standard(
        required=tuple(raw["required"]),
        checked_codes=tuple(raw["checked_codes"]),
        placeholder_codes=frozenset(raw["placeholder_codes"]),
        ordered_dates=tuple((first, second) for first, second in raw["ordered_dates"]),
        past_dates=tuple(raw["past_dates"]),
        verdict_headers=frozenset(map(normalise_header, verdict["headers"])),
        fails=tuple(verdict["fails"]),
        passes=tuple(verdict["passes"]),
    )


def is_verdict_header(header: str) -> bool:
    """Whether a column holds what the platform's own check says."""
    return normalise_header(header) in standard().verdict_headers


def platform_verdict(row: LedgerRow) -> bool | None:
    """What the platform itself says of the row; None where it says nothing."""
    said = row.values.get(CHECK_RESULT, "")
    if any(word in said for word in standard().fails):
        return False
    return True if any(word in said for word in standard().passes) else None


def meets_standard(row: LedgerRow, as_of: date) -> bool:
    """The platform's verdict where there is one; else required fields, sane dates and codes."""
    said = platform_verdict(row)
    if said is not None:
        return said
    return _is_filled(row) and _has_sane_dates(row, as_of) and _has_valid_codes(row)


def _is_filled(row: LedgerRow) -> bool:
    return all(getattr(row, name) for name in standard().required)


def _has_sane_dates(row: LedgerRow, as_of: date) -> bool:
    for first, second in standard().ordered_dates:
        earlier, later = _day(row, first), _day(row, second)
        if earlier and later and earlier > later:
            return False
    return all((day := _day(row, name)) is None or day <= as_of for name in standard().past_dates)


def _day(row: LedgerRow, name: str) -> date | None:
    attributes: Mapping[str, date | None] = {
        "decision_date": row.decision_date,
        "reported_on": row.reported_on,
    }
    if name in attributes:
        return attributes[name]
    return read_date(row.values[name]) if name in row.values else None


def _has_valid_codes(row: LedgerRow) -> bool:
    codes = [row.values[name].strip() for name in standard().checked_codes if row.values.get(name, "").strip()]
    return all(
        "*" in code or code.upper() in standard().placeholder_codes or is_valid_credit_code(code) for code in codes
    )
