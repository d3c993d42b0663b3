"""The tests of a condition, as Narwhals expressions on text columns in which blank cells are null."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import narwhals as nw

from audit.standard.edition import Condition

Text = Callable[[nw.Expr, tuple[str | int, ...]], nw.Expr]


def _is(text: nw.Expr, values: tuple[str | int, ...]) -> nw.Expr:
    return text.is_in(list(values))


def _starts(text: nw.Expr, values: tuple[str | int, ...]) -> nw.Expr:
    return nw.any_horizontal(*(text.str.starts_with(str(value)) for value in values), ignore_nulls=False)


def _has(text: nw.Expr, values: tuple[str | int, ...]) -> nw.Expr:
    return nw.any_horizontal(*(text.str.contains(str(value), literal=True) for value in values), ignore_nulls=False)


def _lacks(text: nw.Expr, values: tuple[str | int, ...]) -> nw.Expr:
    return ~_has(text, values)


def _matches(text: nw.Expr, values: tuple[str | int, ...]) -> nw.Expr:
    return text.str.contains(str(values[0]))


def _at_most(text: nw.Expr, values: tuple[str | int, ...]) -> nw.Expr:
    """At most so many characters, or bytes as GBK counts them: a Chinese character is two."""
    most, unit = int(values[0]), values[1]
    if unit == "char":
        return text.str.len_chars() <= most
    short = text.str.len_chars() * 2 <= most
    return short | (text.str.replace_all(r"[^\x00-\x7f]", "xx").str.len_chars() <= most)


TEXT_TESTS: Mapping[str, Text] = {
    "is": _is,
    "is_not": lambda text, values: ~_is(text, values),
    "starts": _starts,
    "has": _has,
    "lacks": _lacks,
    "matches": _matches,
    "at_most": _at_most,
}
"""Tests that need to see one cell and nothing else."""

CHEAP = frozenset({"is", "is_not"})
"""Tests not worth a table of the distinct values first."""

KNOWN_TESTS = frozenset(TEXT_TESTS) | {
    "filled", "blank", "any_filled", "valid", "day", "not_after", "not_after_today", "part_of", "unique",
}  # fmt: skip
"""Every test there is; the others look at more than a cell's text (`audit.standard.columns`)."""


def asked_fields(condition: Condition) -> tuple[str, ...]:
    """The fields a condition looks at."""
    if condition.test == "unique":
        return tuple(str(name).removesuffix("?") for name in condition.value)
    if condition.test == "any_filled":
        return tuple(map(str, condition.value))
    if condition.test in ("not_after", "part_of"):
        return (condition.field, str(condition.value[0]))
    return (condition.field,)
