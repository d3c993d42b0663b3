"""What an edition of the data standard is made of: tables, fields, rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from disclosure.vocabulary import Kind

Severity = Literal["error", "warning"]
PartySide = Literal["legal", "natural", "any"]


@dataclass(frozen=True, slots=True)
class Condition:
    """One test of one field (`audit.standard.conditions` knows the tests). A blank cell passes every test but
    `filled` and `any_filled`, for which `value` names the fields asked."""

    field: str
    test: str
    value: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Where all of `when` hold, all of `then` must.

    `field`: the one at fault, whose cell is named. `title` and `advice` are Chinese sentences: what is wrong, what to
    do. `sure`: how well the source is known (A official document, B public practice, C general knowledge).
    """

    id: str
    field: str
    title: str
    advice: str
    severity: Severity
    clause: str
    sure: str
    when: tuple[Condition, ...] = ()
    then: tuple[Condition, ...] = ()

    @property
    def repeats(self) -> tuple[str, ...]:
        """The fields that together must not come twice, all of them filled; empty for rules on single rows."""
        return tuple(name for name in self._unique if not name.endswith("?"))

    @property
    def telling_apart(self) -> tuple[str, ...]:
        """Fields that, where a table has them and a row fills them, tell it from one that is otherwise the same."""
        return tuple(name[:-1] for name in self._unique if name.endswith("?"))

    @property
    def _unique(self) -> tuple[str, ...]:
        found = [condition.value for condition in self.then if condition.test == "unique"]
        return tuple(map(str, found[0])) if found else ()

    @property
    def asks_for_field(self) -> bool:
        """Whether the rule fails because its field was left blank."""
        return any(condition.test in ("filled", "any_filled") for condition in self.then)


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """`code` as in XK_WSH; `personal`: a number that is never printed whole."""

    name: str
    chinese: str
    code: str
    personal: bool = False


@dataclass(frozen=True)
class TableRules:
    """One table of an edition: `kind` None speaks of permits and penalties alike."""

    key: str
    title: str
    kind: Kind | None
    party: PartySide
    fields: tuple[FieldEntry, ...]
    rules: tuple[Rule, ...]

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(entry.name for entry in self.fields)

    @cached_property
    def by_name(self) -> Mapping[str, FieldEntry]:
        return {entry.name: entry for entry in self.fields}

    @cached_property
    def unconditional(self) -> tuple[Rule, ...]:
        """The rules that ask for a field whatever else stands in the row."""
        return tuple(rule for rule in self.rules if rule.severity == "error" and not rule.when and rule.asks_for_field)


@dataclass(frozen=True, slots=True)
class Edition:
    id: str
    title: str
    source: str
    tables: tuple[TableRules, ...]

    def table(self, kind: Kind, party: PartySide) -> TableRules:
        """The table a row of this kind, on a legal or a natural person, belongs in."""
        fitting = [table for table in self.tables if table.kind in (kind, None)]
        return next((table for table in fitting if table.party in (party, "any")), fitting[0])

    def rule(self, rule_id: str) -> Rule:
        return next(rule for table in self.tables for rule in table.rules if rule.id == rule_id)
