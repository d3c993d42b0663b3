"""A department of the city: its name, its duty, its seat in the lineup, the people and decisions it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from disclosure.vocabulary import Kind
from gongshi.city.decisions import Decision
from gongshi.city.draw import lot
from gongshi.city.lineup import Place
from gongshi.city.parties import organ_code, person_name
from gongshi.city.words import words

_DISTRICTS = ("高新区", "经开区", "生态新城", "空港区")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bureau:
    """What a kind of bureau decides: (item, statute, category) and (case, facts, statute, category)."""

    name: str
    mark: str
    duty: str
    permits: tuple[tuple[str, str, str], ...]
    penalties: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """`index` counts from 1 in the order of the target list; `site_code` is the 网站标识码 at the foot of pages."""

    index: int
    name: str
    bureau: Bureau
    place: Place
    credit_code: str
    site_code: str
    officers: tuple[str, str]
    phone: str
    decisions: tuple[Decision, ...] = ()

    def published(self, kind: Kind) -> list[Decision]:
        """What the department's own site has, newest first."""
        shown = [d for d in self.decisions if d.kind is kind and d.portal_on]
        return sorted(shown, key=lambda d: (d.portal_on, d.decision_date, d.serial), reverse=True)


def draw_departments(seed: int, city: str, lineup: tuple[Place, ...]) -> list[Department]:
    """One department for each seat. The food and drug bureau is always there (the guide samples it by name).

    Where there are more seats than kinds of bureaus, the bureaus of the city's new districts follow.
    """
    bureaus = [_bureau(entry) for entry in words("bureaus")["bureau"]]
    first, *rest = bureaus
    chooser = lot(seed, "bureaus")
    chooser.shuffle(rest)
    chosen = [first, *rest[: len(lineup) - 1]]
    chooser.shuffle(chosen)
    names = [(city + place + bureau.name, bureau) for place in ("", *_DISTRICTS) for bureau in chosen]
    return [
        draw_department(seed, name, index, bureau, place)
        for index, ((name, bureau), place) in enumerate(zip(names, lineup, strict=False), 1)
    ]


def draw_department(seed: int, name: str, index: int, bureau: Bureau, place: Place) -> Department:
    """One department with its people and codes, without decisions."""
    people = lot(seed, "people", index)
    return Department(
        index=index,
        name=name,
        bureau=bureau,
        place=place,
        credit_code=organ_code(people),
        site_code=f"5299{people.randrange(10, 99)}{index:04d}",
        officers=(person_name(people), person_name(people)),
        phone=f"0899-{people.randrange(2_000_000, 8_999_999)}",
    )


def _bureau(entry: dict[str, Any]) -> Bureau:
    return Bureau(
        name=entry["name"],
        mark=entry["mark"],
        duty=entry["duty"],
        permits=tuple(tuple(permit) for permit in entry["permits"]),
        penalties=tuple(tuple(penalty) for penalty in entry["penalties"]),
    )
