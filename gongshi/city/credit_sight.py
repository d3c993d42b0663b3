"""What a fair visitor learns of decisions on the credit site: by its lists, by asking for ledger rows, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from disclosure.vocabulary import Kind
from gongshi.city.decisions import Decision
from gongshi.city.ledgers.books import WITHOUT_PARTIES
from gongshi.city.ledgers.entries import Line
from gongshi.city.portals import CreditPortal
from gongshi.city.portals.credit_queries import QueryCreditPortal


@dataclass(frozen=True, slots=True)
class CreditSight:
    """`by_query`: records come by a query only; `captcha`: not even so. `oldest`: the oldest decision day that the
    query was seen to give, by kind and department ("" for all of them): with that it vouches for what it does not
    give. Of a ledger without parties, whose rows are asked for by number alone, only its own department's count."""

    by_query: bool
    captcha: bool
    asked: frozenset[Decision]
    oldest: Mapping[tuple[Kind, str], date]
    by_number: frozenset[str]

    @classmethod
    def of(cls, credit: CreditPortal, lines: Mapping[str, Sequence[Line]]) -> CreditSight:
        by_query = isinstance(credit, QueryCreditPortal)
        due = [line.entry.decision for own in lines.values() for line in own if not line.entry.excluded]
        found = [decision for decision in due if decision.credit_on]
        oldest: dict[tuple[Kind, str], date] = {}
        for one in found:
            for whose in ("", one.department):
                oldest[one.kind, whose] = min(one.decision_date, oldest.get((one.kind, whose), one.decision_date))
        by_number = {one.name for one in credit.city.departments if one.place.layout in WITHOUT_PARTIES}
        captcha = isinstance(credit, QueryCreditPortal) and credit.asks_captcha
        return cls(
            by_query=by_query,
            captcha=captcha,
            asked=frozenset(due),
            oldest=oldest,
            by_number=frozenset(by_number),
        )

    def day(self, decision: Decision) -> date | None:
        """Since when the visitor sees it there; None where he does not."""
        if self.by_query and (self.captcha or decision not in self.asked):
            return None
        return decision.credit_on

    def shows_missing(self, decision: Decision) -> bool:
        """Whether what the visitor does not see is surely not there. Behind a captcha the platform's export, which
        feeds the site, takes its place."""
        if not self.by_query:
            return True
        if self.captcha:
            return decision.platform_on is None
        whose = decision.department if decision.department in self.by_number else ""
        oldest = self.oldest.get((decision.kind, whose))
        return oldest is not None and oldest <= decision.decision_date
