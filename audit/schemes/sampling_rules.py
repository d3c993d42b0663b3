"""Which units a notice has drawn by lot: data of a scheme."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stratum:
    """One lot: `take` units of these `levels` (none: any). `named`: the units whose name has one of these words are
    in without a lot. `regions`: first so many regions (单位归属) are drawn, then `take` units of each; `each_region`:
    `take` units of every region. What an earlier lot took is out."""

    name: str
    take: int
    clause: str
    levels: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    regions: int = 0
    each_region: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampling:
    """`one_region_each`: an assessor is drawn for every region, none for two and none for its own."""

    strata: tuple[Stratum, ...]
    one_region_each: str = ""
