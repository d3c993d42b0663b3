"""The city: everything in it, made from a seed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from disclosure.period import Period, parse_period
from gongshi.city.caseload import Caseload
from gongshi.city.decisions import Decision
from gongshi.city.departments import Bureau, Department, draw_department, draw_departments
from gongshi.city.lineup import DEMO, Place

_PERIOD = "2018Q2"
_AS_OF = date(2018, 9, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """`as_of` is the day on which the sites are seen: nothing in them is younger."""

    seed: int
    name: str
    period: Period
    as_of: date
    departments: tuple[Department, ...]
    credit_office: Department

    @classmethod
    def generate(
        cls,
        seed: int = 2018,
        *,
        period: Period | None = None,
        as_of: date = _AS_OF,
        lineup: tuple[Place, ...] = DEMO,
        name: str = "示范市",
        credit: str = "credit",
    ) -> City:
        """The same arguments give the same city on every machine. `period` is 2018Q2 if left out; `credit` is the
        family of the credit site."""
        period = period or parse_period(_PERIOD)
        departments = tuple(
            replace(department, decisions=Caseload(seed, name, department, period, as_of).decisions())
            for department in draw_departments(seed, name, lineup)
        )
        return cls(
            seed=seed,
            name=name,
            period=period,
            as_of=as_of,
            departments=departments,
            credit_office=_credit_office(seed, name, credit),
        )

    @property
    def decisions(self) -> tuple[Decision, ...]:
        return tuple(decision for department in self.departments for decision in department.decisions)

    def department(self, name: str) -> Department:
        return next(department for department in self.departments if department.name == name)


def _credit_office(seed: int, city: str, family: str) -> Department:
    """Who keeps the credit site: 信用中国（示范市）."""
    bureau = Bureau(name="信用办", mark="信", duty="社会信用体系建设", permits=(), penalties=())
    return draw_department(
        seed, f"信用中国（{city}）", 99, bureau, Place(portal=family, layout="none", addresses="home")
    )
