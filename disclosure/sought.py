"""Decisions looked for one by one on a site that has no list to read, and what the looking gave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from disclosure.document_number import normalise
from disclosure.party import normalise_party
from disclosure.vocabulary import Kind

SoughtKey = tuple[str, Kind, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """One decision of a ledger. `party` is None for natural persons: nobody's name is typed into a site's query."""

    department: str
    kind: Kind
    document_number: str | None
    party: str | None
    decision_date: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """One decision that a site was asked for and that came, or surely did not come. One whose search failed is not
    among them. `asked`: the texts that were sent; `evidence`: the kept answer."""

    sought: Sought
    found: bool
    asked: tuple[str, ...]
    evidence: str = ""


def sought_key(sought: Sought) -> SoughtKey:
    """What tells one decision from another, however its number and party are written."""
    return (
        sought.department,
        sought.kind,
        normalise(sought.document_number or ""),
        normalise_party(sought.party or ""),
    )
