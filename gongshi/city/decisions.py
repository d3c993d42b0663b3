"""One decision of a department and what became of it on each channel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from disclosure.vocabulary import Exclusion, Kind
from gongshi.city.parties import Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Affair:
    """What was decided. For permits `item` is the matter, for penalties the case and `facts` its ground."""

    item: str
    statute: str
    category: str
    facts: str = ""
    content: str = ""
    fine: int = 0
    """In yuan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """`portal_on`, `credit_on`, `platform_on`: the day each channel has it since, None where it never came.

    `delay` is the number of working days from the decision to its first publication anywhere (None: never),
    chosen by the plan; the dates follow from it.
    """

    department: str
    kind: Kind
    serial: int
    document_number: str
    party: Party
    decision_date: date
    affair: Affair
    delay: int | None
    portal_on: date | None
    credit_on: date | None
    platform_on: date | None
    in_ledger: bool
    remark: Exclusion | None = None
    repeated: bool = False
    """Entered twice in the ledger."""

    @property
    def project(self) -> str:
        """项目名称/案件名称 as a ledger or a list title gives it."""
        if self.kind is Kind.PERMIT:
            return self.affair.item
        return f"{self.party.name}{self.affair.item}"
