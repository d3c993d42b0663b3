"""Answers to what a query was asked for, and when one that came back empty says that there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crawler.details import RecordDraft
from crawler.visit.reading import ReadRecord
from crawler.visit.spellings import party_texts
from disclosure.document_number import normalise
from disclosure.party import normalise_party
from disclosure.sought import Sought

_OWNERS = frozenset({"department", "organ", "source_unit"})


@dataclass(frozen=True, slots=True)
class Answer:
    """To one decision. `records`: those that are it; `sure`: whether having none says that there is none."""

    sought: Sought
    asked: tuple[tuple[str, str], ...]
    records: tuple[ReadRecord, ...] = ()
    sure: bool = False
    evidence: str = ""


def is_it(draft: RecordDraft, sought: Sought) -> bool:
    """Whether a record is the decision: by its number; where one of the two has none, by party and day."""
    if draft.kind is not sought.kind:
        return False
    mine, shown = normalise(sought.document_number or ""), normalise(draft.document_number or "")
    if mine and shown:
        return mine == shown
    same_party = bool(sought.party) and normalise_party(sought.party or "") == normalise_party(draft.party or "")
    return same_party and draft.decision_date is not None and draft.decision_date == sought.decision_date


def with_owner(read: ReadRecord, sought: Sought) -> ReadRecord:
    """A record that names no department is the one's that was asked for: number or party and day are its own."""
    if any(read.draft.values.get(name) for name in _OWNERS):
        return read
    return replace(read, draft=replace(read.draft, values={**read.draft.values, "department": sought.department}))


def vouched_for(answer: Answer, hits: Sequence[Answer], *, windowed: bool) -> bool:
    """Whether the query found another decision of the kind that is as old or older: some show recent ones only; where
    it asks for a span of days (`windowed`), also one as young or younger. One that was asked for by its number alone
    also needs one of its own department: so its numbers are written."""
    sought = answer.sought
    if windowed and not any(_as_young(hit.sought, sought) for hit in hits):
        return False
    by_party = bool(sought.party) and any(text in party_texts(sought.party or "") for text, _ in answer.asked)
    for hit in hits:
        other = hit.sought
        old_enough = not sought.decision_date or bool(
            other.decision_date and other.decision_date <= sought.decision_date
        )
        alike = by_party or other.department == sought.department
        if other.kind is sought.kind and old_enough and alike:
            return True
    return False


def _as_young(other: Sought, sought: Sought) -> bool:
    if other.kind is not sought.kind or other.decision_date is None or sought.decision_date is None:
        return False
    return other.decision_date >= sought.decision_date
