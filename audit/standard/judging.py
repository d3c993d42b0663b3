"""A table's rules run over whole columns: which rule is broken in which row."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals as nw

from audit.standard.columns import ROW, Columns, Holds
from audit.standard.conditions import asked_fields
from audit.standard.edition import Condition, Rule, TableRules

_OF_BLANKNESS = frozenset({"filled", "blank", "any_filled"})


@dataclass(frozen=True, slots=True)
class Judged:
    """`broken`: for each broken rule a column of booleans, true where the row breaks it."""

    rows: int
    broken: tuple[tuple[Rule, nw.Series[Any]], ...]

    @property
    def counts(self) -> dict[str, int]:
        """Rows by the id of the rule they break."""
        return {rule.id: int(wrong.sum()) for rule, wrong in self.broken}

    @property
    def faulty(self) -> nw.Series[Any] | None:
        """True for rows that break a rule of severity error; None where no row does."""
        errors = [wrong for rule, wrong in self.broken if rule.severity == "error"]
        total: nw.Series[Any] | None = None
        for wrong in errors:
            total = wrong if total is None else total | wrong
        return total

    @property
    def faulty_rows(self) -> int:
        return 0 if (faulty := self.faulty) is None else int(faulty.sum())

    def places(self) -> Iterator[tuple[Rule, list[int]]]:
        """Each broken rule with the positions (from 0) of the rows that break it."""
        for rule, wrong in self.broken:
            yield rule, [at for at, is_wrong in enumerate(wrong.to_list()) if is_wrong]


def judge(frame: nw.DataFrame[Any], table: TableRules, as_of: date, *, absent: Container[str] = ()) -> Judged:
    """Run all rules of a table over a frame of clean text, one column a canonical field, blank cells null or "".

    `as_of`: days after it lie in the future. `absent`: fields whose lack is not the rows' fault (an export that leaves
    columns out); rules that ask for them are passed over.
    """
    rules = [rule for rule in table.rules if not (rule.asks_for_field and rule.field in absent)]
    columns = Columns(frame, _fields(rules), as_of)
    broken = _row_rules(columns, [rule for rule in rules if not rule.repeats])
    repeated = ((rule, repeats(columns.frame, rule)) for rule in rules if rule.repeats)
    broken += [(rule, wrong) for rule, wrong in repeated if wrong is not None]
    return Judged(len(frame), tuple(broken))


def _fields(rules: Sequence[Rule]) -> list[str]:
    return [name for rule in rules for condition in (*rule.when, *rule.then) for name in asked_fields(condition)]


def _row_rules(columns: Columns, rules: Sequence[Rule]) -> list[tuple[Rule, nw.Series[Any]]]:
    wrong = {rule.id: expression for rule in rules if (expression := _violation(columns, rule)) is not None}
    if not wrong or not columns.rows:
        return []
    found = columns.frame.select(*(expression.alias(name) for name, expression in wrong.items()))
    hits = found.select(nw.all().any()).row(0)
    by_id = {rule.id: rule for rule in rules}
    return [(by_id[name], found[name]) for name, hit in zip(found.columns, hits, strict=True) if hit]


def _violation(columns: Columns, rule: Rule) -> nw.Expr | None:
    """Where a rule is broken, None where it cannot be."""
    when = _all(columns, rule.when, blank=False)
    then = _all(columns, rule.then, blank=True)
    if when is False or then is True:
        return None
    broken = nw.col(ROW) >= 0 if then is False else ~then
    return broken if when is True else broken & when


def _all(columns: Columns, conditions: Sequence[Condition], *, blank: bool) -> Holds:
    """All conditions together; a blank cell counts as `blank`."""
    asked = list(conditions)
    if not blank:  # of a column that is right wherever it is filled, `holds` says True of all its rows
        asked += [Condition(one.field, "filled") for one in conditions if one.test not in _OF_BLANKNESS]
    answers = [columns.holds(condition) for condition in asked]
    if any(answer is False for answer in answers):
        return False
    open_answers = [answer.fill_null(value=blank) for answer in answers if not isinstance(answer, bool)]
    return nw.all_horizontal(*open_answers, ignore_nulls=False) if open_answers else True


def repeats(frame: nw.DataFrame[Any], rule: Rule) -> nw.Series[Any] | None:
    """True for rows that say what an earlier row said already, in all fields of the rule; None where none does.

    By itself for tables that are judged in parts: a repetition may stand in another part.
    """
    keys = rule.repeats
    if not set(keys) <= set(frame.columns):
        return None
    first = nw.col(keys[0])
    candidates = frame.select((first.is_duplicated() & ~first.is_null()).alias("candidate"))["candidate"]
    if not candidates.any():
        return None
    others = [nw.col(name).fill_null("") for name in rule.telling_apart if name in frame.columns]
    keyed = frame.select(nw.concat_str(*keys, *others, separator="\x1f").alias("key")).with_columns(candidates)
    key = nw.col("key")
    wrong = keyed.select((nw.col("candidate") & ~key.is_null() & ~key.is_first_distinct()).alias("wrong"))["wrong"]
    return wrong if wrong.any() else None
