"""What is true of a portal: the verdicts a fair visitor must come to. Every portal class states its own."""

from __future__ import annotations

from dataclasses import dataclass

from disclosure.vocabulary import SiteStatus, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """`on_home` and `searchable` are None where there is no column to say it of. `catalogue_items` counts items."""

    status: SiteStatus = SiteStatus.OK
    column: Verdict = Verdict.PRESENT
    on_home: bool | None = None
    searchable: bool | None = None
    catalogue: Verdict = Verdict.ABSENT
    plan: Verdict = Verdict.ABSENT
    officers: Verdict = Verdict.ABSENT
    records: bool = True


def unknown(status: SiteStatus) -> Promise:
    """Nothing can be said of a site nobody gets into."""
    return Promise(
        status=status,
        column=Verdict.UNKNOWN,
        catalogue=Verdict.UNKNOWN,
        plan=Verdict.UNKNOWN,
        officers=Verdict.UNKNOWN,
        records=False,
    )
