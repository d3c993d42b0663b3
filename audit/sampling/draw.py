"""The draw of a scheme's sample out of a list of units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audit.sampling.lots import digest, in_lot_order
from audit.schemes.sampling_rules import Sampling, Stratum
from audit.wording import say
from disclosure.targets import Target

DRAWN_MARK = "抽签抽中"
"""How the remark of a unit begins that was drawn: the list that goes on to `gongshi run` says it is a sample."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """One lot drawn. `pool`: how many units it was drawn from; `regions`: those drawn first, if any were; `taken` in
    the order drawn; `next`: who would be drawn next, for a unit that drops out. `remark`: why it is short."""

    stratum: Stratum
    pool: int
    regions: tuple[str, ...]
    taken: tuple[Target, ...]
    next: tuple[str, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """`population`: SHA-256 of the list, whatever its order."""

    seed: str
    population: str
    units: int
    lots: tuple[Lot, ...]
    remarks: tuple[str, ...] = ()

    @property
    def taken(self) -> tuple[Target, ...]:
        return tuple(target for lot in self.lots for target in lot.taken)


def draw(sampling: Sampling, population: Sequence[Target], seed: str) -> Draw:
    """Lot after lot; a unit is taken once. The same list in another order gives the same draw."""
    left = {target.name: target for target in population}
    lots = []
    for stratum in sampling.strata:
        lot = _lot(stratum, list(left.values()), seed)
        lots.append(lot)
        for target in lot.taken:
            del left[target.name]
    lines = (f"{target.region}\t{target.level}\t{target.name}" for target in population)
    return Draw(
        seed=seed,
        population=digest(lines),
        units=len(population),
        lots=tuple(lots),
        remarks=tuple(_remarks(sampling, population)),
    )


def _lot(stratum: Stratum, left: Sequence[Target], seed: str) -> Lot:
    pool = [target for target in left if not stratum.levels or target.level in stratum.levels]
    if stratum.named:
        pool = [target for target in pool if any(word in target.name for word in stratum.named)]
    regions = _regions(stratum, pool, seed)
    groups = [[one for one in pool if one.region == region] for region in regions] if regions else [pool]
    by_name = {target.name: target for target in pool}
    taken: list[Target] = []
    following: list[str] = []
    for group in groups:
        order = in_lot_order(seed, stratum.name, (target.name for target in group))
        taken += [by_name[name] for name in order[: stratum.take]]
        following += order[stratum.take : stratum.take + 1]
    wanted = stratum.take * (stratum.regions or len(groups))
    short = say("sampling.short", wanted=wanted, taken=len(taken)) if len(taken) < wanted else ""
    return Lot(
        stratum=stratum,
        pool=len(pool),
        regions=tuple(regions),
        taken=tuple(taken),
        next=tuple(following),
        remark=short,
    )


def _regions(stratum: Stratum, pool: Sequence[Target], seed: str) -> list[str]:
    """The regions drawn, or all of them; none where the lot does not go by regions."""
    if not stratum.regions and not stratum.each_region:
        return []
    order = in_lot_order(seed, f"{stratum.name}/地区", (target.region for target in pool if target.region))
    return order[: stratum.regions] if stratum.regions else sorted(order)


def _remarks(sampling: Sampling, population: Sequence[Target]) -> Iterable[str]:
    """Units that no lot could have drawn, by their level: a level left blank must not go unseen."""
    if any(not stratum.levels for stratum in sampling.strata):
        return
    known = {level for stratum in sampling.strata for level in stratum.levels}
    outside = [target for target in population if target.level not in known]
    if outside:
        levels = "、".join(sorted({target.level or say("sampling.no_level") for target in outside}))
        yield say("sampling.outside", units=len(outside), levels=levels, known="、".join(sorted(known)))
