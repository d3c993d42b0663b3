"""The formula of an indicator out of its rule table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import cast, get_args

from audit.schemes.asked import AskedFigure
from audit.schemes.named_figures import KNOWN_RATES, names_in_rules
from audit.schemes.rule_table import RuleTable
from audit.schemes.scheme import (
    AnswerCase,
    AnswerCases,
    Branch,
    Case,
    Computed,
    Delay,
    Due,
    Formula,
    Needed,
    RateShare,
    RateSteps,
    RecordInPeriod,
    Several,
    Step,
    Take,
    VerdictCases,
    WhenEmpty,
)
from disclosure.vocabulary import SiteRole, Subject, Verdict

_EMPTY = ("unscored", "full", "zero")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What formulas may name: rates, and the questions of the statistics file."""

    rates: tuple[str, ...]
    asked: tuple[AskedFigure, ...]

    @classmethod
    def of(cls, own_rates: Sequence[str], asked: Sequence[AskedFigure]) -> Vocabulary:
        return cls((*KNOWN_RATES, *own_rates), tuple(asked))

    @property
    def names(self) -> frozenset[str]:
        return names_in_rules(self.rates[len(KNOWN_RATES) :], self.asked)

    def questions(self, kind: str) -> tuple[str, ...]:
        return tuple(figure.name for figure in self.asked if figure.kind == kind)


def read_formula(table: RuleTable, words: Vocabulary) -> Formula:
    """InputError for an unknown kind or name, naming the file, line and key."""
    return _READERS[table.choice("kind", tuple(_READERS))](table, words)


def _verdict(table: RuleTable, _: Vocabulary) -> VerdictCases:
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


def _rate(table: RuleTable, words: Vocabulary) -> RateShare:
    return RateShare(
        rate=table.choice("rate", words.rates),
        complement=table.truth("complement"),
        when_empty=_when_empty(table, "when_empty"),
    )


def _rate_steps(table: RuleTable, words: Vocabulary) -> RateSteps:
    steps = []
    for row in table.tables("steps"):
        steps.append(Step(below=row.number("below"), points=row.number("points")))
        row.close()
    if not steps or any(low.below >= high.below for low, high in pairwise(steps)):
        raise table.wrong("steps", "由低到高的各档（below 逐档增大）")
    return RateSteps(rate=table.choice("rate", words.rates), steps=tuple(steps), otherwise=table.number("otherwise"))


def _record_in_period(table: RuleTable, words: Vocabulary) -> RecordInPeriod:
    return RecordInPeriod(
        where=SiteRole(table.choice("where", tuple(SiteRole))),
        no_rows=_when_empty(table, "no_rows"),
        no_rows_needs=table.choice("no_rows_needs", ("", *words.questions("yes_no")), ""),
    )


def _answer(table: RuleTable, words: Vocabulary) -> AnswerCases:
    statistic = table.choice("statistic", words.questions("choice"))
    allowed = next(figure.choices for figure in words.asked if figure.name == statistic)
    cases = []
    for row in table.tables("cases"):
        says = row.text("says", "")
        answer = row.choice("answer", allowed)
        cases.append(AnswerCase(answer=answer, points=row.number("points"), says=says or answer))
        row.close()
    return AnswerCases(statistic=statistic, cases=tuple(cases))


def _computed(table: RuleTable, words: Vocabulary) -> Computed:
    branches = []
    for row in table.tables("branches"):
        when = row.expression_or_none("when", words.names)
        branches.append(Branch(points=row.expression("points", words.names), when=when))
        row.close()
    only = table.expression_or_none("points", words.names)
    if (only is None) == (not branches):
        raise table.wrong("points", "一个算式（或改用 branches 分情形写），二者取一")
    return Computed(
        branches=(Branch(points=only),) if only else tuple(branches),
        at_least=table.number("at_least", 0),
        uncapped=table.truth("uncapped"),
        when_empty=_when_empty(table, "when_empty"),
    )


def _delay(table: RuleTable, words: Vocabulary) -> Delay:
    delay = Delay(
        statistic=table.choice("statistic", words.questions("date")),
        due=_due(table),
        per_day=table.number("per_day"),
        nothing_after=table.whole_or_none("nothing_after"),
        each_full=table.truth("each_full"),
        when_none=_when_empty(table, "when_none"),
    )
    if delay.per_day <= 0:
        raise table.wrong("per_day", "大于0的数字")
    return delay


def _due(table: RuleTable) -> Due:
    named = table.text("due_day", "")
    try:
        day = date.fromisoformat(f"2001-{named}") if named else None
    except ValueError as error:
        raise table.wrong("due_day", "月-日（如 01-10）") from error
    due = Due(
        month_day=(day.month, day.day) if day else None,
        working_day=table.whole_or_none("due_working_day"),
        in_worksheet=table.truth("due_in_worksheet"),
    )
    if sum((due.month_day is not None, bool(due.working_day), due.in_worksheet)) != 1:
        raise table.wrong("due_day", "月-日（或改用 due_working_day、due_in_worksheet），三者取一")
    return due


def _needed(table: RuleTable, _: Vocabulary) -> Needed:
    return Needed(needs=table.text("needs"))


def _several(table: RuleTable, words: Vocabulary) -> Several:
    formulas = []
    for row in table.tables("of"):
        formulas.append(read_formula(row, words))
        row.close()
    if len(formulas) < 2 or any(isinstance(one, Several) for one in formulas):
        raise table.wrong("of", "至少两个算法（[[indicators.formula.of]]），其中不再套 several")
    return Several(take=cast("Take", table.choice("take", get_args(Take))), formulas=tuple(formulas))


def _when_empty(table: RuleTable, key: str) -> WhenEmpty:
    return cast("WhenEmpty", table.choice(key, _EMPTY, "unscored"))


_READERS: dict[str, Callable[[RuleTable, Vocabulary], Formula]] = {
    "verdict": _verdict,
    "rate": _rate,
    "rate_steps": _rate_steps,
    "record_in_period": _record_in_period,
    "answer": _answer,
    "computed": _computed,
    "delay": _delay,
    "needed": _needed,
    "several": _several,
}
