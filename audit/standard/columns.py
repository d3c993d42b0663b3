"""The columns of one table made ready for its rules, and conditions answered on them.

What depends on a cell's text alone is asked once for each distinct text where texts repeat much (organs, kinds,
dates): 5,000,000 rows name the same few thousand organs.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import narwhals as nw

from audit.standard.conditions import CHEAP, TEXT_TESTS
from audit.standard.edition import Condition
from audit.standard.loading import wording
from disclosure.code_columns import CHECKS
from disclosure.dates import read_date

Holds = nw.Expr | bool

ROW = "?row"
"""The column of row positions: a frame keeps its length though it has no column that the rules know."""
_PROBE = 4_096
_SHARE_PROBED = 8
_FEW = 0.9
"""A column is asked by distinct texts where at most this share of a probe, an eighth of its rows, are different ones:
then about half of all its rows at the most are (500,000 rows that name 300,000 parties show 90 % different ones in the
probe and 49 % in all)."""


class Columns:
    """`frame`: text columns by canonical field. Fields that are not in it count as blank in every row."""

    def __init__(self, frame: nw.DataFrame[Any], fields: Iterable[str], as_of: date) -> None:
        self._as_of = as_of.toordinal()
        self._names = [name for name in dict.fromkeys(fields) if name in frame.columns]
        self.rows = len(frame)
        self.frame = _without_fillers(frame, self._names).with_row_index(ROW)
        self._full = {name for name in self._names if self.frame[name].null_count() == 0}
        self._empty = {name for name in self._names if self.frame[name].null_count() == self.rows}
        self._distinct: dict[str, nw.Series[Any] | None] = {}
        self._longest: dict[str, int] = {}
        self._checked: dict[str, Holds] = {}
        self._answers: dict[Condition, Holds] = {}

    def holds(self, condition: Condition) -> Holds:
        """Where the condition holds: null for blank cells, True or False where it is the same in every row."""
        if condition not in self._answers:
            self._answers[condition] = self._answer(condition)
        return self._answers[condition]

    def _answer(self, condition: Condition) -> Holds:  # noqa: PLR0911  one return a test
        field, test = condition.field, condition.test
        if test == "any_filled":
            return self._any_filled(map(str, condition.value))
        if test in ("filled", "blank"):
            filled = self._any_filled([field])
            if isinstance(filled, bool):
                return filled if test == "filled" else not filled
            return filled if test == "filled" else ~filled
        if self._is_blank(field):
            return nw.lit(None, nw.Boolean)
        if test == "day":
            return ~nw.col(self._days(field)).is_null() | nw.col(field).is_null()
        if test == "not_after_today":
            return nw.col(self._days(field)) <= self._as_of
        if test in ("not_after", "part_of"):
            return self._beside(condition)
        if test == "valid":
            return self._valid(condition)
        if test == "at_most" and self._is_short(condition):
            return True
        return self._by_text(condition)

    def _any_filled(self, fields: Iterable[str]) -> Holds:
        asked = [name for name in fields if not self._is_blank(name)]
        if not asked or any(name in self._full for name in asked):
            return bool(asked)
        return nw.any_horizontal(*(~nw.col(name).is_null() for name in asked), ignore_nulls=False)

    def _is_blank(self, field: str) -> bool:
        return field not in self._names or field in self._empty

    def _beside(self, condition: Condition) -> Holds:
        """Two fields of one row: a day not after another, a code that is part of another."""
        other = str(condition.value[0])
        if self._is_blank(other):
            return nw.lit(None, nw.Boolean)
        if condition.test == "not_after":
            return nw.col(self._days(condition.field)) <= nw.col(self._days(other))
        start, length = int(condition.value[1]), int(condition.value[2])
        part = nw.col(other).str.slice(start, length)
        return nw.col(condition.field).str.replace_all("-", "", literal=True) == part

    def _by_text(self, condition: Condition) -> Holds:
        test = TEXT_TESTS[condition.test]
        texts = None if condition.test in CHEAP else self._texts(condition.field)
        if texts is None:
            return test(nw.col(condition.field), condition.value)
        frame = texts.alias("text").to_frame()
        answers = frame.select(test(nw.col("text"), condition.value).alias("holds"))["holds"]
        return self._in(condition.field, texts, answers)

    def _is_short(self, condition: Condition) -> bool:
        """Whether no text of a column can be too long: a character is two bytes at most."""
        if condition.field not in self._longest:
            self._longest[condition.field] = int(self.frame[condition.field].str.len_chars().max() or 0)
        longest = self._longest[condition.field] * (2 if condition.value[1] == "byte" else 1)
        return longest <= int(condition.value[0])

    def _valid(self, condition: Condition) -> Holds:
        """Valid by its check digits or allowed as it stands."""
        field, allowed = condition.field, list(condition.value[1:])
        valid = self._sound(field, str(condition.value[0]))
        return valid | nw.col(field).is_in(allowed) if allowed and not isinstance(valid, bool) else valid

    def _sound(self, field: str, check: str) -> Holds:
        """Valid by its check digits, or masked, which leaves nothing to check."""
        name = f"{field}?{check}"
        if name not in self._checked:
            self._checked[name] = self._check(field, check, name)
        return self._checked[name]

    def _check(self, field: str, check: str, name: str) -> Holds:
        texts = self._texts(field)
        asked = self.frame[field] if texts is None else texts
        valid = CHECKS[check](asked)
        if not valid.all():
            valid = valid | asked.str.contains("[*＊]") | asked.is_null()
        if texts is not None:
            return self._in(field, texts, valid)
        if valid.all():
            return True
        self.frame = self.frame.with_columns(valid.alias(name))
        return nw.col(name)

    def _in(self, field: str, texts: nw.Series[Any], answers: nw.Series[Any]) -> Holds:
        """The answers for distinct texts carried back to all rows, by the shorter list."""
        answers = answers.fill_null(value=True)
        wrong = texts.filter(~answers).to_list()
        if not wrong:
            return True
        if len(wrong) * 2 <= len(texts):
            return ~nw.col(field).is_in(wrong)
        return nw.col(field).is_in(texts.filter(answers).to_list())

    def _days(self, field: str) -> str:
        """The name of the column that holds the field's days as numbers, null where there is no readable day."""
        name = f"{field}?day"
        if name not in self.frame.columns:
            texts = self.frame[field].drop_nulls().unique().to_list()
            days = [read_date(text) for text in texts]
            numbers = [day.toordinal() if day else None for day in days]
            known = {text: number for text, number in zip(texts, numbers, strict=True) if number is not None}
            day = (
                nw.col(field).replace_strict([*known], [*known.values()], default=None, return_dtype=nw.Int32)
                if known
                else nw.lit(None, nw.Int32)
            )
            self.frame = self.frame.with_columns(day.alias(name))
        return name

    def _texts(self, field: str) -> nw.Series[Any] | None:
        """The distinct texts of a column, None where they are too many to be worth it."""
        if field not in self._distinct:
            column = self.frame[field]
            probe = column.head(max(_PROBE, len(column) // _SHARE_PROBED))
            few = len(probe) < 64 or probe.n_unique() <= len(probe) * _FEW
            self._distinct[field] = column.drop_nulls().unique() if few else None
        return self._distinct[field]


def _without_fillers(frame: nw.DataFrame[Any], names: list[str]) -> nw.DataFrame[Any]:
    """The named columns, with cells that hold a filler (无, /, 1900-01-01) or nothing as null."""
    fillers = wording()["fillers"]
    if not names:
        return frame.select(nw.all().is_null())
    kept = frame.select(names)
    filled = kept.select(nw.all().is_in(fillers).any()).row(0)
    hollow = [name for name, has_fillers in zip(names, filled, strict=True) if has_fillers]
    if not hollow:
        return kept
    emptied = [nw.when(~nw.col(name).is_in(fillers)).then(nw.col(name)).alias(name) for name in hollow]
    return kept.with_columns(*emptied)
