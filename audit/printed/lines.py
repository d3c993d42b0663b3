"""The lines of a published table as figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from audit.printed.figure import Figure


@dataclass(frozen=True, slots=True)
class Line:
    """`number`: the row of the file; `figures` by column."""

    number: int
    name: str
    figures: Mapping[int, Figure]
    is_total: bool
    is_subtotal: bool

    @property
    def is_sum(self) -> bool:
        return self.is_total or self.is_subtotal
