"""The rules on how long a penalty is shown, read from laws.toml."""

from __future__ import annotations

import calendar
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any


class Severity(StrEnum):
    """The classes of the rules; `any`: whatever no other class of the rule takes."""

    MINOR = "minor"
    GENERAL = "general"
    SERIOUS = "serious"
    SPECIAL = "special"
    ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplayClass:
    """Months from the decision. `normally_public` false: need not be published at all; `only_when_told`: not
    supposed of a penalty of which nothing is known."""

    severity: Severity
    name: str
    shortest_months: int
    longest_months: int
    normally_public: bool = True
    only_when_told: bool = False

    def shortest_end(self, decision: date) -> date:
        """From this day on it may be withdrawn."""
        return months_after(decision, self.shortest_months)

    def longest_end(self, decision: date) -> date:
        """After this day it must be gone."""
        return months_after(decision, self.longest_months)


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplayLaw:
    """One rule with its dates in force, both within; `in_force_until` None: still."""

    title: str
    source: str
    in_force_from: date
    in_force_until: date | None
    classes: tuple[DisplayClass, ...]

    def in_force_on(self, day: date) -> bool:
        return self.in_force_from <= day <= (self.in_force_until or date.max)

    def in_force_within(self, start: date, end: date) -> bool:
        return self.in_force_from <= end and start <= (self.in_force_until or date.max)


@cache
def display_laws() -> tuple[DisplayLaw, ...]:
    """Every rule of laws.toml, the oldest first."""
    text = resources.files("audit.display").joinpath("laws.toml").read_text(encoding="utf-8")
    return tuple(sorted(map(_law, tomllib.loads(text)["laws"]), key=lambda law: law.in_force_from))


def laws_between(decision: date, as_of: date) -> tuple[DisplayLaw, ...]:
    """The rules that were in force on some day from the decision to the assessment."""
    return tuple(law for law in display_laws() if law.in_force_within(decision, as_of))


def months_after(day: date, months: int) -> date:
    """The same day of the month, or the month's last (31 January + 1 month = 28 February)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _law(table: Mapping[str, Any]) -> DisplayLaw:
    classes = tuple(DisplayClass(**{**one, "severity": Severity(one["severity"])}) for one in table["classes"])
    return DisplayLaw(
        title=table["title"],
        source=table["source"],
        in_force_from=table["in_force_from"],
        in_force_until=table.get("in_force_until"),
        classes=classes,
    )
