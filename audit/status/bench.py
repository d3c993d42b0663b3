"""What ledger rows are judged against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from audit.display import Duty, Stage, duty_of
from audit.schemes.scheme import Timing
from audit.status.absence import Absence
from disclosure.period import Period
from disclosure.records import LedgerRow
from disclosure.sought import SoughtKey
from disclosure.vocabulary import Kind
from disclosure.workdays import WorkCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """`absences` by kind; `own_site`: whether the department's own site was read so far that what is only seen
    elsewhere is not there; `period`: where rows belong to it by their decision day alone; `place`: the table of
    wording.toml whose sentences fit (`sites` or `platform`); `not_on_credit`: decisions that are surely not on the
    credit site, each with the reason, where its lists alone do not prove it."""

    timing: Timing
    calendar: WorkCalendar
    as_of: date
    absences: Mapping[Kind, Absence]
    own_site: Mapping[Kind, Absence]
    place: str
    period: Period | None = None
    not_on_credit: Mapping[SoughtKey, str] = field(default_factory=dict)

    def duty(self, row: LedgerRow) -> Duty:
        """Whether the row had to be public; what is reported to a platform is due whatever may be shown."""
        return duty_of(row, self.as_of) if self.place == "sites" else Duty(Stage.DUE)
