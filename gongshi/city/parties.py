"""The invented parties decisions are about: companies, one-man businesses, natural persons."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from disclosure.codes import make_credit_code, make_registration_number
from gongshi.city.words import words

REGION_DIGITS = "529900"  # no such region exists, so no code of the city is anybody's
_LEGAL, _SHOP, _PERSON = "法人及非法人组织", "个体工商户", "自然人"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """`category` is 行政相对人类别; a natural person has no codes."""

    name: str
    category: str
    credit_code: str = ""
    registration_number: str = ""
    representative: str = ""

    @property
    def natural_person(self) -> bool:
        return self.category == _PERSON


def company(lot: Random, city: str) -> Party:
    word = words("parties")
    place = lot.choice([city, *word["districts"]])
    brand = "".join(lot.sample(word["brands"], 2))
    name = place + brand + lot.choice(word["trades"]) + lot.choice(word["forms"])
    return _registered(lot, name, _LEGAL, "91")


def shop(lot: Random, city: str) -> Party:
    word = words("parties")
    place = lot.choice([city, *word["districts"]])
    name = place + "".join(lot.sample(word["brands"], 2)) + lot.choice(word["shops"])
    return _registered(lot, name, _SHOP, "92")


def natural_person(lot: Random) -> Party:
    return Party(name=person_name(lot), category=_PERSON)


def person_name(lot: Random) -> str:
    word = words("parties")
    surname, given = lot.choice(word["surnames"]), lot.choice(word["given"])
    return f"{surname}{given}"


def organ_code(lot: Random) -> str:
    """A credit code of a government organ (机关, 11…)."""
    return make_credit_code("11" + REGION_DIGITS + f"{lot.randrange(10_000_000, 99_999_999)}")


def _registered(lot: Random, name: str, category: str, prefix: str) -> Party:
    body = f"MA{lot.randrange(100_000, 999_999)}"
    return Party(
        name=name,
        category=category,
        credit_code=make_credit_code(prefix + REGION_DIGITS + body),
        registration_number=make_registration_number(f"{REGION_DIGITS}{lot.randrange(10**7, 10**8)}"),
        representative=person_name(lot),
    )
