"""What is true of a portal: the verdicts a fair visitor must come to. Every portal class states its own."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure.vocabulary import Outcome, SiteStatus, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """`on_home` and `searchable` are None where there is no column to say it of. `outcome`: what the visit must
    name as what stood in its way; None where that is not laid down."""

    status: SiteStatus = SiteStatus.OK
    column: Verdict = Verdict.PRESENT
    on_home: bool | None = None
    searchable: bool | None = None
    catalogue: Verdict = Verdict.ABSENT
    plan: Verdict = Verdict.ABSENT
    officers: Verdict = Verdict.ABSENT
    records: bool = True
    outcome: Outcome | None = None
    noticed: frozenset[str] = frozenset()
    """Kinds of things that must have been seen on the way; nothing is laid down where it is empty."""


def unknown(status: SiteStatus, outcome: Outcome | None = None) -> Promise:
    """Nothing can be said of a site nobody gets into."""
    return Promise(
        status=status,
        column=Verdict.UNKNOWN,
        catalogue=Verdict.UNKNOWN,
        plan=Verdict.UNKNOWN,
        officers=Verdict.UNKNOWN,
        records=False,
        outcome=outcome,
    )
