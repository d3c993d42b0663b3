"""How a notice ranks, and what follows from a rank: data of a scheme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RankedUnit = Literal["department", "region", "assessment"]
RankedOver = Literal["period", "year"]
Order = Literal["high_first", "low_first"]
Within = Literal["running", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankConsequence:
    """What follows for the `top` or the `bottom` of a ranking (one of the two). `times`: only when it was so this
    often, in periods `running` one after another or all within one `year`."""

    says: str
    clause: str
    top: int = 0
    bottom: int = 0
    times: int = 1
    within: Within = "running"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """`of`: each unit of the list, each 单位归属 (its units gathered), or each assessment as a whole (one province).
    `by`: `total_points`, or the name of a rate or count. `over`: each period by itself, or the year by the scheme's
    parts. `levels`: only units of these levels (级别); none: of all."""

    name: str
    of: RankedUnit
    clause: str
    by: str = "total_points"
    over: RankedOver = "period"
    order: Order = "high_first"
    levels: tuple[str, ...] = ()
    consequences: tuple[RankConsequence, ...] = ()
