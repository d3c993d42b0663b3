"""Makes a department's decisions from the scenario: what was decided, when, and which channel had it when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from disclosure.period import Period
from disclosure.vocabulary import Exclusion, Kind
from gongshi.city.affairs import decided_affair, decided_party, document_number
from gongshi.city.decisions import Decision
from gongshi.city.departments import Department
from gongshi.city.draw import lot
from gongshi.city.schedule import awkward_days, batch_days, days, is_working_day, step, working_days_of
from gongshi.city.words import words

_DELAYS = {"soon": (0, 5), "deadline": (7, 7), "one_late": (8, 8), "late": (10, 25)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One decision to be made: see words/scenario.toml."""

    kind: Kind
    delay: str
    credit: str = "after"
    platform: str = "in_time"
    remark: Exclusion | None = None
    ledger: bool = True
    repeated: bool = False


class Caseload:
    """The decisions of one department, drawn from its own streams."""

    def __init__(self, seed: int, city: str, department: Department, period: Period, as_of: date) -> None:
        self._seed, self._city, self._department = seed, city, department
        self._period, self._as_of = period, as_of
        self._lot = lot(seed, "caseload", department.index)
        self._batches = batch_days(self._lot, period, as_of) if department.place.rhythm == "batch" else []
        self._open = working_days_of(period)
        self._awkward = awkward_days(period) or self._open

    def decisions(self) -> tuple[Decision, ...]:
        """All of them, with document numbers in the order of their decision days."""
        made = [self._within(slot) for kind in Kind for slot in self._slots(kind)]
        for kind in Kind:
            scenario = words("scenario")
            made += [self._before(kind) for _ in range(scenario["before"][kind.value])]
            made += [self._after(kind) for _ in range(scenario["after"][kind.value]) if self._room_after()]
        return tuple(self._numbered(made))

    def _slots(self, kind: Kind) -> list[Slot]:
        return [slot for entry in words("scenario")[kind.value] for slot in self._repeat(kind, entry)]

    def _repeat(self, kind: Kind, entry: dict[str, Any]) -> list[Slot]:
        settings = {name: value for name, value in entry.items() if name != "times"}
        if "remark" in settings:
            settings["remark"] = Exclusion(settings["remark"])
        return [Slot(kind=kind, **settings)] * self._lot.randint(*entry["times"])

    def _within(self, slot: Slot) -> Decision:
        delay = self._lot.randint(*_DELAYS[slot.delay]) if slot.delay in _DELAYS else None
        if delay is None:
            return self._made(slot, self._lot.choice(self._open), None, None)
        fitting = [day for day in self._batches if step(day, -delay) in self._period]
        if fitting:
            published = self._lot.choice(fitting)
            return self._made(slot, step(published, -delay), published, delay)
        pool = self._awkward if slot.delay in {"deadline", "one_late"} else self._open
        decided = self._lot.choice([day for day in pool if step(day, delay) <= self._as_of] or self._open[:1])
        return self._made(slot, decided, step(decided, delay), delay)

    def _before(self, kind: Kind) -> Decision:
        """A decision of the weeks before the period, published in good time."""
        delay = self._lot.randint(0, 4)
        published = step(self._period.start, -8 if self._batches else -self._lot.randint(6, 30))
        return self._made(_outside(kind), step(published, -delay), published, delay)

    def _after(self, kind: Kind) -> Decision:
        """A decision after the period's end that the site already shows on the as-of day."""
        late_batches = [day for day in self._batches if step(day, -5) > self._period.end]
        published = self._lot.choice(late_batches or self._days_after())
        delay = self._lot.randint(0, 4)
        return self._made(_outside(kind), step(published, -delay), published, delay)

    def _days_after(self) -> list[date]:
        first = step(self._period.end, 6)
        return [day for day in days(first, self._as_of - timedelta(days=7)) if is_working_day(day)]

    def _room_after(self) -> bool:
        return bool(self._days_after())

    def _made(self, slot: Slot, decided: date, published: date | None, delay: int | None) -> Decision:
        party = decided_party(self._lot, self._city, slot.kind, slot.remark)
        portal_on, credit_on = self._channels(slot, published, delay)
        return Decision(
            department=self._department.name,
            kind=slot.kind,
            serial=0,
            document_number="",
            party=party,
            decision_date=decided,
            affair=decided_affair(self._lot, self._department.bureau, slot.kind, party),
            delay=delay,
            portal_on=portal_on,
            credit_on=credit_on,
            platform_on=self._platform(slot, decided),
            in_ledger=slot.ledger,
            remark=slot.remark,
            repeated=slot.repeated,
        )

    def _channels(self, slot: Slot, published: date | None, delay: int | None) -> tuple[date | None, date | None]:
        """(own site, credit site). The credit site never has it first, except where it is the only channel. Where
        the own site cannot be read, the credit site has only what came in good time: later rows could not be judged."""
        lag = self._lot.randint(0, 3)
        reach = self._department.place.reach
        if published is None:
            return None, None
        if reach == "no_records":
            return None, published
        if reach in {"unreadable", "partly"}:
            shown = slot.credit == "after" and (delay or 0) <= 5
            return published, step(published, min(lag, 1)) if shown else None
        if slot.credit == "only":
            return None, published
        return published, min(step(published, lag), self._as_of) if slot.credit == "after" else None

    def _platform(self, slot: Slot, decided: date) -> date | None:
        taken = {"in_time": (1, 7), "late": (9, 20)}.get(slot.platform)
        return None if taken is None else min(step(decided, self._lot.randint(*taken)), self._as_of)

    def _numbered(self, made: list[Decision]) -> list[Decision]:
        ordered = sorted(made, key=lambda d: (d.kind, d.decision_date))
        serials = {kind: lot(self._seed, "serial", self._department.index, kind).randint(3, 60) for kind in Kind}
        numbered: list[Decision] = []
        for decision in ordered:
            serials[decision.kind] += lot(self._seed, "gap", self._department.index, len(numbered)).randint(1, 3)
            serial = serials[decision.kind]
            number = document_number(self._department, decision.kind, decision.decision_date.year, serial)
            numbered.append(replace(decision, serial=serial, document_number=number))
        return numbered


def _outside(kind: Kind) -> Slot:
    return Slot(kind=kind, delay="soon", platform="missing", ledger=False)
