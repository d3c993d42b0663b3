"""One table of a rule file, read strictly: every key is known and of its kind, or a sentence says which is
not."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from audit.schemes import key_places
from audit.schemes.expressions import Expression, read_expression
from disclosure.errors import InputError


class RuleTable:
    """Takes keys out of a TOML table one by one; `close` refuses those that nobody asked for.

    Numbers are read as fractions (tomllib with parse_float=Fraction), so no point is lost to binary
    floating point. Every mistake is an InputError naming file, line, table and key.
    """

    def __init__(
        self,
        content: Mapping[str, Any],
        where: str,
        places: key_places.KeyPlaces | None = None,
        path: key_places.Path = (),
    ) -> None:
        self._left = dict(content)
        self._where = where
        self._places = places
        self._path = path

    def wrong(self, key: str, wanted: str) -> InputError:
        return InputError(f"评估方案文件 {self._at(key)}的“{key}”应为{wanted}：请对照随附的方案文件改正。")

    def _at(self, key: str) -> str:
        line = self._places.line((*self._path, key)) if self._places else None
        return f"{self._where} {f'第{line}行' if line else ''}"

    def text(self, key: str, default: str | None = None) -> str:
        value = self._left.pop(key, default)
        if not isinstance(value, str):
            raise self.wrong(key, "文字")
        return value

    def choice(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        value = self.text(key, default)
        if value not in allowed:
            raise self.wrong(key, "、".join(allowed) + " 之一")
        return value

    def choices(self, key: str, allowed: Collection[str]) -> tuple[str, ...]:
        values = self.texts(key)
        if any(value not in allowed for value in values):
            raise self.wrong(key, "、".join(allowed) + " 组成的列表")
        return values

    def texts(self, key: str) -> tuple[str, ...]:
        values = self._left.pop(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self.wrong(key, "文字的列表")
        return tuple(values)

    def whole(self, key: str) -> int:
        value = self._left.pop(key, None)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.wrong(key, "不小于0的整数")
        return value

    def whole_or_none(self, key: str) -> int | None:
        return self.whole(key) if key in self._left else None

    def number(self, key: str, default: int | None = None) -> Fraction:
        value = self._left.pop(key, default)
        if isinstance(value, bool) or not isinstance(value, int | Fraction):
            raise self.wrong(key, "数字")
        return Fraction(value)

    def number_or_none(self, key: str) -> Fraction | None:
        return self.number(key) if key in self._left else None

    def wholes(self, key: str, first: int, last: int) -> tuple[int, ...]:
        values = self._left.pop(key, [])
        if not isinstance(values, list) or any(
            type(value) is not int or not first <= value <= last for value in values
        ):
            raise self.wrong(key, f"{first}到{last}的整数的列表")
        return tuple(values)

    def expression(self, key: str, allowed: Collection[str]) -> Expression:
        """Arithmetic over the names that are `allowed`."""
        try:
            read = read_expression(self.text(key))
        except ValueError as error:
            raise self.wrong(key, str(error)) from error
        if unknown := [name for name in read.names if name not in allowed]:
            raise self.wrong(key, f"只用已写明的统计项和比率的算式（不认识“{'、'.join(unknown)}”）")
        return read

    def expression_or_none(self, key: str, allowed: Collection[str]) -> Expression | None:
        return self.expression(key, allowed) if key in self._left else None

    def day(self, key: str) -> date:
        day = self.day_or_none(key)
        if day is None:
            raise self.wrong(key, "日期（如 2024-07-01）")
        return day

    def truth(self, key: str, *, default: bool = False) -> bool:
        value = self._left.pop(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, "true 或 false")
        return value

    def truth_or_none(self, key: str) -> bool | None:
        return self.truth(key) if key in self._left else None

    def day_or_none(self, key: str) -> date | None:
        value = self._left.pop(key, None)
        if value is not None and type(value) is not date:
            raise self.wrong(key, "日期（如 2024-07-01）")
        return value

    def table(self, key: str) -> RuleTable:
        value = self._left.pop(key, None)
        if not isinstance(value, dict):
            raise self.wrong(key, f"一张表（[{key}]）")
        return RuleTable(value, f"{self._where} [{key}]", self._places, (*self._path, key))

    def table_or_none(self, key: str) -> RuleTable | None:
        return self.table(key) if key in self._left else None

    def tables(self, key: str) -> list[RuleTable]:
        values = self._left.pop(key, [])
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            raise self.wrong(key, "表的列表")
        return [
            RuleTable(value, f"{self._where} {key} 第{at}项", self._places, (*self._path, key, at - 1))
            for at, value in enumerate(values, 1)
        ]

    def close(self) -> None:
        if self._left:
            unknown = "、".join(self._left)
            place = self._at(next(iter(self._left)))
            raise InputError(f"评估方案文件 {place}有不认识的项“{unknown}”：请检查拼写或删去。")
