"""One table of a rule file, read strictly: every key is known and of its kind, or a sentence says which is
not."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from disclosure.errors import InputError


class RuleTable:
    """Takes keys out of a TOML table one by one; `close` refuses those that nobody asked for.

    Numbers are read as fractions (tomllib with parse_float=Fraction), so no point is lost to binary
    floating point. Every mistake is an InputError naming file, table and key.
    """

    def __init__(self, content: Mapping[str, Any], where: str) -> None:
        self._left = dict(content)
        self._where = where

    def wrong(self, key: str, wanted: str) -> InputError:
        return InputError(f"评估方案文件 {self._where} 的“{key}”应为{wanted}：请对照随附的方案文件改正。")

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
        return RuleTable(value, f"{self._where} [{key}]")

    def tables(self, key: str) -> list[RuleTable]:
        values = self._left.pop(key, [])
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            raise self.wrong(key, "表的列表")
        return [RuleTable(value, f"{self._where} {key} 第{at}项") for at, value in enumerate(values, 1)]

    def close(self) -> None:
        if self._left:
            raise InputError(f"评估方案文件 {self._where} 有不认识的项“{'、'.join(self._left)}”：请检查拼写或删去。")
