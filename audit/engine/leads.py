"""Which of the rows and publications that no key decided may yet have to do with one another.

Only these are judged one by one. A row meets a publication by a number that it has or may mean, by the same number
and party under the other kind, or by its day where one of the two shows no number.
"""

from __future__ import annotations

from dataclasses import dataclass

import narwhals as nw
import polars as pl

from audit.engine.backend import Lazy, Read, collect
from audit.engine.keys import under_other_kind
from audit.engine.sure import IDENTITY

_BLOCK = ["department", "kind"]


@dataclass(frozen=True, slots=True)
class Left:
    """One side of what no key decided: row, department, kind, day, number, party; and the aliases of its rows."""

    read: Read
    aliases: Read | None

    def meant(self) -> Lazy:
        """row, number: the number of each row and those it may mean besides."""
        own = self.read().filter(~nw.col("number").is_null()).select("row", "number")
        if self.aliases is None:
            return own
        others = self.aliases().join(self.read().select("row"), on="row", how="semi")
        return nw.concat([own, others.select("row", "number")], how="vertical")

    def beside(self) -> Lazy:
        """row, number: of rows of several numbers, each as it would read under the other kind."""
        assert self.aliases is not None
        kinds = self.read().select("row", "kind")
        others = self.aliases().join(kinds, on="row", how="inner")
        return others.with_columns(number=under_other_kind(nw.col("number"))).select("row", "number")

    def numberless(self) -> Lazy:
        return self.read().filter(nw.col("number").is_null())


def find_leads(ledger: Left, published: Left) -> tuple[pl.Series, pl.Series]:
    """The rows of either side that are judged one by one."""
    return _met(ledger, published), _met(published, ledger)


def _met(side: Left, other: Left) -> pl.Series:
    """The rows of `side` that meet any of `other`."""
    met = [side.meant().join(other.meant().select("number").unique(), on="number", how="semi").select("row")]
    beside = side.read().with_columns(number=under_other_kind(nw.col("number")))
    met.append(beside.join(other.read().select(*IDENTITY), on=IDENTITY, how="semi").select("row"))
    met += _beside(side, other)
    if _has_rows(other.numberless()):
        met += _by_day(side.read, other.numberless)
    if _has_rows(side.numberless()):
        met += _by_day(side.numberless, other.read)
    return collect(nw.concat(met, how="vertical"))["row"].unique()


def _beside(side: Left, other: Left) -> list[Lazy]:
    """The same under the other kind where either side has cells of several numbers."""
    met = []
    if side.aliases is not None:
        met.append(side.beside().join(other.meant().select("number").unique(), on="number", how="semi").select("row"))
    if other.aliases is not None:
        met.append(side.meant().join(other.beside().select("number").unique(), on="number", how="semi").select("row"))
    return met


def _has_rows(frame: Lazy) -> bool:
    return not collect(frame.select("row").head(1)).is_empty()


def _by_day(side: Read, other: Read) -> list[Lazy]:
    """Same department and kind; the same day, or none on one side."""
    undated = nw.col("day").is_null()
    found = [
        side().join(other().select(*_BLOCK, "day").unique(), on=[*_BLOCK, "day"], how="semi"),
        side().filter(undated).join(other().select(*_BLOCK).unique(), on=_BLOCK, how="semi"),
        side().join(other().filter(undated).select(*_BLOCK).unique(), on=_BLOCK, how="semi"),
    ]
    return [frame.select("row") for frame in found]
