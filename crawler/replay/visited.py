"""A visit that was made, with all that is needed to go through it again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from crawler.visit.errand import Errand
from disclosure.findings import SiteReport
from disclosure.sought import Sought
from disclosure.targets import Target


@dataclass(frozen=True, slots=True)
class Visited:
    """`out`: the result folder; `index`: where its archive's index is (CaptureIndex.address); `report`: what the visit
    gave then. `target` None: the credit site, for records of `departments`, its query asked for `wanted`. All of it
    can be handed to another process."""

    out: Path
    index: tuple[str, int, str]
    report: SiteReport
    target: Target | None
    departments: tuple[str, ...]
    period_start: date
    as_of: date
    wanted: tuple[Sought, ...] = ()

    @property
    def errand(self) -> Errand:
        if self.target is not None:
            return Errand.to_department(self.target)
        return Errand.to_credit_site(self.report.url, self.departments, self.wanted)
