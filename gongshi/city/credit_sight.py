"""What a fair visitor learns of decisions on the credit site: by its lists, by asking for ledger rows, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from disclosure.vocabulary import Kind
from gongshi.city.decisions import Decision
from gongshi.city.ledgers.entries import Line
from gongshi.city.portals import CreditPortal
from gongshi.city.portals.credit_queries import QueryCreditPortal


@dataclass(frozen=True, slots=True)
class CreditSight:
    """`by_query`: records come by a query only; `captcha`: not even so. `oldest`: the oldest decision day that the
    query was seen to give, by kind: with that it vouches for what it does not give."""

    by_query: bool
    captcha: bool
    asked: frozenset[Decision]
    oldest: Mapping[Kind, date]

    @classmethod
    def of(cls, credit: CreditPortal, lines: Mapping[str, Sequence[Line]]) -> CreditSight:
        by_query = isinstance(credit, QueryCreditPortal)
        due = [line.entry.decision for own in lines.values() for line in own if not line.entry.excluded]
        found = [decision for decision in due if decision.credit_on]
        oldest = {
            kind: min(days) for kind in Kind if (days := [one.decision_date for one in found if one.kind is kind])
        }
        captcha = isinstance(credit, QueryCreditPortal) and credit.asks_captcha
        return cls(by_query=by_query, captcha=captcha, asked=frozenset(due), oldest=oldest)

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
        oldest = self.oldest.get(decision.kind)
        return oldest is not None and oldest <= decision.decision_date
