"""The formula of an indicator out of its rule table."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import cast

from audit.schemes.rule_table import RuleTable
from audit.schemes.scheme import (
    Case,
    Formula,
    Needed,
    RateShare,
    RateSteps,
    RecordInPeriod,
    Step,
    VerdictCases,
    WhenEmpty,
)
from disclosure.judgement import RATE_NAMES
from disclosure.vocabulary import SiteRole, Subject, Verdict

KNOWN_RATES = (*RATE_NAMES, "five_codes")
_EMPTY = ("unscored", "full", "zero")


def read_formula(table: RuleTable) -> Formula:
    """InputError for an unknown kind or rate, naming the file and the key."""
    return _READERS[table.choice("kind", tuple(_READERS))](table)


def _verdict(table: RuleTable) -> VerdictCases:
    return VerdictCases(
        subject=table.choice("subject", (*Subject, "ledger")),  # type: ignore[arg-type]
        where=SiteRole(table.choice("where", tuple(SiteRole), SiteRole.PORTAL)),
        cases=tuple(_case(row) for row in table.tables("cases")),
    )


def _case(row: RuleTable) -> Case:
    case = Case(
        verdict=row.choice("verdict", tuple(Verdict)),
        points=row.number("points"),
        says=row.text("says"),
        on_home=row.truth_or_none("on_home"),
        searchable=row.truth_or_none("searchable"),
    )
    row.close()
    return case


def _rate(table: RuleTable) -> RateShare:
    return RateShare(
        rate=table.choice("rate", KNOWN_RATES),
        complement=table.truth("complement"),
        when_empty=_when_empty(table, "when_empty"),
    )


def _rate_steps(table: RuleTable) -> RateSteps:
    steps = []
    for row in table.tables("steps"):
        steps.append(Step(below=row.number("below"), points=row.number("points")))
        row.close()
    if not steps or any(low.below >= high.below for low, high in pairwise(steps)):
        raise table.wrong("steps", "由低到高的各档（below 逐档增大）")
    return RateSteps(rate=table.choice("rate", KNOWN_RATES), steps=tuple(steps), otherwise=table.number("otherwise"))


def _record_in_period(table: RuleTable) -> RecordInPeriod:
    return RecordInPeriod(where=SiteRole(table.choice("where", tuple(SiteRole))), no_rows=_when_empty(table, "no_rows"))


def _needed(table: RuleTable) -> Needed:
    return Needed(needs=table.text("needs"))


def _when_empty(table: RuleTable, key: str) -> WhenEmpty:
    return cast("WhenEmpty", table.choice(key, _EMPTY, "unscored"))


_READERS: dict[str, Callable[[RuleTable], Formula]] = {
    "verdict": _verdict,
    "rate": _rate,
    "rate_steps": _rate_steps,
    "record_in_period": _record_in_period,
    "needed": _needed,
}
