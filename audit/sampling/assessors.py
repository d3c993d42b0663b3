"""Assessors drawn for regions: one each, none for its own region, none twice (发改办财金〔2018〕984号 二（二）:
按照一个机构一个地方的原则，通过抽签确定)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.sampling.lots import in_lot_order
from disclosure.errors import InputError

_MOST_ROUNDS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessor:
    """`avoids`: regions it may not be drawn for: its own, and those it must stay away from."""

    name: str
    avoids: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """`by_region` in the order of the regions' names; `left`: assessors without a region; `rounds`: how many times the
    whole draw was made until nobody had a region to avoid; 0 where it was put together lot by lot."""

    seed: str
    by_region: Mapping[str, str]
    left: tuple[str, ...]
    rounds: int


def draw_assessors(regions: Sequence[str], assessors: Sequence[Assessor], seed: str) -> Assignment:
    """The whole draw is made again until it breaks no rule, so every lawful outcome is as likely; where that takes too
    long the lots go one by one. InputError where no lawful outcome exists."""
    names = sorted(set(regions))
    avoids = {assessor.name: assessor.avoids for assessor in assessors}
    if len(avoids) < len(names):
        raise InputError(f"评估机构只有 {len(avoids)} 家，地区有 {len(names)} 个：一个机构一个地方，请补足机构。")
    feasible = _one_by_one(names, avoids, seed)
    for at in range(1, _MOST_ROUNDS + 1):
        order = in_lot_order(seed, f"评估机构/第{at}轮", avoids)
        if all(region not in avoids[name] for region, name in zip(names, order, strict=False)):
            return _assignment(seed, dict(zip(names, order, strict=False)), avoids, at)
    return _assignment(seed, feasible, avoids, 0)


def _assignment(seed: str, by_region: Mapping[str, str], avoids: Mapping[str, object], rounds: int) -> Assignment:
    left = tuple(sorted(set(avoids) - set(by_region.values())))
    return Assignment(seed=seed, by_region=by_region, left=left, rounds=rounds)


def _one_by_one(regions: Sequence[str], avoids: Mapping[str, frozenset[str]], seed: str) -> dict[str, str]:
    """A lawful outcome by augmenting paths (Kuhn 1955), assessors tried in the order of their lots."""
    holder: dict[str, str] = {}

    def place(region: str, tried: set[str]) -> bool:
        for name in in_lot_order(seed, f"评估机构/{region}", avoids):
            if region in avoids[name] or name in tried:
                continue
            tried.add(name)
            if name not in holder or place(holder[name], tried):
                holder[name] = region
                return True
        return False

    for region in regions:
        if not place(region, set()):
            raise InputError(f"按回避的要求，抽不出“{region}”的评估机构：请增加机构，或核对回避地区。")
    return {region: name for name, region in sorted(holder.items(), key=lambda pair: pair[1])}
