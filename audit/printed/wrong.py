"""What a check of a published table gives."""

from __future__ import annotations

from dataclasses import dataclass, field

from audit.printed.columns import Column
from audit.printed.lines import Line


@dataclass(frozen=True, slots=True)
class Wrong:
    """`expected`, `rule` and `hint` for people."""

    line: Line
    column: Column
    expected: str
    rule: str
    hint: str = ""


@dataclass(slots=True)
class Check:
    """`checked`: (row number, column) of every figure that was computed again."""

    wrong: list[Wrong] = field(default_factory=list)
    checked: set[tuple[int, int]] = field(default_factory=set)
    unchecked: tuple[str, ...] = ()
